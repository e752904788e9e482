"""What is still known about people, over all events of a Stelle, and the log of what was deleted."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from lueckenlos.events.extensions import held_by
from lueckenlos.events.models import DeletionEntry, Event, Registration, RetentionRule
from lueckenlos.events.queries.work import visible_events
from lueckenlos.events.rules.retention import forget_on, may_forget, may_see_register
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class HeldLine:
    """One event of the register: rows that name people, and the day on which they go."""

    event: Event
    registrations: int
    others: int
    goes_on: date
    erasable: bool = False
    # the night in which it should have gone has passed
    overdue: bool = False
    # over, and nobody is known
    settled: bool = False

    @property
    def total(self) -> int:
        return self.registrations + self.others


def own_terms() -> dict[str, int]:
    """Kind of event → days, where the Stelle has set its own. One query; the scope must be open."""
    return dict(RetentionRule.objects.values_list("art", "days"))


def ended_and_known(now: datetime) -> list[Event]:
    """Events that are over and still hold data about people, or were never looked at after their end."""
    events = list(
        _with_people(Event.objects.filter(ends_at__lt=now)).select_related("stelle", "booking").order_by("pk")
    )
    held = held_by(events)
    return [event for event in events if event.forgotten_at is None or event.people or held[event.pk]]


def register_events(actor: Actor) -> QuerySet[Event]:
    """Events that hold data about people or may still, the oldest first: those go next."""
    if not may_see_register(actor):
        return Event.objects.none()
    events = _with_people(visible_events(actor))
    # what a person asked us to keep longer, such as their seller number
    kept = [key for key, number in held_by(list(events.exclude(forgotten_at=None))).items() if number]
    return events.filter(Q(forgotten_at=None) | Q(people=True) | Q(pk__in=kept)).order_by("ends_at", "id")


def _with_people(events: QuerySet[Event]) -> QuerySet[Any]:
    """With ``people``: whether somebody registered is still known."""
    known = Registration.objects.filter(booking__event=OuterRef("pk"), forgotten_at=None)
    return events.annotate(people=Exists(known))


def held_lines(actor: Actor, events: Iterable[Event], now: datetime) -> list[HeldLine]:
    """The register for these events. Two queries, and those of the extensions."""
    events, terms = list(events), own_terms()
    keys = [event.pk for event in events]
    rows = Registration.objects.filter(booking__event__in=keys, forgotten_at=None).order_by()
    people = dict(rows.values_list("booking__event").annotate(Count("pk")))
    others = held_by(events)
    lines = [HeldLine(event, people.get(event.pk, 0), others[event.pk], forget_on(event, terms)) for event in events]
    today = timezone.localdate(now)
    return [
        replace(line, erasable=bool(may_forget(actor, line.event, now)), overdue=line.goes_on < today)
        if line.total
        else replace(line, settled=line.event.ends_at < now)
        for line in lines
    ]


def deletion_log(actor: Actor) -> QuerySet[DeletionEntry]:
    """Newest first."""
    return DeletionEntry.objects.all() if may_see_register(actor) else DeletionEntry.objects.none()
