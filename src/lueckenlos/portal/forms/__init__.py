"""The public search and the registration."""

from lueckenlos.portal.forms.booking import BookingForm, CheckForm
from lueckenlos.portal.forms.search import criteria_of, without

__all__ = ["BookingForm", "CheckForm", "criteria_of", "without"]
