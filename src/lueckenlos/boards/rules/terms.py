"""Days: terms of office, the term of an invitation, what is overdue."""

from datetime import date, timedelta

from lueckenlos.boards.enums import UNDONE, Outcome
from lueckenlos.boards.models import Member, Resolution


def in_term(member: Member, day: date) -> bool:
    """Both ends belong to the term; an empty end is open."""
    return (member.since is None or member.since <= day) and (member.until is None or day <= member.until)


def invitation_deadline(meeting_day: date, days: int) -> date:
    """The last day on which an invitation keeps the term of ``days`` full days before the meeting."""
    return meeting_day - timedelta(days=days)


def is_overdue(resolution: Resolution, day: date) -> bool:
    """Carried, not done, and the day by which it should be is over."""
    if resolution.outcome != Outcome.ANGENOMMEN or resolution.state not in UNDONE:
        return False
    return resolution.due is not None and resolution.due < day
