"""Forms of the network."""

from lueckenlos.network.forms.answer import AnswerForm
from lueckenlos.network.forms.filters import CompareForm, NetworkForm
from lueckenlos.network.forms.small import ConsentForm, ExpectationForm, HideForm, RoundForm
from lueckenlos.network.forms.tie import TieForm

__all__ = [
    "AnswerForm",
    "CompareForm",
    "ConsentForm",
    "ExpectationForm",
    "HideForm",
    "NetworkForm",
    "RoundForm",
    "TieForm",
]
