"""From forms to plain values."""

from lueckenlos.process.forms.bausteine import AnswersForm, BausteinForm, EvidenceForm
from lueckenlos.process.forms.checks import CheckForm
from lueckenlos.process.forms.questions import QuestionForm

__all__ = ["AnswersForm", "BausteinForm", "CheckForm", "EvidenceForm", "QuestionForm"]
