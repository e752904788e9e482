"""What the pages of a hall plan show: pictures, conflicts in words, and who sits where."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lueckenlos.events.models import PlaceType, Registration
from lueckenlos.halls.drawing import Picture, Sitting, picture_of
from lueckenlos.halls.enums import Severity
from lueckenlos.halls.messages.plan import conflict_text, notes_text
from lueckenlos.halls.models import Room
from lueckenlos.halls.queries import Hall, told_of
from lueckenlos.halls.rules.conflicts import Conflict, conflicts_of, count_conflicts, number_conflicts
from lueckenlos.halls.rules.plan import Floor

# reasons that leave something to be wished for
_OPEN: Final = frozenset(
    "need_open need_none need_taken need_other wish_open wish_none wish_taken wish_other apart "
    "beside_open beside_taken beside_later other_type no_table".split()
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A conflict as people read it."""

    text: str
    kind: str
    label: str
    items: tuple[int, ...]
    danger: bool


@dataclass(frozen=True, slots=True)
class RoomView:
    """One room with its picture and what is wrong with it."""

    room: Room
    picture: Picture
    findings: list[Finding]
    tables: int


def kinds_of(hall: Hall) -> dict[int, PlaceType]:
    return {kind.pk: kind for kind in hall.place_types}


def room_view(hall: Hall, room: Room, sitting: Mapping[int, Sitting] | None = None) -> RoomView:
    floor = hall.floors[room.pk]
    found = [*conflicts_of(floor), *_numbers_in(hall, floor)]
    picture = picture_of(room.name, floor, kinds_of(hall), found, sitting)
    return RoomView(room, picture, findings(found), len(floor.tables))


def hall_findings(hall: Hall, rows: Sequence[Registration] = ()) -> list[Finding]:
    """What concerns all rooms together: places, numbers in two rooms, people at tables that are gone."""
    tables = [item for floor in hall.floors.values() for item in floor.tables]
    found = [*count_conflicts(tables, hall.capacities), *_seat_conflicts(rows, {item.number for item in tables})]
    return findings(found)


def findings(found: Iterable[Conflict]) -> list[Finding]:
    return [
        Finding(
            conflict_text(one),
            one.severity.value,
            str(one.severity.label),
            one.items,
            one.severity is Severity.DANGER,
        )
        for one in found
    ]


def sitting_of(rows: Iterable[Registration], *, names: bool) -> dict[int, Sitting]:
    """Table number → who stands there; without ``names`` only the number of the registration."""
    found = {}
    for row in rows:
        who = (row.organisation or row.name) if names else ""
        words = f"Anmeldung {row.number}{', ' + who if who else ''}"
        shown = Sitting(who or f"Nr. {row.number}", words, row.number, ", ".join(map(str, row.table_numbers)))
        found.update(dict.fromkeys(row.table_numbers, shown))
    return found


@dataclass(frozen=True, slots=True)
class SeatRow:
    """One registration in the list of the allotment."""

    registration: Registration
    tables: str
    reasons: str
    fixed: bool
    beside: str
    untold: bool
    told: str
    is_open: bool


def seat_rows(rows: Iterable[Registration], untold: frozenset[int]) -> list[SeatRow]:
    """By first table, those without one first: they are the work that is left."""
    made = []
    for row in rows:
        seating = getattr(row, "seating", None)
        notes = [(code, value) for code, value in seating.notes] if seating else []
        made.append(
            SeatRow(
                row,
                ", ".join(map(str, row.table_numbers)),
                notes_text(notes),
                bool(seating and seating.fixed),
                ", ".join(map(str, seating.beside)) if seating else "",
                row.pk in untold,
                ", ".join(map(str, told_of(row))) if told_of(row) != row.table_numbers else "",
                any(code in _OPEN for code, _ in notes),
            )
        )
    return sorted(made, key=lambda one: (bool(one.tables), one.registration.table_numbers[:1], one.registration.number))


def _numbers_in(hall: Hall, floor: Floor) -> list[Conflict]:
    """Numbers that stand twice, as far as this room has them."""
    names = {room.pk: room.name for room in hall.rooms}
    tables = [(names[key], item) for key, other in hall.floors.items() for item in other.tables]
    mine = {str(item.number) for item in floor.tables}
    ids: dict[str, list[int]] = {str(item.number): [] for item in floor.tables}
    for item in floor.tables:
        ids[str(item.number)].append(item.id)
    return [
        Conflict(one.code, one.severity, tuple(ids[one.first]), one.first, one.second, count=one.count)
        for one in number_conflicts(tables)
        if one.first in mine
    ]


def _seat_conflicts(rows: Sequence[Registration], tables: set[int]) -> list[Conflict]:
    found: list[Conflict] = []
    owners: dict[int, int] = {}
    for row in rows:
        for number in row.table_numbers:
            if number not in tables:
                found.append(Conflict("table_gone", Severity.DANGER, (), str(row.number), str(number)))
            elif number in owners:
                found.append(
                    Conflict("table_shared", Severity.DANGER, (), f"{owners[number]} und {row.number}", str(number))
                )
            owners.setdefault(number, row.number)
    return [*found, *_told_conflicts(rows)]


def _told_conflicts(rows: Sequence[Registration]) -> list[Conflict]:
    """Whose mail says something else than the plan: after a new number, a move, or when a table was taken away."""
    late = [row for row in rows if told_of(row) and told_of(row) != row.table_numbers]
    other = tuple(row.number for row in late if row.table_numbers)
    none = tuple(row.number for row in late if not row.table_numbers)
    found = (("told_other", other), ("told_none", none))
    return [Conflict(code, Severity.WARNING, (), numbers=numbers) for code, numbers in found if numbers]
