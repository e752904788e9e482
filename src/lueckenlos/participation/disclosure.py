"""Counts that show nobody: small ones are hidden, and enough others that no sum gives a hidden one back.

Pure. Terms: a count below ``least`` but above nought is *small*. What is shown together: the number of all answers, the
counts of one question, and tables of one question by one other. Nought is shown; so is every sum that follows.

What is promised, and proven by trying out every small table in the tests: whoever knows all that is shown of one table
and its sums finds for each hidden count at least two possible values, ``least`` or more apart. A hidden count always
stands in a set that can be shifted against each other by that much, so hiding more never weakens it.

What several tables of one survey tell together: all tables are by the same one question (``counting.breakdown_of``).
Then any way to fill one table and any way to fill another have the same sum in each column, so people can be found who
answer both ways at once: the tables together tell no more than each alone. By a second question this would not hold.
Answers that go with others are tables of the same people a second time: whoever chose nothing has chosen no other
answer, and whoever chose something has chosen at least one. ``protect_options`` and ``protect_choices`` hide until a
hidden count has its room under these rules too, with everything else as it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Counts = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Column:
    """The categories of one question with one answer a person: None is hidden; ``rest`` is the sum of those."""

    shown: list[int | None]
    rest: int


@dataclass(frozen=True, slots=True)
class Table:
    """``cells`` by row and column of what both sides show; a last row or column holds the hidden ones together."""

    cells: list[list[int | None]]


def protect(counts: Sequence[int], least: int) -> Column:
    """Hide the small counts, and if these could be read from the sum, the next larger one too."""
    hidden = {place for place, count in enumerate(counts) if 0 < count < least}
    if hidden:
        others = sorted((count, place) for place, count in enumerate(counts) if count >= least)
        # one alone is the rest of the sum; a sum that is small leaves too little to choose from
        while others and (len(hidden) < 2 or sum(counts[place] for place in hidden) < least):
            hidden.add(others.pop(0)[1])
        if len(hidden) < 2 or sum(counts[place] for place in hidden) < least:
            hidden = set(range(len(counts)))
    shown = [None if place in hidden else count for place, count in enumerate(counts)]
    return Column(shown, sum(counts[place] for place in hidden))


def protect_choice(count: int, total: int, least: int) -> int | None:
    """How many of all chose an answer that goes with others; hidden where those who did, or did not, are few."""
    return None if 0 < count < least or 0 < total - count < least else count


def protect_options(counts: Sequence[int], total: int, least: int) -> list[int | None]:
    """How many chose each of several answers, and as the last how many chose none; all hidden where one would show."""
    shown = [protect_choice(count, total, least) for count in counts]
    sums, people = np.array(counts)[:, None], np.array([total])
    hidden = np.array([[count is None] for count in shown])
    if any(_space(sums, people, hidden, (int(place), 0), alone=True) < least for place in np.flatnonzero(hidden)):
        return [None] * len(shown)
    return shown


def protect_choices(chosen: Counts, columns: Counts, shown: Sequence[int | None], least: int) -> list[Table | None]:
    """Tables of „chosen“ and „not chosen“ for each of several answers; all None where together they would tell.

    ``chosen`` has one row for each answer and a last one for nothing chosen; ``columns`` is how many people there are;
    ``shown`` are the sums of the rows.
    """
    tables = [
        None if total is None else protect_table(np.stack([row, columns - row]), least)
        for row, total in zip(chosen, shown, strict=True)
    ]
    rest = columns - chosen
    delicate = ((chosen > 0) & (chosen < least)) | ((rest > 0) & (rest < least)) | ((rest == 0) & (chosen > 0))
    hidden = np.array(
        [[True] * len(columns) if one is None else [cell is None for cell in one.cells[0]] for one in tables]
    )
    for row, place in np.argwhere(hidden).tolist():
        at_stake = tables[row] is not None or delicate[row, place]
        if at_stake and _space(chosen, columns, hidden, (row, place), alone=shown[row] is None) < least:
            return [None] * len(tables)
    return tables


def _space(chosen: Counts, columns: Counts, hidden: Mask, cell: tuple[int, int], *, alone: bool) -> int:
    """By how much a hidden count can differ while all others but one of its row stay; that one too if ``alone``."""
    row, column = cell
    answering = columns - chosen[-1]
    more_than_needed = chosen[:-1].sum(axis=0) - answering
    own = chosen[:-1].max(axis=0) if row == len(chosen) - 1 else chosen[row]
    grow, shrink = answering - own, np.minimum(chosen[row], more_than_needed)
    if alone:
        return int(grow[column] + shrink[column])
    others = hidden[row].copy()
    others[column] = False
    if not others.any():
        return 0
    return int(min(grow[column], shrink[others].max()) + min(shrink[column], grow[others].max()))


def merged(table: Counts, rows: Sequence[int | None], columns: Sequence[int | None]) -> Counts:
    """The table with the rows and columns whose sums are hidden put together at the end."""
    for axis, sums in enumerate((rows, columns)):
        kept = [place for place, count in enumerate(sums) if count is not None]
        rest = [place for place, count in enumerate(sums) if count is None]
        parts = [table.take(kept, axis)]
        if rest:
            parts.append(table.take(rest, axis).sum(axis=axis, keepdims=True))
        table = np.concatenate(parts, axis)
    return table


def protect_table(table: Counts, least: int) -> Table | None:
    """A table whose sums of rows and columns are known, with cells hidden; None where it cannot be shown at all.

    Hidden are small cells and those that tell what everybody of a column has answered.
    """
    everybody = (table > 0) & (table == table.sum(axis=0, keepdims=True))
    small = ((table > 0) & (table < least)) | everybody
    hidden = small.copy()
    for row, column in np.argwhere(small):
        corner = _partner(table, hidden, (int(row), int(column)), least)
        if corner is None:
            return None
        hidden[np.ix_((row, corner[0]), (column, corner[1]))] = True
    return Table([[None if hide else int(count) for count, hide in zip(*line)] for line in zip(table, hidden)])  # noqa: B905 -- of one shape


def _partner(table: Counts, hidden: Mask, cell: tuple[int, int], least: int) -> tuple[int, int] | None:
    """The opposite corner of the cheapest rectangle in which ``cell`` can be moved far enough; None if there is none.

    In a rectangle one diagonal can grow by as much as the other holds.
    """
    row, column = cell
    across, down = table[row][None, :], table[:, column][:, None]
    room = np.minimum(across, down) + np.minimum(table[row, column], table)
    price = np.where(hidden, 0, table + 1)
    cost = price[row][None, :] + price[:, column][:, None] + price
    allowed = room >= least
    allowed[row, :] = False
    allowed[:, column] = False
    if not allowed.any():
        return None
    best = int(np.where(allowed, cost, np.iinfo(np.int64).max).argmin())
    return best // int(table.shape[1]), best % int(table.shape[1])
