"""A conference as the pages of the work area show it. The scope must be open."""

from dataclasses import dataclass, field

from django.http import Http404
from django.shortcuts import get_object_or_404

from lueckenlos.conferences.models import Conference, Session
from lueckenlos.conferences.queries.workshops import taken_seats
from lueckenlos.events.models import Event, Programmteil
from lueckenlos.events.queries.work import get_event_or_404
from lueckenlos.tenancy.actor import Actor


@dataclass(slots=True)
class Row:
    """One part of the programme, with what a conference adds to it."""

    part: Programmteil
    session: Session | None = None
    taken: int = 0

    @property
    def free(self) -> int:
        return max(0, (self.part.capacity or 0) - self.taken)

    @property
    def number(self) -> int | None:
        return self.session.round if self.session else None


@dataclass(slots=True)
class Round:
    """Workshops that happen at the same time."""

    number: int
    rows: list[Row] = field(default_factory=list)


def event_of(actor: Actor, pk: int) -> Event:
    """Any event of the Stelle; Http404. Four queries."""
    return get_event_or_404(actor, pk)


def conference_of(actor: Actor, pk: int) -> Conference:
    """With its event, programme and booking; Http404 where there is none."""
    event = get_event_or_404(actor, pk)
    conference = Conference.objects.filter(event=event).first()
    if conference is None:
        raise Http404
    conference.event = event
    return conference


def part_of(event: Event, pk: int) -> Programmteil:
    part: Programmteil = get_object_or_404(Programmteil.objects.filter(event=event), pk=pk)
    return part


def programme(event: Event) -> list[Row]:
    """In the order of the day: by beginning, then as entered. Five queries."""
    sessions = Session.objects.filter(part__event=event).prefetch_related("speakers", "papers")
    by_part = {row.part_id: row for row in sessions}
    taken = taken_seats(event)
    rows = []
    for part in event.parts.all():
        session = by_part.get(part.pk)
        rows.append(Row(part, session, taken.get(session.pk, 0) if session else 0))
    return sorted(rows, key=lambda row: (row.part.starts_at or event.starts_at, row.part.position))


def rounds(rows: list[Row]) -> list[Round]:
    """Workshops by round, in the order of the programme."""
    found: dict[int, Round] = {}
    for row in rows:
        if row.number is not None:
            found.setdefault(row.number, Round(row.number)).rows.append(row)
    return [found[number] for number in sorted(found)]
