"""The door of the work area: events of the own Stelle, and the counts anybody there may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Count, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from lueckenlos.events.enums import FOR_PEOPLE, SURE, PlaceKind, RegistrationStatus
from lueckenlos.events.models import Booking, Event, PlaceType, Registration
from lueckenlos.shared.prepared import Prepared
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission
from lueckenlos.tenancy.models import Stelle

_R = RegistrationStatus


@dataclass(frozen=True, slots=True)
class Place:
    """One place type with what is left of it."""

    pk: int
    name: str
    kind: PlaceKind
    price_cents: int
    capacity: int
    taken: int

    @property
    def free(self) -> int:
        return self.capacity - self.taken


@dataclass(frozen=True, slots=True)
class PlaceCount(Place):
    """With who waits for it; ``waiting`` and ``offered`` in places, not in people."""

    waiting: int
    offered: int


@dataclass(frozen=True, slots=True)
class CashLine:
    """Money of one place type, in cents; only places that are firm."""

    name: str
    price_cents: int
    registrations: int
    places: int
    due_cents: int
    paid_cents: int

    @property
    def open_cents(self) -> int:
        return self.due_cents - self.paid_cents


@dataclass(frozen=True, slots=True)
class CashSheet:
    lines: tuple[CashLine, ...]
    due_cents: int
    paid_cents: int

    @property
    def open_cents(self) -> int:
        return self.due_cents - self.paid_cents


def visible_events(actor: Actor) -> QuerySet[Event]:
    """All events of the Stelle for those who read it, newest first."""
    rows = Event.objects.all() if actor.has(Permission.VIEW) else Event.objects.none()
    return rows.order_by("-starts_at", "title_key", "id")


def get_event_or_404(actor: Actor, pk: int) -> Event:
    """With programme, booking, Börse and place types. Four queries."""
    rows = (
        visible_events(actor)
        .select_related("booking", "boerse", "stelle")
        .prefetch_related("parts", "booking__place_types")
    )
    return get_object_or_404(rows, pk=pk)


def neighbours(actor: Actor) -> QuerySet[Stelle]:
    """Stellen that may invite together with this one: above, beside and below it in the tree."""
    here = actor.stelle
    near = Q(parent=here.pk)
    if here.parent_id:
        near |= Q(pk=here.parent_id) | Q(parent=here.parent_id)
    return Stelle.objects.filter(near).exclude(pk=here.pk).order_by("name")


def get_booking_or_404(actor: Actor, event_pk: int) -> Booking:
    """The booking of an event in sight. One query."""
    rows = Booking.objects.filter(event__in=visible_events(actor).order_by().values("pk"))
    return get_object_or_404(rows.select_related("event__boerse", "stelle"), event=event_pk)


def places_of(booking: Booking) -> list[Place]:
    """Every place type in order, for those who register: no row of a person is counted. One query."""
    rows = _PLACES.tuples(booking.pk)
    return [Place(pk, name, PlaceKind(kind), *numbers) for pk, name, kind, *numbers in rows]


def _place_columns(booking: int) -> QuerySet[PlaceType, tuple[Any, ...]]:
    rows = PlaceType.objects.filter(booking=booking).order_by("position", "id")
    return rows.values_list("pk", "name", "kind", "price_cents", "capacity", "taken")


_PLACES: Final = Prepared(_place_columns, int)


def takes_walk_ins(event: Event) -> bool:
    """Whether people without a registration can be let in at all. One query."""
    kinds = [kind.value for kind in FOR_PEOPLE]
    return PlaceType.objects.filter(booking__event=event, kind__in=kinds).exists()


def free_places(booking: Booking) -> list[PlaceCount]:
    """Every place type in order, with who waits for it. One query; the scope must be open."""
    waiting = Sum("registrations__quantity", filter=Q(registrations__status=_R.WARTELISTE), default=0)
    offered = Sum("registrations__quantity", filter=Q(registrations__status=_R.ANGEBOTEN), default=0)
    rows = PlaceType.objects.filter(booking=booking).annotate(waiting=waiting, offered=offered)
    return [
        PlaceCount(
            row.pk,
            row.name,
            PlaceKind(row.kind),
            row.price_cents,
            row.capacity,
            row.taken,
            row.waiting,
            row.offered,
        )
        for row in rows.order_by("position", "id")
    ]


def status_counts(booking: Booking) -> dict[RegistrationStatus, int]:
    """Registrations by status, every status present. One query."""
    rows = Registration.objects.filter(booking=booking).order_by().values_list("status").annotate(Count("pk"))
    found = dict(rows)
    return {status: found.get(status.value, 0) for status in _R}


def cash_sheet(booking: Booking) -> CashSheet:
    """What is due and paid, by place type; whoever did not come still owes nothing more than their place. One query."""
    firm = Q(registrations__status__in=_values(SURE))
    paid = firm & Q(registrations__paid_at__isnull=False)
    rows = (
        PlaceType.objects.filter(booking=booking)
        .annotate(
            people=Count("registrations", filter=firm),
            places=Sum("registrations__quantity", filter=firm, default=0),
            due=Sum("registrations__amount_cents", filter=firm, default=0),
            paid=Sum("registrations__amount_cents", filter=paid, default=0),
        )
        .order_by("position", "id")
    )
    lines = tuple(CashLine(row.name, row.price_cents, row.people, row.places, row.due, row.paid) for row in rows)
    return CashSheet(lines, sum(line.due_cents for line in lines), sum(line.paid_cents for line in lines))


def _values(statuses: Iterable[RegistrationStatus]) -> list[str]:
    return [status.value for status in statuses]
