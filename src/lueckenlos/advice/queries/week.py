"""What waits for one person of the KGC, and when the KGC itself meets or invites."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone

from lueckenlos.advice.enums import CaseState
from lueckenlos.advice.models import Case, FollowUp
from lueckenlos.advice.queries.work import cases_for, follow_ups_for
from lueckenlos.boards.models import Meeting
from lueckenlos.boards.queries.pages import coming_meetings
from lueckenlos.events.enums import PLANNED
from lueckenlos.events.models import Event
from lueckenlos.events.queries.work import visible_events
from lueckenlos.tenancy.actor import Actor

WEEK: Final = 7
AHEAD: Final = 14


@dataclass(frozen=True, slots=True)
class Week:
    """What waits, by how soon; ``inquiries`` are those nobody has taken; ``dates`` of the KGC in order of time."""

    late: list[FollowUp]
    now: list[FollowUp]
    ahead: list[FollowUp]
    inquiries: list[Case]
    dates: list[Event | Meeting]


def week_of(actor: Actor, now: datetime) -> Week:
    """The actor's own and what belongs to nobody. Five queries."""
    today = timezone.localdate(now)
    rows = follow_ups_for(actor).filter(done_on=None, on__lte=today + timedelta(days=AHEAD))
    found = list(rows.filter(Q(user=actor.user) | Q(user=None)).order_by("on", "pk"))
    end = today + timedelta(days=WEEK - 1)
    inquiries = cases_for(actor).filter(state=CaseState.ANFRAGE).order_by("received_on", "pk")
    return Week(
        [one for one in found if one.on < today],
        [one for one in found if today <= one.on <= end],
        [one for one in found if one.on > end],
        list(inquiries),
        dates_of(actor, now),
    )


def dates_of(actor: Actor, now: datetime) -> list[Event | Meeting]:
    """Events and Sitzungen of the own Stelle that are going on or begin within two weeks. At most three queries."""
    until = timezone.localdate(now) + timedelta(days=AHEAD)
    events = visible_events(actor).filter(status__in=PLANNED, ends_at__gte=now, starts_at__date__lte=until)
    meetings = (row for row in coming_meetings(actor, now) if _day(row.starts_at) <= until)
    return sorted([*events, *meetings], key=lambda row: row.starts_at)


def _day(moment: datetime) -> date:
    return timezone.localdate(moment)
