"""Days: terms of office, the term of an invitation, what is overdue."""

from datetime import date, timedelta

from lueckenlos.boards.enums import UNDONE, GremiumKind, Outcome
from lueckenlos.boards.models import Gremium, Member, Resolution


def in_term(member: Member, day: date) -> bool:
    """Both ends belong to the term; an empty end is open."""
    return (member.since is None or member.since <= day) and (member.until is None or day <= member.until)


def forgotten_on(member: Member, gremium: Gremium) -> date | None:
    """The day on which the nightly run deletes somebody who has left; None for a term without end."""
    return None if member.until is None else member.until + timedelta(days=gremium.keep_days + 1)


def minutes_must_name(gremium: Gremium) -> bool:
    """Committees by law write down who was there (§ 93 VwVfG, the Kommunalverfassungen); working circles need not."""
    return gremium.kind in {GremiumKind.AUSSCHUSS, GremiumKind.RAT}


def invitation_deadline(meeting_day: date, days: int) -> date:
    """The last day on which an invitation keeps the term of ``days`` full days before the meeting."""
    return meeting_day - timedelta(days=days)


def is_overdue(resolution: Resolution, day: date) -> bool:
    """Carried, not done, and the day by which it should be is over."""
    if resolution.outcome != Outcome.ANGENOMMEN or resolution.state not in UNDONE:
        return False
    return resolution.due is not None and resolution.due < day
