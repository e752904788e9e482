"""Niederschriften that are approved."""

from lueckenlos.boards.models import FrozenMinutes, Meeting


def frozen_of(meeting: Meeting) -> FrozenMinutes | None:
    """One query."""
    found: FrozenMinutes | None = FrozenMinutes.objects.filter(meeting=meeting).first()
    return found
