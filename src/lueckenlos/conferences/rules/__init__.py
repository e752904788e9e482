"""What may be done around a conference, and how seats, addresses and averages are computed."""

from lueckenlos.conferences.rules.addresses import Pasted, Wrong, read_addresses
from lueckenlos.conferences.rules.allot import NOWHERE, Person, allot, lot, ranked
from lueckenlos.conferences.rules.rights import (
    Wishing,
    may_count,
    may_edit_conference,
    may_freeze,
    may_give_feedback,
    may_see_conference,
    may_see_names,
    may_write_minutes,
    photo_open,
    wishing,
)
from lueckenlos.conferences.rules.summary import FEWEST_ANSWERS, Scale, scales

__all__ = [
    "FEWEST_ANSWERS",
    "NOWHERE",
    "Pasted",
    "Person",
    "Scale",
    "Wishing",
    "Wrong",
    "allot",
    "lot",
    "may_count",
    "may_edit_conference",
    "may_freeze",
    "may_give_feedback",
    "may_see_conference",
    "may_see_names",
    "may_write_minutes",
    "photo_open",
    "ranked",
    "read_addresses",
    "scales",
    "wishing",
]
