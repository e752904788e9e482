"""Plans are made, saved under their version, taken over and kept apart between Stellen."""

import pytest
from django.core import mail

from factories import Cast
from halls.plans import boerse, people, room_of
from lueckenlos.events.actions import desk
from lueckenlos.events.models import Booking
from lueckenlos.halls.actions.rooms import add_room, copy_rooms, delete_room, save_plan
from lueckenlos.halls.actions.seating import tell_tables
from lueckenlos.halls.models import Room
from lueckenlos.halls.presenters import hall_findings
from lueckenlos.halls.queries import at_tables, floor_of, hall_of
from lueckenlos.halls.rules.quick import Start
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import AuditEntry


@pytest.fixture
def made(hettstedt: Cast) -> tuple[Cast, Booking]:
    return hettstedt, boerse(hettstedt["koordination"])


def refused(code: str):  # type: ignore[no-untyped-def] # a context of pytest
    return pytest.raises(Invalid, check=lambda error: error.code == code)


def test_saving_needs_the_present_version(made: tuple[Cast, Booking]) -> None:
    """Two people draw at once: the second is told, and nothing of the first is lost."""
    cast, booking = made
    by, room = cast["koordination"], room_of(booking.event, cast["koordination"])
    first = [{**row, "x": row["x"] + 10} for row in room.items]
    saved = save_plan(room=room, by=by, version=1, values={"items": first})
    with refused("plan_changed"):
        save_plan(room=room, by=cast["leitung"], version=1, values={"items": []})
    assert Room.objects.get().items == saved.items == first
    assert Room.objects.get().version == 2


def test_saving_the_same_again_changes_nothing(made: tuple[Cast, Booking]) -> None:
    cast, booking = made
    room = room_of(booking.event, cast["koordination"])
    save_plan(room=room, by=cast["koordination"], version=1, values={"items": room.items, "name": "Saal"})
    assert Room.objects.get().version == 1
    assert list(AuditEntry.objects.filter(verb__startswith="halls.").values_list("verb", flat=True)) == [
        "halls.room.create"
    ]


def test_names_are_needed_and_stand_once(made: tuple[Cast, Booking]) -> None:
    cast, booking = made
    by = cast["koordination"]
    room_of(booking.event, by, name="Großer Saal")
    with refused("plan_room_twice"):
        room_of(booking.event, by, name=" großer  saal ")
    with refused("plan_room_name"):
        room_of(booking.event, by, name="  ")


@pytest.mark.parametrize(
    ("start", "code"),
    [
        (Start(1600, 1200, 2_001), "plan_tables"),
        (Start(1600, 1200, -1), "plan_tables"),
        (Start(99_000, 1200, 1), "plan_room_size"),
        (Start(1600, 1200, 1, table_width=0), "plan_item_size"),
    ],
)
def test_impossible_starts_are_refused(made: tuple[Cast, Booking], start: Start, code: str) -> None:
    cast, booking = made
    with refused(code):
        add_room(event=booking.event, by=cast["koordination"], name="Saal", start=start)
    assert Room.objects.count() == 0


def test_an_earlier_plan_is_taken_over_with_place_types_by_name(made: tuple[Cast, Booking]) -> None:
    cast, booking = made
    by = cast["koordination"]
    room_of(booking.event, by)
    later = boerse(by)
    (copy,) = copy_rooms(event=later.event, by=by, source=booking.event)
    names = {kind.pk: kind.name for one in (booking, later) for kind in one.place_types.all()}
    before, after = floor_of(Room.objects.get(event=booking.event)), floor_of(copy)
    assert [names[one.place_type or 0] for one in after.tables] == [names[one.place_type or 0] for one in before.tables]
    assert {one.place_type for one in after.tables} == set(later.place_types.values_list("pk", flat=True))
    with refused("plan_exists"):
        copy_rooms(event=later.event, by=by, source=booking.event)
    with refused("plan_nothing_to_copy"):
        copy_rooms(event=boerse(by).event, by=by, source=boerse(by).event)


@pytest.mark.parametrize("role", ["lesen", "steuerungsgruppe", "traeger", "fremd"])
def test_whoever_does_not_edit_the_event_draws_nothing(made: tuple[Cast, Booking], role: str) -> None:
    cast, booking = made
    room = room_of(booking.event, cast["koordination"])
    with pytest.raises(NotAllowed):
        room_of(booking.event, cast[role], name="Foyer")
    with pytest.raises(NotAllowed):
        save_plan(room=room, by=cast[role], version=1, values={"items": []})
    with pytest.raises(NotAllowed):
        delete_room(room=room, by=cast[role])
    with pytest.raises(NotAllowed):
        copy_rooms(event=booking.event, by=cast[role], source=booking.event)
    assert Room.objects.get().items == room.items


def test_several_rooms_go_on_counting(made: tuple[Cast, Booking]) -> None:
    cast, booking = made
    by = cast["koordination"]
    room_of(booking.event, by, tables=5)
    room_of(booking.event, by, tables=5, name="Foyer", first_number=6)
    hall = hall_of(booking.event)
    assert [table.number for room in hall.rooms for table in hall.floors[room.pk].tables] == list(range(1, 11))
    delete_room(room=hall.rooms[0], by=by)
    assert [room.name for room in hall_of(booking.event).rooms] == ["Foyer"]


def renumber(room: Room, by: Actor, numbers: dict[int, int]) -> Room:
    """Old number → new number, as one save."""
    items = [{**row, "number": numbers.get(row["number"], row["number"])} for row in room.items]
    return save_plan(room=room, by=by, version=room.version, values={"items": items})


def seats(booking: Booking) -> dict[int, list[int]]:
    return {row.number: row.table_numbers for row in at_tables(booking)}


def test_people_stay_at_their_table_when_it_gets_another_number(made: tuple[Cast, Booking]) -> None:
    """Two tables change their numbers in one save, a third gets a new one: nobody walks, nobody gets a mail yet."""
    cast, booking = made
    by, room = cast["koordination"], room_of(booking.event, cast["koordination"])
    for row, table in zip(people(booking, 4), (1, 2, 3, 4), strict=True):
        desk.assign_by_hand(registration=row, by=by, tables=[table])
    mails = len(mail.outbox)
    room = renumber(room, by, {1: 2, 2: 1, 3: 30})
    assert seats(booking) == {1: [2], 2: [1], 3: [30], 4: [4]}
    assert len(mail.outbox) == mails
    moved = [{**row, "y": row["y"] + 10} for row in room.items]
    save_plan(room=room, by=by, version=room.version, values={"items": moved})
    assert seats(booking) == {1: [2], 2: [1], 3: [30], 4: [4]}
    assert [one.text for one in hall_findings(hall_of(booking.event), at_tables(booking)) if "kennen" in one.text] == [
        "Anmeldung 1, 2 und 3 kennen noch eine andere Tischnummer. Unter „Tische verteilen“ teilen Sie die neue mit."
    ]
    assert tell_tables(booking=booking, by=by) == 3
    assert len(mail.outbox) == mails + 3


@pytest.mark.parametrize(("numbers", "table"), [({1: 2}, 2), ({3: 1}, 1), ({1: 9}, 9)])
def test_a_number_that_somebody_has_is_not_given_to_a_second_table(
    made: tuple[Cast, Booking], numbers: dict[int, int], table: int
) -> None:
    """Of two tables in one room, or in two rooms: otherwise nobody would know who stands where."""
    cast, booking = made
    by, room = cast["koordination"], room_of(booking.event, cast["koordination"])
    room_of(booking.event, by, name="Foyer", tables=1, first_number=9)
    for row, number in zip(people(booking, 3), (1, 2, 9), strict=True):
        desk.assign_by_hand(registration=row, by=by, tables=[number])
    with refused("plan_number_held"):
        renumber(room, by, numbers)
    assert seats(booking) == {1: [1], 2: [2], 3: [9]}
    assert renumber(room, by, {3: 4}).version == 2, "where nobody stands it is only a conflict of the plan"


def test_a_table_that_is_gone_keeps_its_people_waiting(made: tuple[Cast, Booking]) -> None:
    """Its number goes to no other table that somebody has; taking it back brings everybody back."""
    cast, booking = made
    by, room = cast["koordination"], room_of(booking.event, cast["koordination"])
    for row, number in zip(people(booking, 2), (1, 2), strict=True):
        desk.assign_by_hand(registration=row, by=by, tables=[number])
    without = [row for row in room.items if row["number"] != 2]
    room = save_plan(room=room, by=by, version=1, values={"items": without})
    texts = [one.text for one in hall_findings(hall_of(booking.event), at_tables(booking))]
    assert "Anmeldung 2 hat Tisch 2, den es im Plan nicht gibt." in texts
    with refused("plan_number_held"):
        renumber(room, by, {1: 2})
    assert seats(booking) == {1: [1], 2: [2]}
