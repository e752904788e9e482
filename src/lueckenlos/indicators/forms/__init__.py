"""What the addresses of the pages about need ask for; nonsense asks for nothing."""

from lueckenlos.indicators.forms.inequality import InequalityForm
from lueckenlos.indicators.forms.profile import ProfileForm

__all__ = ["InequalityForm", "ProfileForm"]
