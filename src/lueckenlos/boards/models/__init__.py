"""Gremien with members; Sitzungen with agenda, papers and attendance; Beschlüsse with what became of them."""

from lueckenlos.boards.models.agenda import AgendaItem, Paper
from lueckenlos.boards.models.gremium import Gremium, Member
from lueckenlos.boards.models.meeting import FrozenMinutes, Meeting, Participant
from lueckenlos.boards.models.resolution import Progress, Resolution

__all__ = [
    "AgendaItem",
    "FrozenMinutes",
    "Gremium",
    "Meeting",
    "Member",
    "Paper",
    "Participant",
    "Progress",
    "Resolution",
]
