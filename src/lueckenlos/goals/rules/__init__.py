"""Who may do what with goals and measures, how the tree may grow, and what dates and readings suggest."""

from lueckenlos.goals.rules.access import (
    may_branch,
    may_delete,
    may_edit,
    may_edit_goal,
    may_edit_leitbild,
    may_move_goal,
    may_view,
    may_write_yardstick,
    state_of,
)
from lueckenlos.goals.rules.flags import goal_flags, is_draft, is_over, measure_flags, missing_for_adoption
from lueckenlos.goals.rules.progress import Progress, progress_of
from lueckenlos.goals.rules.tree import MAX_DEPTH, check_place

__all__ = [
    "MAX_DEPTH",
    "Progress",
    "check_place",
    "goal_flags",
    "is_draft",
    "is_over",
    "may_branch",
    "may_delete",
    "may_edit",
    "may_edit_goal",
    "may_edit_leitbild",
    "may_move_goal",
    "may_view",
    "may_write_yardstick",
    "measure_flags",
    "missing_for_adoption",
    "progress_of",
    "state_of",
]
