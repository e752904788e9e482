"""From addresses and forms to plain values."""

from lueckenlos.goals.forms.filters import MeasureFilterForm
from lueckenlos.goals.forms.plan import GoalForm, MeasureForm, read_origin
from lueckenlos.goals.forms.small import (
    GoalStandingForm,
    LeitbildForm,
    LinkForm,
    MeasureStandingForm,
    ReadingForm,
    YardstickForm,
)

__all__ = [
    "GoalForm",
    "GoalStandingForm",
    "LeitbildForm",
    "LinkForm",
    "MeasureFilterForm",
    "MeasureForm",
    "MeasureStandingForm",
    "ReadingForm",
    "YardstickForm",
    "read_origin",
]
