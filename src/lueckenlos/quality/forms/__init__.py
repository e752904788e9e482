"""From forms to plain values."""

from lueckenlos.quality.forms.ratings import RatingsForm
from lueckenlos.quality.forms.small import BeginForm, InviteForm, WordingForm

__all__ = ["BeginForm", "InviteForm", "RatingsForm", "WordingForm"]
