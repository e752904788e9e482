"""The hall of the demo's Baby-Börse: a plan of its own size, and tables given by the ordinary actions."""

from typing import Final

from django_scopes import scope

from lueckenlos.events.models import Booking
from lueckenlos.halls.actions.rooms import add_room
from lueckenlos.halls.actions.seating import allot_tables, tell_tables
from lueckenlos.halls.enums import Mode
from lueckenlos.halls.forms import DOOR_NAMES
from lueckenlos.halls.queries import at_tables, hall_of, is_stand, state_of
from lueckenlos.halls.rules.quick import Start, room_for
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

STELLE: Final = "hettstedt"
ROOM: Final = "Großer Ratssaal"


def furnish(stellen: dict[str, Stelle]) -> None:
    """Draw the hall of the first Börse, give everybody a table and tell them."""
    stelle = stellen[STELLE]
    by = system_actor(stelle)
    with scope(stelle=stelle):
        booking = Booking.objects.filter(event__art="boerse", event__boerse__isnull=False).order_by("pk").first()
        if booking is None:
            return
        hall = hall_of(booking.event)
        tables = sum(kind.capacity for kind in hall.place_types)
        width, depth = room_for(tables)
        types = tuple((kind.pk, kind.capacity, is_stand(kind)) for kind in hall.place_types)
        add_room(
            event=booking.event, by=by, name=ROOM, start=Start(width, depth, tables, types=types, door_names=DOOR_NAMES)
        )
        seen = state_of(hall_of(booking.event).rooms, at_tables(booking))
        allot_tables(booking=booking, by=by, mode=Mode.NEU, seen=seen)
        tell_tables(booking=booking, by=by)
