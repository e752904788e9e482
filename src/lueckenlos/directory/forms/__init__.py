"""Forms of the directory."""

from lueckenlos.directory.forms.bundle import DRAFT, OfferInput
from lueckenlos.directory.forms.filters import OfferFilterForm
from lueckenlos.directory.forms.offer import OfferForm
from lueckenlos.directory.forms.small import LinkForm, NoteForm, ReasonForm, SenderForm

__all__ = ["DRAFT", "LinkForm", "NoteForm", "OfferFilterForm", "OfferForm", "OfferInput", "ReasonForm", "SenderForm"]
