"""Who may do what, what must be true before a survey starts, and how answers are read and counted."""

from lueckenlos.participation.rules.access import (
    may_answer,
    may_delete,
    may_edit,
    may_edit_questions,
    may_hand_in,
    may_release,
    may_start,
    may_view,
    open_on,
)
from lueckenlos.participation.rules.answers import read_answer
from lueckenlos.participation.rules.counting import breakdown_of, tally
from lueckenlos.participation.rules.rings import COLUMNS, read_rings, ring_key, shown_groups

__all__ = [
    "COLUMNS",
    "breakdown_of",
    "may_answer",
    "may_delete",
    "may_edit",
    "may_edit_questions",
    "may_hand_in",
    "may_release",
    "may_start",
    "may_view",
    "open_on",
    "read_answer",
    "read_rings",
    "ring_key",
    "shown_groups",
    "tally",
]
