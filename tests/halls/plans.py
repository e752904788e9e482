"""Short ways to plans, halls and guests for the tests of hall plans."""

from typing import Any

from events.fair import make_boerse, sure
from lueckenlos.events.actions import booking as booking_actions
from lueckenlos.events.models import Booking, Event, Registration
from lueckenlos.events.rules import PlaceTypeValues
from lueckenlos.halls.actions.rooms import add_room
from lueckenlos.halls.models import Room
from lueckenlos.halls.queries import hall_of
from lueckenlos.halls.rules.plan import Floor, Item
from lueckenlos.halls.rules.quick import Start
from lueckenlos.halls.rules.rows import Guest, Spot
from lueckenlos.tenancy.actor import Actor


def table(number: int, x: int = 200, y: int = 200, **values: Any) -> Item:
    """A table of 1.2 × 0.8 m whose front points down."""
    given = {"width": 120, "depth": 80, "id": number, **values}
    return Item(kind="tisch", x=x, y=y, number=number, **given)


def thing(kind: str, x: int, y: int, width: int, depth: int, **values: Any) -> Item:
    return Item(**{"id": 900 + x + y, **values}, kind=kind, x=x, y=y, width=width, depth=depth)


def floor(*items: Item, width: int = 1000, depth: int = 1000) -> Floor:
    return Floor(width, depth, items)


def row(count: int, *, first: int = 1, y: int = 200, **values: Any) -> list[Spot]:
    """Tables side by side in one room."""
    return [Spot(0, table(first + index, 100 + 130 * index, y, **values)) for index in range(count)]


def guest(number: int, **values: Any) -> Guest:
    return Guest(key=number, number=number, **{"place_type": 1, **values})


def boerse(by: Actor, *, places: int = 6) -> Booking:
    """Private tables and two for Infostände."""
    return make_boerse(by, places=places)


def more_places(booking: Booking, by: Actor, *rows: PlaceTypeValues) -> None:
    booking_actions.save_booking(event=booking.event, by=by, values={}, place_types=rows)


def room_of(event: Event, by: Actor, *, tables: int = 8, name: str = "Saal", **values: Any) -> Room:
    """A quick start with the place types of the event."""
    types = tuple((kind.pk, kind.capacity, kind.kind == "infostand") for kind in hall_of(event).place_types)
    given = {"width": 1600, "depth": 1200, "types": types, **values}
    return add_room(event=event, by=by, name=name, start=Start(tables=tables, **given))


def people(booking: Booking, count: int, **values: Any) -> list[Registration]:
    return [sure(booking, **values) for _ in range(count)]
