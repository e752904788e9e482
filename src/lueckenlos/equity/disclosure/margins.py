"""Which values a reader of a table with sums can work out for the hidden cells, and which further cells to hide.

A table with its sums in the last row and column is a network: what is hidden may change only so that every row and
column still adds up. With the signs of sums turned, changes have row and column sums of zero, and how far one cell may
change is a greatest flow (Ford & Fulkerson, Flows in Networks, 1962, ch. 1) from its row to its column through the
other hidden cells. Counts are whole numbers, so everything here is exact.
"""

from collections import deque
from collections.abc import Iterator
from typing import Final

import numpy as np
import numpy.typing as npt

from lueckenlos.equity.numbers import BoolArray, IntArray

# larger than any count, small enough to be added without overflow
UNBOUNDED: Final = 2**40
# a sum is worth more to readers than a cell: it is hidden only if nothing else helps
_SUM_COST: Final = 1_000_000

Capacity = npt.NDArray[np.int64]


def ranges(table: IntArray, hidden: BoolArray) -> dict[tuple[int, int], tuple[int, int]]:
    """For every hidden cell the least and greatest count that fits all shown cells; sums are the last row and column.

    A greatest count of ``UNBOUNDED`` or more means that nothing shown limits it.
    """
    found = {}
    for row, column in np.argwhere(hidden).tolist():
        rise, fall = _moves(table, hidden, (row, column), UNBOUNDED)
        if _sign(table)[row, column] < 0:
            rise, fall = fall, rise
        count = int(table[row, column])
        found[row, column] = (count - fall, min(count + rise, UNBOUNDED))
    return found


def protected(table: IntArray, small: BoolArray, width: int) -> BoolArray:
    """``small`` and further cells, so that every small cell may still be one of more than ``width`` counts, and every
    other hidden cell one of more than one.

    Cells that cost readers least are taken: few people, no sums. The pattern need not be the cheapest possible; there
    always is one, because a table with all its sums hidden gives nothing away.
    Source: the hypercube method (Giessing & Repsilber, in: Inference Control in Statistical Databases, 2002, 181-192),
    each pattern here proved by exact ranges instead of by the rectangle alone.
    """
    hidden = small.copy()
    waiting = deque((row, column) for row, column in np.argwhere(small).tolist())
    while waiting:
        cell = waiting.popleft()
        needed = width if small[cell] else 1
        # what is hidden later only widens the ranges of cells that are done
        while sum(_moves(table, hidden, cell, needed)) < needed:
            fresh = [corner for corner in _rectangle(table, hidden, cell, needed) if not hidden[corner]]
            for corner in fresh:
                hidden[corner] = True
            waiting.extend(fresh)
    return hidden


def _moves(table: IntArray, hidden: BoolArray, cell: tuple[int, int], enough: int) -> tuple[int, int]:
    """How far the cell's turned value may rise and fall, counted up to ``enough``."""
    up, down = _capacities(table)
    rise = min(int(up[cell]), enough)
    fall = min(int(down[cell]), enough)
    return _flow(hidden, (down, up), cell, rise), _flow(hidden, (up, down), cell, fall)


def _rectangle(table: IntArray, hidden: BoolArray, cell: tuple[int, int], width: int) -> list[tuple[int, int]]:
    """The three corners that, hidden with ``cell``, let it move; the cheapest that let it move far enough, else those
    that let it move farthest. At least one of them is not hidden yet."""
    row, column = cell
    up, down = _capacities(table)
    rise = np.minimum(np.minimum(down[row, :][None, :], down[:, column][:, None]), up)
    fall = np.minimum(np.minimum(up[row, :][None, :], up[:, column][:, None]), down)
    reach = np.minimum(rise, int(up[cell])) + np.minimum(fall, int(down[cell]))
    price = np.where(hidden, 0, table + 1)
    price[:, -1] *= np.where(hidden[:, -1], 0, _SUM_COST)
    price[-1, :] *= np.where(hidden[-1, :], 0, _SUM_COST)
    cost = price + price[row, :][None, :] + price[:, column][:, None]
    useful = (reach > 0) & (cost > 0)
    useful[row, :] = useful[:, column] = False
    enough = useful & (reach >= width)
    rank = np.where(enough, cost, UNBOUNDED * 4) if enough.any() else np.where(useful, -reach, UNBOUNDED)
    other_row, other_column = (int(each) for each in np.unravel_index(int(np.argmin(rank)), rank.shape))
    return [(row, other_column), (other_row, column), (other_row, other_column)]


def _sign(table: IntArray) -> IntArray:
    """-1 for sums, +1 for cells and for the sum of sums."""
    sign = np.ones(table.shape, dtype=np.int64)
    sign[-1, :] *= -1
    sign[:, -1] *= -1
    return sign


def _capacities(table: IntArray) -> tuple[Capacity, Capacity]:
    """How far each cell's turned value may rise and fall: a count has no upper end and never falls below zero."""
    positive = _sign(table) > 0
    return np.where(positive, UNBOUNDED, table), np.where(positive, table, UNBOUNDED)


def _flow(hidden: BoolArray, rooms: tuple[Capacity, Capacity], cell: tuple[int, int], enough: int) -> int:
    """Greatest flow, up to ``enough``, from a cell's row to its column through the other hidden cells.

    A step from a row to a column uses the first capacity of the cell between them, a step back the second.
    """
    there, back = (room.copy() for room in rooms)
    open_cells = hidden.copy()
    open_cells[cell] = False
    total = 0
    while total < enough:
        path = _path(open_cells, there, back, cell)
        if path is None:
            return total
        amount = min(int((there if forward else back)[passed]) for passed, forward in path)
        for passed, forward in path:
            there[passed] += -amount if forward else amount
            back[passed] += amount if forward else -amount
        total += amount
    return enough


Step = tuple[tuple[int, int], bool]


def _path(hidden: BoolArray, there: Capacity, back: Capacity, cell: tuple[int, int]) -> list[Step] | None:
    """Shortest way with room left, as cells and whether they are passed from row to column."""
    row, column = cell
    came: dict[tuple[bool, int], tuple[tuple[bool, int], Step] | None] = {(True, row): None}
    queue = deque([(True, row)])
    while queue:
        node = queue.popleft()
        if node == (False, column):
            return list(_steps(came, node))
        is_row, index = node
        room = hidden[index] & (there[index] > 0) if is_row else hidden[:, index] & (back[:, index] > 0)
        for other in np.flatnonzero(room).tolist():
            following = (not is_row, other)
            if following not in came:
                passed = (index, other) if is_row else (other, index)
                came[following] = node, (passed, is_row)
                queue.append(following)
    return None


def _steps(
    came: dict[tuple[bool, int], tuple[tuple[bool, int], Step] | None], node: tuple[bool, int]
) -> Iterator[Step]:
    before = came[node]
    while before is not None:
        node, step = before
        yield step
        before = came[node]
