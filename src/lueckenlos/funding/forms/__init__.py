"""From addresses and forms to plain values."""

from lueckenlos.funding.forms.mappe import ChooseForm, MappeForm, MoveForm, SectionForm
from lueckenlos.funding.forms.plan import PlanLineForm, SpendForm
from lueckenlos.funding.forms.programme import DeadlineForm, ProgrammeForm

__all__ = [
    "ChooseForm",
    "DeadlineForm",
    "MappeForm",
    "MoveForm",
    "PlanLineForm",
    "ProgrammeForm",
    "SectionForm",
    "SpendForm",
]
