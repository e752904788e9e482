"""Tables are given, moved, swapped and told; by two people at once nothing is lost."""

import pytest
from django.core import mail

from events.fair import again, register
from factories import Cast
from halls.plans import boerse, people, room_of
from lueckenlos.events.actions import desk
from lueckenlos.events.extensions import extensions
from lueckenlos.events.models import Booking, Registration
from lueckenlos.halls.actions.rooms import save_plan
from lueckenlos.halls.actions.seating import (
    allot_tables,
    move_seat,
    release_seat,
    save_neighbours,
    tell_tables,
)
from lueckenlos.halls.enums import Mode
from lueckenlos.halls.models import Room, Seating
from lueckenlos.halls.queries import at_tables, hall_of, state_of
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry


@pytest.fixture
def full(hettstedt: Cast) -> tuple[Cast, Booking, list[Registration]]:
    """A hall of eight tables, six of them for families, of whom five have come."""
    by = hettstedt["koordination"]
    booking = boerse(by)
    room_of(booking.event, by)
    rows = people(booking, 5)
    mail.outbox.clear()
    return hettstedt, booking, rows


def run(booking: Booking, cast: Cast, mode: Mode = Mode.FEHLENDE) -> dict[int, list[int]]:
    hall = hall_of(booking.event)
    allot_tables(booking=booking, by=cast["koordination"], mode=mode, seen=state_of(hall.rooms, at_tables(booking)))
    return seats(booking)


def seats(booking: Booking) -> dict[int, list[int]]:
    return {row.number: row.table_numbers for row in at_tables(booking)}


def refused(code: str):  # type: ignore[no-untyped-def] # a context of pytest
    return pytest.raises(Invalid, check=lambda error: error.code == code)


def test_everybody_sure_gets_a_table_of_their_kind_and_no_mail_yet(
    full: tuple[Cast, Booking, list[Registration]],
) -> None:
    cast, booking, rows = full
    register(booking)
    mail.outbox.clear()
    found = run(booking, cast)
    tables = {
        table.number: table.place_type for floor in hall_of(booking.event).floors.values() for table in floor.tables
    }
    assert sorted(found) == [1, 2, 3, 4, 5]
    assert {tables[number] for numbers in found.values() for number in numbers} == {rows[0].place_type_id}
    assert len({number for numbers in found.values() for number in numbers}) == 5
    assert {again(row).status for row in rows} == {"zugeteilt"}
    assert mail.outbox == []
    assert run(booking, cast) == found


def test_the_mail_goes_once_to_whoever_does_not_know_yet(full: tuple[Cast, Booking, list[Registration]]) -> None:
    cast, booking, rows = full
    by, found = cast["koordination"], run(booking, cast)
    with_commit = tell_tables(booking=booking, by=by)
    assert (with_commit, len(mail.outbox), tell_tables(booking=booking, by=by)) == (5, 5, 0)
    move_seat(registration=rows[0], by=by, tables=[free_table(booking)], seen=found[1])
    assert (tell_tables(booking=booking, by=by), len(mail.outbox)) == (1, 6)
    assert str(again(rows[0]).table_numbers[0]) in mail.outbox[-1].body


def test_whoever_was_told_by_hand_is_not_told_again(full: tuple[Cast, Booking, list[Registration]]) -> None:
    """The page of one registration mails at once; „mitteilen“ afterwards goes to the others only."""
    cast, booking, rows = full
    by = cast["koordination"]
    desk.assign_by_hand(registration=rows[0], by=by, tables=[8])
    assert [letter.to for letter in mail.outbox] == [[rows[0].email]]
    run(booking, cast)
    assert (tell_tables(booking=booking, by=by), len(mail.outbox)) == (4, 5)
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(row.email for row in rows)
    desk.assign_by_hand(registration=again(rows[1]), by=by, tables=[free_table(booking)])
    assert (tell_tables(booking=booking, by=by), len(mail.outbox)) == (0, 6)


def test_two_who_allot_at_once(full: tuple[Cast, Booking, list[Registration]]) -> None:
    """The second decided on what is no longer so."""
    cast, booking, _ = full
    seen = state_of(hall_of(booking.event).rooms, at_tables(booking))
    allot_tables(booking=booking, by=cast["koordination"], mode=Mode.NEU, seen=seen)
    before = seats(booking)
    with refused("seating_changed"):
        allot_tables(booking=booking, by=cast["leitung"], mode=Mode.ALLE, seen=seen)
    assert seats(booking) == before


def test_a_changed_plan_counts_as_changed_too(full: tuple[Cast, Booking, list[Registration]]) -> None:
    cast, booking, _ = full
    seen, room = state_of(hall_of(booking.event).rooms, at_tables(booking)), Room.objects.get()
    room.event = booking.event
    save_plan(room=room, by=cast["leitung"], version=1, values={"items": room.items[:-1]})
    with refused("seating_changed"):
        allot_tables(booking=booking, by=cast["koordination"], mode=Mode.FEHLENDE, seen=seen)


def test_whoever_stood_at_a_table_that_is_gone_gets_another(full: tuple[Cast, Booking, list[Registration]]) -> None:
    cast, booking, _ = full
    found, room = run(booking, cast), Room.objects.get()
    (gone,) = found[1]
    room.event = booking.event
    left = [one for one in room.items if one.get("number") != gone]
    save_plan(room=room, by=cast["koordination"], version=1, values={"items": left})
    after = run(booking, cast)
    assert after[1] not in ([], [gone])
    assert {number: after[number] for number in (2, 3, 4, 5)} == {number: found[number] for number in (2, 3, 4, 5)}


def test_by_hand_stays_unless_wanted_otherwise(full: tuple[Cast, Booking, list[Registration]]) -> None:
    cast, booking, rows = full
    by, found = cast["koordination"], run(booking, cast)
    target = free_table(booking)
    move_seat(registration=rows[4], by=by, tables=[target], seen=found[5])
    assert run(booking, cast, Mode.NEU)[5] == [target]
    assert run(booking, cast, Mode.ALLE) == found
    move_seat(registration=rows[4], by=by, tables=[target], seen=found[5])
    release_seat(registration=rows[4], by=by)
    assert run(booking, cast, Mode.NEU) == found


def test_two_swap_and_both_stay(full: tuple[Cast, Booking, list[Registration]]) -> None:
    cast, booking, rows = full
    found = run(booking, cast)
    move_seat(registration=rows[0], by=cast["koordination"], tables=found[2], seen=found[1])
    assert (seats(booking)[1], seats(booking)[2]) == (found[2], found[1])
    assert list(Seating.objects.filter(fixed=True).values_list("registration__number", flat=True)) == [1, 2]


def test_nobody_is_swapped_whom_the_page_did_not_show_there(full: tuple[Cast, Booking, list[Registration]]) -> None:
    cast, booking, rows = full
    found, target = run(booking, cast), free_table(booking)
    seen = state_of(hall_of(booking.event).rooms, at_tables(booking))
    move_seat(registration=rows[0], by=cast["koordination"], tables=[target], seen=found[1], state=seen)
    with refused("seat_taken_meanwhile"):
        move_seat(registration=rows[1], by=cast["leitung"], tables=[target], seen=found[2], state=seen)
    assert (seats(booking)[1], seats(booking)[2]) == ([target], found[2])
    seen = state_of(hall_of(booking.event).rooms, at_tables(booking))
    moved = move_seat(registration=rows[1], by=cast["leitung"], tables=[target], seen=found[2], state=seen)
    assert [(row.number, row.table_numbers) for row in moved] == [(2, [target]), (1, found[2])]


def test_whoever_moves_what_somebody_else_has_moved_is_told(full: tuple[Cast, Booking, list[Registration]]) -> None:
    cast, booking, rows = full
    found = run(booking, cast)
    move_seat(registration=rows[0], by=cast["koordination"], tables=found[2], seen=found[1])
    with refused("seat_changed"):
        move_seat(registration=rows[0], by=cast["leitung"], tables=found[3], seen=found[1])
    assert seats(booking)[1] == found[2]


def test_moves_that_cannot_be(full: tuple[Cast, Booking, list[Registration]]) -> None:
    cast, booking, rows = full
    by, found = cast["koordination"], run(booking, cast)
    with refused("seat_unknown_table"):
        move_seat(registration=rows[0], by=by, tables=[999], seen=found[1])
    with refused("seat_count"):
        move_seat(registration=rows[0], by=by, tables=[1, 2], seen=found[1])
    move_seat(registration=rows[0], by=by, tables=[], seen=found[1])
    with refused("seat_taken"):
        move_seat(registration=rows[0], by=by, tables=found[2], seen=[])
    with refused("seat_needs_a_place"):
        move_seat(registration=register(booking), by=by, tables=[1], seen=[])
    assert seats(booking)[1] == []


def test_a_household_with_two_tables_is_moved_by_one_number(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = boerse(by, places=8)
    room_of(booking.event, by, tables=10, types=())
    (pair,) = people(booking, 1, quantity=2)
    assert run(booking, hettstedt) == {1: [1, 2]}
    move_seat(registration=pair, by=by, tables=[3], seen=[1, 2])
    assert seats(booking)[1] == [3, 4]


def test_wanted_neighbours_are_known_numbers(full: tuple[Cast, Booking, list[Registration]]) -> None:
    cast, booking, rows = full
    by = cast["koordination"]
    for numbers, code in (([77], "neighbour_unknown"), ([1], "neighbour_self"), (list(range(2, 9)), "neighbour_many")):
        with refused(code):
            save_neighbours(registration=rows[0], by=by, numbers=numbers)
    save_neighbours(registration=rows[4], by=by, numbers=[1])
    found = run(booking, cast)
    assert abs(found[5][0] - found[1][0]) == 1


@pytest.mark.parametrize("role", ["lesen", "steuerungsgruppe", "traeger", "fremd"])
def test_whoever_does_not_work_with_people_gives_no_table(
    full: tuple[Cast, Booking, list[Registration]], role: str
) -> None:
    cast, booking, rows = full
    by = cast[role]
    with pytest.raises(NotAllowed):
        allot_tables(booking=booking, by=by, mode=Mode.ALLE, seen="")
    with pytest.raises(NotAllowed):
        move_seat(registration=rows[0], by=by, tables=[1], seen=[])
    with pytest.raises(NotAllowed):
        save_neighbours(registration=rows[0], by=by, numbers=[2])
    with pytest.raises(NotAllowed):
        release_seat(registration=rows[0], by=by)
    with pytest.raises(NotAllowed):
        tell_tables(booking=booking, by=by)
    assert Seating.objects.count() == 0


def test_with_a_plan_the_desk_knows_its_numbers(full: tuple[Cast, Booking, list[Registration]]) -> None:
    """The page of one registration refuses tables that stand nowhere."""
    cast, _, rows = full
    with refused("table_not_planned"):
        desk.assign_by_hand(registration=rows[0], by=cast["koordination"], tables=[9])
    assert desk.assign_by_hand(registration=rows[0], by=cast["koordination"], tables=[8]).table_numbers == [8]


def test_what_the_hall_knows_of_people_is_told_and_forgotten(full: tuple[Cast, Booking, list[Registration]]) -> None:
    cast, booking, rows = full
    save_neighbours(registration=rows[4], by=cast["koordination"], numbers=[1])
    run(booking, cast)
    (ours,) = [one for one in extensions() if one.title == "Saalplan"]
    assert ours.about(rows[4]) == [
        ("möchte stehen neben Anmeldung", "1"),
        ("Gründe für den Tisch", "neben Nr. 1, wie gewünscht"),
    ]
    assert (ours.held(booking.event), ours.forget(booking.event), ours.held(booking.event)) == (5, 5, 0)


def test_a_run_is_one_line_and_few_queries(
    full: tuple[Cast, Booking, list[Registration]], django_assert_max_num_queries
) -> None:  # type: ignore[no-untyped-def] # a fixture of pytest-django
    cast, booking, _ = full
    with django_assert_max_num_queries(22):
        run(booking, cast)
    (line,) = AuditEntry.objects.filter(verb="halls.seating.allot")
    assert line.changes == {"table_numbers": [0, 5], "mode": ["", "fehlende"]}


def free_table(booking: Booking) -> int:
    """One for families that nobody has."""
    taken = {number for numbers in seats(booking).values() for number in numbers}
    kind = at_tables(booking)[0].place_type_id
    floors = hall_of(booking.event).floors.values()
    return next(
        one.number for floor in floors for one in floor.tables if one.place_type == kind and one.number not in taken
    )
