"""From forms to plain values."""

from lueckenlos.quality.forms.ratings import RatingsForm
from lueckenlos.quality.forms.small import BeginForm, DoneForm, InviteForm, WordingForm

__all__ = ["BeginForm", "DoneForm", "InviteForm", "RatingsForm", "WordingForm"]
