"""The shape of a room: its rectangle without what is cut out, as cells of floor and edges of wall."""

import itertools
from collections.abc import Sequence

from lueckenlos.halls.enums import ItemKind
from lueckenlos.halls.rules.plan import Box, Floor

Edge = tuple[int, int, int, int]


def outline(floor: Floor) -> tuple[list[Box], list[Edge]]:
    """Rectangles that make up the floor, and the lines between floor and not floor."""
    cuts = [item.box for item in floor.of(ItemKind.AUSSPARUNG)]
    xs = _marks(floor.width, [side for box in cuts for side in (box.left, box.right)])
    ys = _marks(floor.depth, [side for box in cuts for side in (box.top, box.bottom)])
    inside = [
        [not any(Box(left, top, right, bottom).meets(cut) for cut in cuts) for left, right in itertools.pairwise(xs)]
        for top, bottom in itertools.pairwise(ys)
    ]
    cells, edges = [], []
    for row, line in enumerate(inside):
        for column, is_floor in enumerate(line):
            if not is_floor:
                continue
            cell = Box(xs[column], ys[row], xs[column + 1], ys[row + 1])
            cells.append(cell)
            edges.extend(_edges(inside, row, column, cell))
    return cells, edges


def _marks(length: int, cuts: Sequence[int]) -> list[int]:
    return sorted({0, length, *(at for at in cuts if 0 < at < length)})


def _edges(inside: Sequence[Sequence[bool]], row: int, column: int, cell: Box) -> list[Edge]:
    def floor_at(down: int, across: int) -> bool:
        return 0 <= down < len(inside) and 0 <= across < len(inside[0]) and inside[down][across]

    found = []
    if not floor_at(row - 1, column):
        found.append((cell.left, cell.top, cell.right, cell.top))
    if not floor_at(row + 1, column):
        found.append((cell.left, cell.bottom, cell.right, cell.bottom))
    if not floor_at(row, column - 1):
        found.append((cell.left, cell.top, cell.left, cell.bottom))
    if not floor_at(row, column + 1):
        found.append((cell.right, cell.top, cell.right, cell.bottom))
    return found
