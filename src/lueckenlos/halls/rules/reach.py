"""Which tables can be reached from a door: a square as wide as a way is pushed over the floor, step by step.

The floor is a grid of STEP; every position of the square that meets nothing solid is free, and what hangs together
with the floor before a door is reached. Free positions are kept as runs, one row of the grid after the other, so that
a hall of 40 × 40 m costs milliseconds. The naive twin in the tests pushes the square one step at a time.
"""

from collections.abc import Iterable
from typing import Final

import numpy as np

from lueckenlos.halls.enums import STEP, ItemKind, Side
from lueckenlos.halls.rules.plan import Box, Floor, Item

# guide values from DIN 18040-1 (corridors and other ways inside public buildings): 90 cm where one only passes through
WALK_CM: Final = 90
# and 150 cm along a way, which is also the square in which a wheelchair turns
WHEELCHAIR_CM: Final = 150
# through these nobody walks
SOLID: Final = frozenset({ItemKind.TISCH, ItemKind.BUEHNE, ItemKind.HINDERNIS, ItemKind.AUSSPARUNG})
Grid = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
Whole = np.ndarray[tuple[int], np.dtype[np.int64]]
# first and last column, first and last row
Places = tuple[int, int, int, int]


def reached(floor: Floor, tables: Iterable[Item], wide: int) -> set[int]:
    """Ids of those ``tables`` before whose middle the square of ``wide`` cm can stand when it comes from a door."""
    free = free_places(floor, wide)
    starts = [places(floor, door, wide) for door in floor.of(ItemKind.TUER)]
    there = _spread(free, starts) if free.size else free
    return {table.id for table in tables if _any(there, places(floor, table, wide))}


def free_places(floor: Floor, wide: int) -> Grid:
    """For each step down and right whether the square, with its upper left corner there, meets nothing solid."""
    size, rows, columns = wide // STEP, (floor.depth - wide) // STEP + 1, (floor.width - wide) // STEP + 1
    if rows <= 0 or columns <= 0:
        return np.zeros((0, 0), dtype=np.bool_)
    # each solid thing forbids a rectangle of places: counted at its four corners, summed up once
    corners = np.zeros((rows + 1, columns + 1), dtype=np.int32)
    for item in floor.of(*SOLID):
        left, right = _within(item.box.left, item.box.right, size, columns)
        top, bottom = _within(item.box.top, item.box.bottom, size, rows)
        if left < right and top < bottom:
            corners[top, left] += 1
            corners[bottom, right] += 1
            corners[top, right] -= 1
            corners[bottom, left] -= 1
    found: Grid = corners.cumsum(axis=0).cumsum(axis=1)[:rows, :columns] == 0
    return found


def places(floor: Floor, item: Item, wide: int) -> Places:
    """Where the square touches the front of the item and has its middle before it; at most within the room."""
    box, last_x, last_y = item.box, floor.width - wide, floor.depth - wide
    middle_x, middle_y = (box.left + box.right) // 2, (box.top + box.bottom) // 2
    across, down = _kept(middle_x - wide, middle_x, last_x), _kept(middle_y - wide, middle_y, last_y)
    match item.side:
        case Side.OBEN:
            return *across, *_kept(box.top - wide, box.top - wide, last_y)
        case Side.RECHTS:
            return *_kept(box.right, box.right, last_x), *down
        case Side.UNTEN:
            return *across, *_kept(box.bottom, box.bottom, last_y)
        case _:
            return *_kept(box.left - wide, box.left - wide, last_x), *down


def before(floor: Floor, item: Item, wide: int) -> Box:
    """The floor before the item that the square would need, for the drawing."""
    strip = item.strip(item.side, wide)
    return Box(max(strip.left, 0), max(strip.top, 0), min(strip.right, floor.width), min(strip.bottom, floor.depth))


def _within(low: int, high: int, size: int, most: int) -> tuple[int, int]:
    """First place, and the one after the last, where the square meets what lies from ``low`` to ``high``."""
    return min(max(low // STEP - size + 1, 0), most), min(max(high // STEP, 0), most)


def _kept(low: int, high: int, most: int) -> tuple[int, int]:
    """Steps from ``low`` to ``high``; a door that stands in the wall leads to the floor beside it."""
    return min(max(-(-low // STEP), 0), most // STEP), max(min(high, most) // STEP, 0)


def _any(there: Grid, where: Places) -> bool:
    left, right, top, bottom = where
    return bool(there[top : bottom + 1, left : right + 1].any())


def _spread(free: Grid, starts: Iterable[Places]) -> Grid:
    """All free places that hang together with one of the starts."""
    row, first, after = _runs(free)
    (above_from, above_to), (below_from, below_to) = (_touching(row, first, after, step) for step in (-1, 1))
    seen = np.zeros(len(row), dtype=np.bool_)
    waiting = [one for start in starts for one in _runs_in(free, row, first, after, start)]
    while waiting:
        one = waiting.pop()
        if seen[one]:
            continue
        seen[one] = True
        waiting.extend(range(above_from[one], above_to[one]))
        waiting.extend(range(below_from[one], below_to[one]))
    marks = np.zeros((free.shape[0], free.shape[1] + 1), dtype=np.int8)
    marks[row[seen], first[seen]] += 1
    marks[row[seen], after[seen]] -= 1
    found: Grid = marks.cumsum(axis=1)[:, :-1] > 0
    return found


def _runs(free: Grid) -> tuple[Whole, Whole, Whole]:
    """Row, first column and the column after the last, of every run of free places, from top to bottom."""
    edges = np.diff(np.pad(free, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    row, first = np.nonzero(edges == 1)
    return row, first, np.nonzero(edges == -1)[1]


def _touching(row: Whole, first: Whole, after: Whole, step: int) -> tuple[list[int], list[int]]:
    """For every run those of the next row (1) or the one before (-1) that share a column: from, up to."""
    # one number for row and column, so that runs are in order over all rows
    turn = int(after.max(initial=0)) + 1
    begins = np.searchsorted(row * turn + after, (row + step) * turn + first, side="right")
    ends = np.searchsorted(row * turn + first, (row + step) * turn + after, side="left")
    return begins.tolist(), ends.tolist()


def _runs_in(free: Grid, row: Whole, first: Whole, after: Whole, where: Places) -> list[int]:
    left, right, top, bottom = where
    inside = (row >= top) & (row <= bottom) & (first <= right) & (after > left)
    found: list[int] = np.flatnonzero(inside).tolist()
    return found
