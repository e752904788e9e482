"""Rooms and who sits in them. The scope of the Stelle is open; names only for those who work with them."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.events.enums import AT_TABLES, SURE, PlaceKind
from lueckenlos.events.models import Booking, Event, PlaceType, Registration
from lueckenlos.events.queries.people import registrations_for
from lueckenlos.events.queries.work import visible_events
from lueckenlos.halls.models import Room
from lueckenlos.halls.rules.plan import Floor, stored_items
from lueckenlos.halls.rules.rows import Guest, Spot
from lueckenlos.tenancy.actor import Actor

_KINDS = sorted(kind.value for kind in AT_TABLES)
_SURE = sorted(status.value for status in SURE)


@dataclass(frozen=True, slots=True)
class Hall:
    """All rooms of an event with their plans, and the place types that stand at tables."""

    event: Event
    rooms: tuple[Room, ...]
    floors: dict[int, Floor]
    place_types: tuple[PlaceType, ...]

    @property
    def booking(self) -> Booking | None:
        return getattr(self.event, "booking", None)

    @property
    def capacities(self) -> dict[int, tuple[str, int]]:
        return {kind.pk: (kind.name, kind.capacity) for kind in self.place_types}


def hall_of(event: Event) -> Hall:
    """Two queries beyond those that loaded the event."""
    rooms = tuple(Room.objects.filter(event=event).order_by("position", "id"))
    return Hall(event, rooms, {room.pk: floor_of(room) for room in rooms}, place_types_of(event))


def place_types_of(event: Event) -> tuple[PlaceType, ...]:
    rows = PlaceType.objects.filter(booking__event=event, kind__in=_KINDS)
    return tuple(rows.order_by("position", "id"))


def floor_of(room: Room) -> Floor:
    return Floor(room.width, room.depth, stored_items(room.items))


def get_room_or_404(event: Event, pk: int) -> Room:
    """A room of this event, which the caller has found in sight."""
    room = get_object_or_404(Room, pk=pk, event=event)
    room.event = event
    return room


def earlier_plans(actor: Actor, event: Event) -> QuerySet[Event]:
    """Other events of the Stelle that have a plan, newest first, with the number of their rooms."""
    has_rooms = Exists(Room.objects.filter(event=OuterRef("pk")))
    rows = visible_events(actor).filter(has_rooms).exclude(pk=event.pk)
    return rows.annotate(room_count=Count("rooms")).order_by("-starts_at", "-pk")


def at_tables(booking: Booking | None) -> list[Registration]:
    """Everybody with a firm place at a table, by number, with place type and seating. One query, without rights."""
    if booking is None:
        return []
    rows = Registration.objects.filter(booking=booking, status__in=_SURE, place_type__kind__in=_KINDS)
    return list(rows.select_related("place_type", "seating").order_by("number"))


def seated(actor: Actor, booking: Booking | None) -> list[Registration]:
    """The same with names, for those who may see them; nobody for others. One query."""
    if booking is None:
        return []
    rows = registrations_for(actor, booking).filter(status__in=_SURE, place_type__kind__in=_KINDS)
    return list(rows.select_related("place_type", "seating"))


def is_stand(place_type: PlaceType) -> bool:
    return place_type.kind == PlaceKind.INFOSTAND


def table_numbers(rooms: Iterable[Room]) -> frozenset[int]:
    return frozenset(item.number for room in rooms for item in floor_of(room).tables)


def state_of(rooms: Iterable[Room], rows: Iterable[Registration]) -> str:
    """A short mark of everything a run depends on: plans, registrations, tables, wishes of neighbours."""
    mark = hashlib.sha256()
    for room in rooms:
        mark.update(f"{room.pk}:{room.version};".encode())
    for row in rows:
        seating = getattr(row, "seating", None)
        fixed, beside = (seating.fixed, seating.beside) if seating else (False, [])
        mark.update(f"{row.pk}:{row.quantity}:{sorted(row.table_numbers)}:{fixed:d}:{beside};".encode())
    return mark.hexdigest()[:20]


def spots_of(hall: Hall) -> list[Spot]:
    return [Spot(room.position, item) for room in hall.rooms for item in hall.floors[room.pk].tables]


def untold(rows: Iterable[Registration]) -> list[Registration]:
    """Who has tables that no mail has told them yet."""
    return [row for row in rows if row.table_numbers and row.table_numbers != told_of(row)]


def told_of(row: Registration) -> list[int]:
    """The tables in the last mail about tables; empty before the first."""
    seating = getattr(row, "seating", None)
    return list(seating.told) if seating else []


def guest_of(row: Registration) -> Guest:
    seating = getattr(row, "seating", None)
    return Guest(
        key=row.pk,
        number=row.number,
        place_type=row.place_type_id,
        quantity=row.quantity,
        stand=is_stand(row.place_type),
        wishes=frozenset(row.wishes),
        needs=bool(row.needs),
        beside=frozenset(seating.beside if seating else ()) - {row.number},
    )
