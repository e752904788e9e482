"""What is wrong with a plan, found by geometry alone: the same plan always gives the same list.

Widths are guide values, not a proof of safety. 1.20 m is what § 7 (4) of the model ordinance on places of assembly
(MVStättVO) asks of a way to safety for each 200 people; what binds a hall is its Land's own ordinance and the plan the
authority has approved. The space behind a table is our own measure for a chair. Ways to the tables: :mod:`reach`.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Final

import numpy as np

from lueckenlos.halls.enums import STEP, Feature, ItemKind, Severity
from lueckenlos.halls.rules.plan import Box, Floor, Item, opposite
from lueckenlos.halls.rules.reach import SOLID, WALK_CM, WHEELCHAIR_CM, before, reached

AISLE_CM: Final = 120
SEAT_CM: Final = 60
# more than anybody reads; the first ones are shown, and the list says so
MOST_CONFLICTS: Final = 300
_K = ItemKind


@dataclass(frozen=True, slots=True)
class Conflict:
    """One finding: ``code`` and numbers for its sentence, the ids of the items it is about, and where on the floor."""

    code: str
    severity: Severity
    items: tuple[int, ...]
    first: str = ""
    second: str = ""
    cm: int = 0
    count: int = 0
    numbers: tuple[int, ...] = ()
    places: tuple[Box, ...] = ()


class Near:
    """Finds what lies near a box: all boxes in one array, so that 2,500 huge items cost no more than small ones."""

    def __init__(self, items: Sequence[Item]) -> None:
        self._items = sorted(items, key=lambda item: item.id)
        boxes = [(item.box.left, item.box.top, item.box.right, item.box.bottom) for item in self._items]
        self._left, self._top, self._right, self._bottom = np.array(boxes or [(0, 0, 0, 0)], dtype=np.int64).T

    def meeting(self, box: Box) -> list[Item]:
        """Items that share an area with the box, by id."""
        across = (self._left < box.right) & (box.left < self._right)
        hits = np.flatnonzero(across & (self._top < box.bottom) & (box.top < self._bottom))
        return [self._items[index] for index in hits] if self._items else []


def conflicts_of(floor: Floor) -> list[Conflict]:
    """Everything within one room, dangers first, then in the order of the items."""
    solid = [item for item in floor.items if item.kind in SOLID]
    near = Near(solid)
    found = chain(
        _outside(floor),
        _unreached(floor),
        _blocked_ways(floor, near),
        _blocked_doors(floor, near),
        _overlaps(solid, near),
        _narrow(floor, near),
    )
    return sorted(islice(found, MOST_CONFLICTS), key=lambda one: (one.severity, one.items))


def number_conflicts(tables: Sequence[tuple[str, Item]]) -> list[Conflict]:
    """Numbers that stand twice in all rooms of an event; with the name of the room."""
    rooms: dict[int, list[tuple[str, Item]]] = defaultdict(list)
    for room, item in tables:
        rooms[item.number].append((room, item))
    return [
        Conflict(
            "number_twice",
            Severity.DANGER,
            tuple(item.id for _, item in found),
            str(number),
            ", ".join(sorted({room for room, _ in found})),
            count=len(found),
        )
        for number, found in sorted(rooms.items())
        if len(found) > 1
    ]


def count_conflicts(tables: Sequence[Item], capacities: Mapping[int, tuple[str, int]]) -> list[Conflict]:
    """More or fewer tables than places of each type; tables without a type may serve any."""
    numbers = {key: sum(table.place_type == key for table in tables) for key in capacities}
    missing = {key: capacity - numbers[key] for key, (_, capacity) in capacities.items()}
    untyped = sum(table.place_type is None for table in tables)
    found = []
    for key, (name, capacity) in capacities.items():
        if missing[key] < 0:
            found.append(Conflict("tables_over", Severity.WARNING, (), name, count=numbers[key], cm=capacity))
        elif missing[key] > untyped:
            found.append(Conflict("tables_short", Severity.DANGER, (), name, count=numbers[key], cm=capacity))
    short = sum(number for number in missing.values() if number > 0)
    if not any(one.code == "tables_short" for one in found) and short > untyped:
        found.append(Conflict("tables_short_all", Severity.DANGER, (), count=untyped, cm=short))
    return found


def name_of(item: Item) -> str:
    """What a sentence calls it: a table by its number, anything else by its label."""
    return str(item.number) if item.is_table else item.label


def _overlaps(solid: Sequence[Item], near: Near) -> Iterator[Conflict]:
    for item in solid:
        for other in near.meeting(item.box):
            if other.id > item.id:
                yield _meeting("overlap", item, other, other.box)


def _outside(floor: Floor) -> Iterator[Conflict]:
    for item in floor.items:
        if not item.box.within(floor.box):
            yield Conflict("outside", Severity.DANGER, (item.id,), _ref(item))


def _blocked_ways(floor: Floor, near: Near) -> Iterator[Conflict]:
    for way in floor.of(_K.FLUCHTWEG):
        if (wide := min(way.width, way.depth)) < AISLE_CM:
            yield Conflict("way_narrow", Severity.DANGER, (way.id,), _ref(way), cm=wide)
        for item in near.meeting(way.box):
            yield _meeting("way_blocked", item, way, way.box)


def _blocked_doors(floor: Floor, near: Near) -> Iterator[Conflict]:
    for door in floor.of(_K.TUER):
        strip = door.strip(door.side, AISLE_CM)
        for item in near.meeting(strip):
            yield _meeting("door_blocked", item, door, strip)


def _meeting(code: str, item: Item, other: Item, where: Box) -> Conflict:
    """A thing that stands in something else, marked where they share the floor."""
    return Conflict(code, Severity.DANGER, (item.id, other.id), _ref(item), _ref(other), places=(item.box & where,))


def _unreached(floor: Floor) -> Iterator[Conflict]:
    """Tables that nobody gets to, and those meant for wheelchairs that no wheelchair gets to."""
    tables = floor.tables
    if not tables:
        return
    if not floor.of(_K.TUER):
        yield Conflict("no_door", Severity.WARNING, ())
        return
    walked = reached(floor, tables, WALK_CM)
    easy = [table for table in tables if table.id in walked and Feature.LEICHT in table.features]
    rolled = reached(floor, easy, WHEELCHAIR_CM) if easy else set()
    yield from _cut_off("unreachable", floor, (table for table in tables if table.id not in walked), WALK_CM)
    yield from _cut_off("unreachable_easy", floor, (table for table in easy if table.id not in rolled), WHEELCHAIR_CM)


def _cut_off(code: str, floor: Floor, tables: Iterable[Item], wide: int) -> Iterator[Conflict]:
    """All of them in one sentence."""
    found = sorted(tables, key=lambda table: table.number)
    if found:
        yield Conflict(
            code,
            Severity.DANGER,
            tuple(table.id for table in found),
            cm=wide,
            numbers=tuple(table.number for table in found),
            places=tuple(before(floor, table, wide) for table in found),
        )


def _narrow(floor: Floor, near: Near) -> Iterator[Conflict]:
    """Too little floor before a table for visitors, or behind it for whoever sells; each pair is told once."""
    told: set[frozenset[int]] = set()
    for table in floor.tables:
        for code, side, least in (("aisle", table.side, AISLE_CM), ("seat", opposite(table.side), SEAT_CM)):
            gap, other = _gap(floor, near, table, side, least)
            if gap is None:
                continue
            pair = frozenset({table.id, other.id if other else -1})
            if other is None or pair not in told:
                told.add(pair)
                severity = Severity.WARNING
                ids = (table.id, other.id) if other else (table.id,)
                place = table.strip(side, max(gap, STEP))
                yield Conflict(
                    f"{code}_narrow", severity, ids, _ref(table), _ref(other) if other else "", gap, places=(place,)
                )


def _gap(floor: Floor, near: Near, table: Item, side: str, least: int) -> tuple[int | None, Item | None]:
    """Width of the floor at this side and what ends it (None: the wall); (None, None) where it is wide enough."""
    strip, box = table.strip(side, least), table.box
    to_wall = {
        "0": box.top,
        "90": floor.width - box.right,
        "180": floor.depth - box.bottom,
        "270": box.left,
    }[side]
    best: tuple[int | None, Item | None] = (to_wall, None) if 0 <= to_wall < least else (None, None)
    for other in near.meeting(strip):
        if other.id == table.id or other.box.meets(box):
            continue
        edge = other.box
        gap = {
            "0": box.top - edge.bottom,
            "90": edge.left - box.right,
            "180": edge.top - box.bottom,
            "270": box.left - edge.right,
        }[side]
        if best[0] is None or gap < best[0]:
            best = (gap, other)
    return best


def _ref(item: Item) -> str:
    """``kind:name``, made into words by messages."""
    return f"{item.kind}:{name_of(item)}"
