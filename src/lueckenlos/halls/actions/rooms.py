"""Rooms of an event: a quick start, saving a plan, taking over an earlier one."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db import connection, transaction

from lueckenlos.events.actions.desk import seat_many
from lueckenlos.events.models import Event
from lueckenlos.halls.models import Room
from lueckenlos.halls.queries import at_tables, floor_of, hall_of, place_types_of, table_numbers
from lueckenlos.halls.rules.numbers import moved_tables, renumbered, twice
from lueckenlos.halls.rules.plan import Item, plain_items, read_items, room_size, stored_items
from lueckenlos.halls.rules.quick import Start, quick_floor
from lueckenlos.halls.rules.rights import may_edit_plan, may_see_plan
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

MOST_ROOMS: Final = 20
MOST_TABLES: Final = 2_000
NAME_LENGTH: Final = 80


@transaction.atomic
def add_room(*, event: Event, by: Actor, name: str, start: Start) -> Room:
    """A room with doors, a way and tables. Raises Invalid for impossible sizes and a name that is taken."""
    ensure(may_edit_plan(by, event))
    _lock(event)
    rooms = list(Room.objects.filter(event=event))
    if len(rooms) >= MOST_ROOMS:
        raise Invalid("plan_rooms_full", most=MOST_ROOMS)
    if not 0 <= start.tables <= MOST_TABLES:
        raise Invalid("plan_tables", most=MOST_TABLES)
    width, depth = room_size(start.width, start.depth)
    floor = quick_floor(start)
    read_items(plain_items(floor.items), frozenset(key for key, _, _ in start.types))
    room = Room(stelle=event.stelle, event=event, name=_free_name(name, rooms), position=len(rooms))
    room.width, room.depth, room.items = width, depth, plain_items(floor.items)
    room.save()
    audit.record("halls.room.create", room, by=by, changes={"items": (0, len(floor.items))})
    return room


@transaction.atomic
def save_plan(*, room: Room, by: Actor, version: int, values: Mapping[str, Any]) -> Room:
    """The whole plan as ``values``: name, width, depth, items; what is not in it stays.

    Whoever stands at a table stays there when it gets another number; no mail goes out (see ``tell_tables``). Raises
    Invalid when somebody else has saved since ``version``; nothing of theirs is lost.
    """
    ensure(may_edit_plan(by, room.event))
    _lock(room.event)
    now = Room.objects.get(pk=room.pk)
    if now.version != version:
        raise Invalid("plan_changed")
    now.event = room.event
    types = frozenset(kind.pk for kind in place_types_of(room.event))
    items = read_items(values["items"], types) if "items" in values else floor_of(now).items
    width, depth = room_size(values.get("width", now.width), values.get("depth", now.depth))
    others = list(Room.objects.filter(event=room.event).exclude(pk=room.pk))
    name = _free_name(values["name"], others) if "name" in values else now.name
    before = now.items
    changes = audit.changed(now, {"name": name, "width": width, "depth": depth, "items": plain_items(items)})
    if not changes:
        return now
    if "items" in changes:
        changes["items"] = (len(before), len(items))
        _take_people_along(now, by, stored_items(before), items, others)
    now.version += 1
    now.save()
    audit.record("halls.room.update", now, by=by, changes=changes)
    return now


@transaction.atomic
def delete_room(*, room: Room, by: Actor) -> None:
    """The plan goes; registrations keep their table numbers until somebody gives them others."""
    ensure(may_edit_plan(by, room.event))
    _lock(room.event)
    audit.record("halls.room.delete", room, by=by)
    room.delete()


@transaction.atomic
def copy_rooms(*, event: Event, by: Actor, source: Event) -> list[Room]:
    """All rooms of an earlier event of the same Stelle; place types are found again by their names."""
    ensure(may_edit_plan(by, event))
    ensure(may_see_plan(by, source))
    _lock(event)
    if Room.objects.filter(event=event).exists():
        raise Invalid("plan_exists")
    earlier = hall_of(source)
    if not earlier.rooms:
        raise Invalid("plan_nothing_to_copy")
    now = {kind.name.casefold(): kind.pk for kind in place_types_of(event)}
    same = {kind.pk: now.get(kind.name.casefold()) for kind in earlier.place_types}
    made = []
    for room in earlier.rooms:
        items = [{**row, "place_type": same.get(row["place_type"])} for row in room.items]
        copy = Room(stelle=event.stelle, event=event, name=room.name, position=room.position, items=items)
        copy.width, copy.depth = room.width, room.depth
        copy.save()
        made.append(copy)
        audit.record("halls.room.copy", copy, by=by, changes={"items": (0, len(items))})
    return made


def _take_people_along(
    room: Room, by: Actor, before: Sequence[Item], after: Sequence[Item], others: Sequence[Room]
) -> None:
    """A table that got another number keeps its people. Raises Invalid where two would have one number."""
    booking, elsewhere = getattr(room.event, "booking", None), table_numbers(others)
    moved, doubled = renumbered(before, after, elsewhere), twice(before, after, elsewhere)
    if booking is None or not (moved or doubled):
        return
    rows = at_tables(booking)
    tables = moved_tables({row.pk: row.table_numbers for row in rows}, moved)
    holder: dict[int, int] = {}
    for row in rows:
        for number in tables.get(row.pk, row.table_numbers):
            if number in doubled or (number in holder and number in moved.values()):
                raise Invalid("plan_number_held", table=number, number=holder.get(number, row.number))
            holder[number] = row.number
    if tables:
        seat_many(booking=booking, by=by, tables=tables)


def _lock(event: Event) -> None:
    """One writer after the other for all rooms of an event; the same row that events itself locks."""
    if connection.features.has_select_for_update:
        list(Event.objects.select_for_update(no_key=True).filter(pk=event.pk).order_by().values_list("pk"))


def _free_name(name: Any, others: Sequence[Room]) -> str:
    text = " ".join(str(name).split())[:NAME_LENGTH]
    if not text:
        raise Invalid("plan_room_name")
    if text.casefold() in {room.name.casefold() for room in others}:
        raise Invalid("plan_room_twice", name=text)
    return text
