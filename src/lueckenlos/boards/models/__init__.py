"""Gremien with members; Sitzungen with agenda, papers and attendance; Beschlüsse with what became of them."""

from lueckenlos.boards.models.agenda import AgendaItem, Comment, Paper
from lueckenlos.boards.models.gremium import Gremium, Member, MemberDeletion
from lueckenlos.boards.models.meeting import FrozenMinutes, Meeting, Participant
from lueckenlos.boards.models.resolution import Progress, Resolution

__all__ = [
    "AgendaItem",
    "Comment",
    "FrozenMinutes",
    "Gremium",
    "Meeting",
    "Member",
    "MemberDeletion",
    "Paper",
    "Participant",
    "Progress",
    "Resolution",
]
