"""Verdicts, codes, names and counts of Qualifizierung."""

from lueckenlos.courses.rules.codes import REFUSALS, new_code, read_code
from lueckenlos.courses.rules.evaluation import Counts, Window, counts_of, may_be_shown, question_keys, window_of
from lueckenlos.courses.rules.names import name_hash, name_key, name_matches, printable_name
from lueckenlos.courses.rules.organisations import kind_of
from lueckenlos.courses.rules.presence import enough, hours_of, percent_of, proposed_units, session_at, units_of
from lueckenlos.courses.rules.rights import (
    may_edit,
    may_issue,
    may_keep_files,
    may_mark,
    may_read_record,
    may_record,
    may_see_people,
    may_withdraw,
)

__all__ = [
    "REFUSALS",
    "Counts",
    "Window",
    "counts_of",
    "enough",
    "hours_of",
    "kind_of",
    "may_be_shown",
    "may_edit",
    "may_issue",
    "may_keep_files",
    "may_mark",
    "may_read_record",
    "may_record",
    "may_see_people",
    "may_withdraw",
    "name_hash",
    "name_key",
    "name_matches",
    "new_code",
    "percent_of",
    "printable_name",
    "proposed_units",
    "question_keys",
    "read_code",
    "session_at",
    "units_of",
    "window_of",
]
