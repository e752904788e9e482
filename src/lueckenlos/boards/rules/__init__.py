"""Who may do what; quorum, votes and terms as plain computations."""

from lueckenlos.boards.rules.rights import (
    may_approve,
    may_change_agenda,
    may_edit,
    may_invite,
    may_move,
    may_view,
    may_write_minutes,
)
from lueckenlos.boards.rules.terms import in_term, invitation_deadline, is_overdue
from lueckenlos.boards.rules.votes import Vote, check_vote, is_quorate, outcome_of, quorum_needed

__all__ = [
    "Vote",
    "check_vote",
    "in_term",
    "invitation_deadline",
    "is_overdue",
    "is_quorate",
    "may_approve",
    "may_change_agenda",
    "may_edit",
    "may_invite",
    "may_move",
    "may_view",
    "may_write_minutes",
    "outcome_of",
    "quorum_needed",
]
