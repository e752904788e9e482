"""Who gets which table: runs of the allotment, moves by hand, wanted neighbours, and the mail with the numbers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from django.db import transaction

from lueckenlos.events.actions.desk import seat_many
from lueckenlos.events.actions.places import locked
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.rules import may_edit_registrations
from lueckenlos.halls.enums import Mode
from lueckenlos.halls.models import Seating
from lueckenlos.halls.queries import at_tables, guest_of, hall_of, spots_of, state_of, untold
from lueckenlos.halls.rules.rows import Spot, World
from lueckenlos.halls.rules.seating import Note, Seat, notes_for, seat
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

MOST_NEIGHBOURS: Final = 6


@transaction.atomic
def allot_tables(*, booking: Booking, by: Actor, mode: Mode, seen: str) -> list[Seat]:
    """Give tables by the rules of the hall. Mail goes out later, with :func:`tell_tables`.

    ``seen`` is the state that the person decided on (``state_of``); raises Invalid when it is no longer so.
    """
    booking = locked(booking)
    ensure(may_edit_registrations(by, booking))
    hall, rows = hall_of(booking.event), at_tables(booking)
    if state_of(hall.rooms, rows) != seen:
        raise Invalid("seating_changed")
    spots = spots_of(hall)
    if not spots:
        raise Invalid("seating_no_tables")
    seats = seat([guest_of(row) for row in rows], spots, _kept(rows, spots, mode))
    by_key = {row.pk: row for row in rows}
    seat_many(booking=booking, by=by, tables={one.key: one.tables for one in seats})
    _remember([(by_key[one.key], list(one.notes), False) for one in seats])
    audit.record(
        "halls.seating.allot", booking, by=by, changes={"table_numbers": (0, len(seats)), "mode": ("", mode.value)}
    )
    return seats


@transaction.atomic
def move_seat(
    *, registration: Registration, by: Actor, tables: Sequence[int], seen: Sequence[int], state: str = ""
) -> list[Registration]:
    """To another table, or swap with whoever stands there; who has moved, the wanted one first, stays in later runs.

    One number is enough for a household with more tables. ``seen`` are its tables as the person saw them, ``state``
    the whole hall (``state_of``) where they saw it: then nobody is swapped who was not there before.
    """
    booking = locked(registration.booking)
    ensure(may_edit_registrations(by, booking))
    hall, rows = hall_of(booking.event), at_tables(booking)
    mine = next((row for row in rows if row.pk == registration.pk), None)
    if mine is None:
        raise Invalid("seat_needs_a_place")
    if sorted(mine.table_numbers) != sorted(seen):
        raise Invalid("seat_changed", number=mine.number, tables=", ".join(map(str, mine.table_numbers)) or "–")
    world = World(spots_of(hall))
    wanted = _wanted(mine, tables, world, rows)
    moves = _moves(mine, wanted, rows)
    if len(moves) > 1 and state and state != state_of(hall.rooms, rows):
        raise Invalid("seat_taken_meanwhile", table=wanted[0], number=moves[1][0].number)
    seat_many(booking=booking, by=by, tables={row.pk: numbers for row, numbers in moves})
    for row, numbers in moves:
        row.table_numbers = list(numbers)
    placed = {row.number: tuple(row.table_numbers) for row in rows}
    _remember([(row, [("by_hand", ""), *notes_of(row, world, placed)], True) for row, _ in moves])
    audit.record("halls.seating.move", mine, by=by, changes={"table_numbers": (list(seen), list(wanted))})
    return [row for row, _ in moves]


@transaction.atomic
def release_seat(*, registration: Registration, by: Actor) -> None:
    """Set by hand no longer: the next run may give another table."""
    booking = locked(registration.booking)
    ensure(may_edit_registrations(by, booking))
    if Seating.objects.filter(registration=registration, fixed=True).update(fixed=False):
        audit.record("halls.seating.release", registration, by=by)


@transaction.atomic
def save_neighbours(
    *, registration: Registration, by: Actor, numbers: Iterable[int], seen: Sequence[int] | None = None
) -> None:
    """Whom it wants to stand next to, by the numbers of their registrations; an empty list takes the wish back.

    ``seen`` are the neighbours as the person saw them, where they saw them.
    """
    booking = locked(registration.booking)
    ensure(may_edit_registrations(by, booking))
    wanted = sorted(set(numbers))
    if len(wanted) > MOST_NEIGHBOURS:
        raise Invalid("neighbour_many", most=MOST_NEIGHBOURS)
    if registration.number in wanted:
        raise Invalid("neighbour_self")
    known = set(Registration.objects.filter(booking=booking, number__in=wanted).values_list("number", flat=True))
    for number in wanted:
        if number not in known:
            raise Invalid("neighbour_unknown", number=number)
    found = Seating.objects.filter(registration=registration).first()
    seating = found or Seating(stelle_id=registration.stelle_id, registration=registration)
    if seen is not None and sorted(seen) != seating.beside != wanted:
        raise Invalid("neighbours_changed", numbers=", ".join(map(str, seating.beside)) or "–")
    changes = audit.changed(seating, {"beside": wanted})
    if changes:
        seating.save()
        audit.record("halls.seating.neighbours", registration, by=by, changes=changes)


@transaction.atomic
def tell_tables(*, booking: Booking, by: Actor) -> int:
    """The mail with the numbers to everybody whose tables are not those of their last mail; how many."""
    booking = locked(booking)
    ensure(may_edit_registrations(by, booking))
    rows = untold(at_tables(booking))
    if rows:
        seat_many(booking=booking, by=by, tables={row.pk: row.table_numbers for row in rows}, tell=True)
        audit.record("halls.seating.tell", booking, by=by, changes={"told": (0, len(rows))})
    return len(rows)


def remember_told(registrations: Iterable[Registration]) -> None:
    """A mail with these numbers is queued, from here or from the page of the registration. Rights were asked there."""
    rows = {row.pk: row for row in registrations}
    known = {one.registration_id: one for one in Seating.objects.filter(registration__in=rows)}
    seatings = [known.get(key) or Seating(stelle_id=row.stelle_id, registration=row) for key, row in rows.items()]
    for seating in seatings:
        seating.told = rows[seating.registration_id].table_numbers
    _write(seatings, ["told"])


def notes_of(row: Registration, world: World, placed: Mapping[int, tuple[int, ...]]) -> list[Note]:
    return notes_for(guest_of(row), tuple(row.table_numbers), world, placed)


def _kept(rows: Sequence[Registration], spots: Sequence[Spot], mode: Mode) -> dict[int, tuple[int, ...]]:
    """Who stays: those with tables that exist and nobody else has, as far as the mode lets them."""
    numbers = {spot.number for spot in spots}
    kept: dict[int, tuple[int, ...]] = {}
    if mode is Mode.ALLE:
        return kept
    for row in rows:
        seating = getattr(row, "seating", None)
        stays = mode is Mode.FEHLENDE or (seating is not None and seating.fixed)
        if stays and len(row.table_numbers) == row.quantity and numbers.issuperset(row.table_numbers):
            kept[row.pk] = tuple(row.table_numbers)
            numbers -= set(row.table_numbers)
    return kept


def _wanted(mine: Registration, tables: Sequence[int], world: World, rows: Sequence[Registration]) -> tuple[int, ...]:
    """The tables that are meant: all of them, or a run that begins or ends at the one that was named."""
    unknown = [number for number in tables if number not in world.free]
    if unknown:
        raise Invalid("seat_unknown_table", table=unknown[0])
    if not tables or len(set(tables)) == mine.quantity:
        return tuple(sorted(set(tables)))
    if len(tables) != 1:
        raise Invalid("seat_count", quantity=mine.quantity)
    taken = {number for row in rows if row.pk != mine.pk for number in row.table_numbers}
    run = world.run_at(tables[0], mine.quantity, taken)
    if not run:
        raise Invalid("seat_no_run", table=tables[0], quantity=mine.quantity)
    return run


def _moves(
    mine: Registration, wanted: tuple[int, ...], rows: Sequence[Registration]
) -> list[tuple[Registration, tuple[int, ...]]]:
    """Mine, and the other way round whoever had exactly these tables."""
    moves = [(mine, wanted)]
    for other in rows:
        shared = sorted(set(other.table_numbers) & set(wanted))
        if other.pk == mine.pk or not shared:
            continue
        if sorted(other.table_numbers) != list(wanted) or len(mine.table_numbers) != len(wanted):
            raise Invalid("seat_taken", table=shared[0], number=other.number)
        moves.append((other, tuple(mine.table_numbers)))
    return moves


def _remember(decided: Sequence[tuple[Registration, list[Note], bool]]) -> None:
    seatings = []
    for row, notes, fixed in decided:
        seating = _seating(row)
        seating.notes, seating.fixed = [list(note) for note in notes], fixed
        seatings.append(seating)
    _write(seatings, ["notes", "fixed"])


def _seating(row: Registration) -> Seating:
    """Its row, or a new one that is not saved yet."""
    return getattr(row, "seating", None) or Seating(stelle_id=row.stelle_id, registration=row)


def _write(seatings: Sequence[Seating], fields: list[str]) -> None:
    Seating.objects.bulk_create([one for one in seatings if one.pk is None])
    Seating.objects.bulk_update([one for one in seatings if one.pk is not None], fields, batch_size=500)
