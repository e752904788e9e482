"""Beginning, filling in, agreeing, sharing; and wording the steps."""

from lueckenlos.quality.actions.assessments import (
    create_assessment,
    delete_assessment,
    move_assessment,
    share_assessment,
)
from lueckenlos.quality.actions.people import Issued, forget_people, invite, uninvite
from lueckenlos.quality.actions.steps import tick_step, untick_step
from lueckenlos.quality.actions.views import save_result, save_view
from lueckenlos.quality.actions.wordings import save_wording

__all__ = [
    "Issued",
    "create_assessment",
    "delete_assessment",
    "forget_people",
    "invite",
    "move_assessment",
    "save_result",
    "save_view",
    "save_wording",
    "share_assessment",
    "tick_step",
    "uninvite",
    "untick_step",
]
