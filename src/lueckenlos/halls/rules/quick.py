"""A sensible plan from three numbers: people move things afterwards, they do not begin with an empty room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lueckenlos.halls.enums import STEP, Arrangement, Feature, ItemKind, Side
from lueckenlos.halls.rules.plan import Floor, Item

# between a wall, or the table behind, and a table: a chair and somebody on it
SEAT: Final = 80
# between the fronts of two rows: two prams pass
AISLE: Final = 180
# from one door to the other
WAY: Final = 150
DOOR_WIDTH: Final = 200
DOOR_DEPTH: Final = 20
GAP: Final = 20
# after so many tables there is a gap through which sellers come behind their tables
TOGETHER: Final = 4
THROUGH: Final = 80
EASY: Final = 4
# between the backs of two rows: two chairs
BACK: Final = 120
_ROOMS: Final = (
    (1000, 800), (1200, 1000), (1600, 1200), (2000, 1400), (2400, 1600), (3000, 2000), (3600, 2600), (4000, 4000),
)  # fmt: skip
_S = Side
Spot = tuple[int, int, str, bool]


@dataclass(frozen=True, slots=True)
class Start:
    """What a quick start is asked for, in centimetres. ``types`` are (key, capacity, is an Infostand) in order."""

    width: int
    depth: int
    tables: int
    arrangement: Arrangement = Arrangement.REIHEN
    table_width: int = 120
    table_depth: int = 80
    first_number: int = 1
    power: bool = True
    types: tuple[tuple[int, int, bool], ...] = ()
    # of the door above, and of the one below
    door_names: tuple[str, str] = ("", "")


def quick_floor(start: Start) -> Floor:
    """Doors, a way between them, and as many tables as are wanted and fit; the same input gives the same plan."""
    walls = [spot for spot in _at_walls(start) if _fits(start, spot)][: start.tables]
    inner = [spot for spot in _inside(start, start.tables - len(walls)) if _fits(start, spot)]
    spots = [*walls, *inner][: start.tables]
    tables = [_table(start, index, spot) for index, spot in enumerate(spots)]
    tables = _typed(_easy(_ends(tables), start), start.types)
    return Floor(start.width, start.depth, (*_ways(start, len(tables)), *tables))


def room_for(tables: int) -> tuple[int, int]:
    """The smallest usual room that holds so many tables comfortably; width and depth in centimetres."""
    for width, depth in _ROOMS:
        if len(quick_floor(Start(width, depth, tables)).tables) >= tables:
            return width, depth
    return _ROOMS[-1]


def _ways(start: Start, last: int) -> list[Item]:
    """Entrance below, emergency exit above, and the way between them. Numbered after the tables."""
    middle, wide = _middle(start), min(DOOR_WIDTH, start.width - 2 * STEP)
    above, below = start.door_names
    door = Item(last + 1, ItemKind.TUER, middle - wide // 2 // STEP * STEP, 0, wide, DOOR_DEPTH, label=above)
    entrance = replace(door, id=last + 2, y=start.depth - DOOR_DEPTH, side=_S.OBEN.value, label=below)
    left = middle - WAY // 2 // STEP * STEP
    way = Item(last + 3, ItemKind.FLUCHTWEG, left, DOOR_DEPTH, WAY, start.depth - 2 * DOOR_DEPTH)
    return [door, entrance, way]


def _at_walls(start: Start) -> Iterator[Spot]:
    """Left, top, front and whether at a wall: round the walls clockwise from the upper left."""
    if start.arrangement == Arrangement.BLOECKE:
        return
    wide, zone = start.table_width, SEAT + start.table_depth
    below, far = start.depth - zone, start.width - zone
    for x in _along(SEAT, start.width - SEAT, wide, _gate(start)):
        yield x, SEAT, _S.UNTEN, True
    for y in _along(zone + AISLE, start.depth - SEAT, wide, None):
        yield far, y, _S.LINKS, True
    for x in reversed(list(_along(zone + AISLE, start.width - zone - AISLE, wide, _gate(start)))):
        yield x, below, _S.OBEN, True
    for y in reversed(list(_along(zone + AISLE, start.depth - SEAT, wide, None))):
        yield SEAT, y, _S.RECHTS, True


def _inside(start: Start, wanted: int) -> Iterator[Spot]:
    """Double rows back to back, as many as are needed, at even distances between the walls."""
    if start.arrangement == Arrangement.WAND or wanted <= 0:
        return
    wide, deep = start.table_width, start.table_depth
    edge = AISLE if start.arrangement == Arrangement.BLOECKE else SEAT + deep + AISLE
    row = list(_along(edge, start.width - edge, wide, _gate(start)))
    block, room = 2 * deep + BACK, start.depth - 2 * edge
    fitting = (room + AISLE) // (block + AISLE) if room >= block else 0
    blocks = min(fitting, -(-wanted // (2 * len(row) or 1)))
    # what is left over goes evenly between the rows and before the first and after the last
    spare = (room - blocks * block - (blocks - 1) * AISLE) // (blocks + 1) if blocks else 0
    for index in range(blocks):
        y = (edge + spare + index * (block + AISLE + spare)) // STEP * STEP
        for front, top in ((_S.OBEN, y), (_S.UNTEN, y + deep + BACK)):
            for x in row:
                yield x, top, front, False


def _along(first: int, last: int, wide: int, gate: tuple[int, int] | None) -> Iterator[int]:
    """Where tables begin between two ends, in groups, with nothing in the gate."""
    at, together = first, 0
    while at + wide <= last:
        if gate and at < gate[1] and at + wide > gate[0]:
            at, together = gate[1], 0
            continue
        yield at
        together += 1
        at += wide + (THROUGH if together % TOGETHER == 0 else GAP)


def _gate(start: Start) -> tuple[int, int]:
    """Kept free for doors and the way between them."""
    half = max(min(DOOR_WIDTH, start.width) // 2, WAY // 2) + STEP
    return (_middle(start) - half) // STEP * STEP, (_middle(start) + half) // STEP * STEP


def _middle(start: Start) -> int:
    return start.width // 2 // STEP * STEP


def _fits(start: Start, spot: Spot) -> bool:
    probe = Item(0, ItemKind.TISCH, spot[0], spot[1], start.table_width, start.table_depth, spot[2])
    return probe.box.within(Floor(start.width, start.depth).box)


def _table(start: Start, index: int, spot: Spot) -> Item:
    x, y, front, wall = spot
    features = {Feature.WAND.value} if wall else set()
    if wall and start.power:
        features.add(Feature.STROM.value)
    return Item(
        id=index + 1,
        kind=ItemKind.TISCH.value,
        x=x,
        y=y,
        width=start.table_width,
        depth=start.table_depth,
        side=str(front),
        number=start.first_number + index,
        features=frozenset(features),
    )


def _ends(tables: Sequence[Item]) -> list[Item]:
    """Beside the last table of a group there is room for a rail."""
    rail = {Feature.STANGE.value}
    found = []
    for index, table in enumerate(tables):
        after = tables[index + 1] if index + 1 < len(tables) else None
        apart = (
            after is None
            or after.side != table.side
            or max(abs(after.x - table.x), abs(after.y - table.y)) > (table.width + GAP)
        )
        found.append(replace(table, features=table.features | rail) if apart else table)
    return found


def _easy(tables: Sequence[Item], start: Start) -> list[Item]:
    """The tables next to the entrance are the shortest way for everybody who finds ways hard."""
    nearest = sorted(tables, key=lambda one: (abs(one.x - _middle(start)) + start.depth - one.y, one.number))
    chosen = {table.id for table in nearest[: max(EASY, len(tables) // 10)]}
    return [
        replace(table, features=table.features | {Feature.LEICHT.value}) if table.id in chosen else table
        for table in tables
    ]


def _typed(tables: Sequence[Item], types: Sequence[tuple[int, int, bool]]) -> list[Item]:
    """Infostände evenly among the others, the other types one after the other in the order of the booking."""
    if not types:
        return list(tables)
    stands = [key for key, capacity, is_stand in types if is_stand for _ in range(capacity)]
    others = [key for key, capacity, is_stand in types if not is_stand for _ in range(capacity)]
    stands = stands[: len(tables)]
    at = {int((index + 0.5) * len(tables) / len(stands)): key for index, key in enumerate(stands)}
    rest = iter(others)
    return [
        replace(table, place_type=at[index] if index in at else next(rest, None)) for index, table in enumerate(tables)
    ]
