"""Who may do what; quorum, votes and terms as plain computations."""

from lueckenlos.boards.rules.rights import (
    may_answer,
    may_approve,
    may_change_agenda,
    may_comment,
    may_edit,
    may_invite,
    may_move,
    may_view,
    may_withdraw,
    may_write_minutes,
)
from lueckenlos.boards.rules.terms import (
    forgotten_on,
    in_term,
    invitation_deadline,
    is_overdue,
    minutes_must_name,
)
from lueckenlos.boards.rules.votes import Vote, check_vote, is_quorate, outcome_of, quorum_needed

__all__ = [
    "Vote",
    "check_vote",
    "forgotten_on",
    "in_term",
    "invitation_deadline",
    "is_overdue",
    "is_quorate",
    "may_answer",
    "may_approve",
    "may_change_agenda",
    "may_comment",
    "may_edit",
    "may_invite",
    "may_move",
    "may_view",
    "may_withdraw",
    "may_write_minutes",
    "minutes_must_name",
    "outcome_of",
    "quorum_needed",
]
