"""Who may do what with a prize, when applications are taken, and how points become a table."""

from lueckenlos.prizes.rules.access import (
    deadline_text,
    may_apply,
    may_change_application,
    may_close,
    may_decide,
    may_edit,
    may_edit_call,
    may_forget,
    may_judge,
    may_name_jury,
    may_read_applications,
    may_release,
    may_view,
)
from lueckenlos.prizes.rules.money import pool_of
from lueckenlos.prizes.rules.scoring import Standing, Vote, is_whole, tally, weighted

__all__ = [
    "Standing",
    "Vote",
    "deadline_text",
    "is_whole",
    "may_apply",
    "may_change_application",
    "may_close",
    "may_decide",
    "may_edit",
    "may_edit_call",
    "may_forget",
    "may_judge",
    "may_name_jury",
    "may_read_applications",
    "may_release",
    "may_view",
    "pool_of",
    "tally",
    "weighted",
]
