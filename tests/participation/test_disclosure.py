"""No sum gives a hidden count back: proven by trying every table that fits to what is shown."""

import random
from collections.abc import Iterator, Sequence

import numpy as np
import pytest

from lueckenlos.participation.disclosure import merged, protect, protect_choice, protect_table

LEAST = 3


def fillings(total: int, places: int) -> Iterator[tuple[int, ...]]:
    """Every way to spread ``total`` over so many places."""
    if places == 1:
        yield (total,)
        return
    for first in range(total + 1):
        for rest in fillings(total - first, places - 1):
            yield (first, *rest)


def possible(shown: Sequence[Sequence[int | None]], rows: list[int], columns: list[int]) -> Iterator[list[list[int]]]:
    """Every table that agrees with the shown cells and all sums, row by row."""

    def walk(row: int, left: list[int], above: list[list[int]]) -> Iterator[list[list[int]]]:
        if row == len(shown):
            if not any(left):
                yield above
            return
        gaps = [place for place, count in enumerate(shown[row]) if count is None]
        known = [count or 0 for count in shown[row]]
        missing = rows[row] - sum(known)
        for filling in fillings(missing, len(gaps)) if gaps else [()] if missing == 0 else []:
            line = list(known)
            for place, count in zip(gaps, filling, strict=True):
                line[place] = count
            after = [have - taken for have, taken in zip(left, line, strict=True)]
            if min(after) >= 0:
                yield from walk(row + 1, after, [*above, line])

    return walk(0, columns, [])


def test_every_hidden_count_of_a_column_could_be_another() -> None:
    for counts in fillings(9, 4):
        column = protect(counts, LEAST)
        hidden = [place for place, count in enumerate(column.shown) if count is None]
        assert all(count == 0 or count >= LEAST for count in column.shown if count is not None)
        assert column.rest == sum(counts[place] for place in hidden)
        # the hidden ones can be spread at will: one alone, or a sum below the limit, would tell something
        assert not hidden or (len(hidden) > 1 and column.rest >= LEAST)


def test_no_more_is_hidden_than_needed() -> None:
    assert protect([4, 5, 20, 30], 5).shown == [None, None, 20, 30]
    assert protect([3, 4, 20, 30], 5).shown == [None, None, 20, 30]
    assert protect([1, 2, 20, 30], 5).shown == [None, None, None, 30]
    assert protect([0, 20, 30], 5).shown == [0, 20, 30]


def every_small_table() -> list[np.ndarray]:
    drawn = random.Random(7)  # noqa: S311 -- tables, not secrets
    shapes = [(2, 2), (2, 3), (3, 3)]
    return [
        np.array([[drawn.choice((0, 0, 1, 2, 3, 4, 6)) for _ in range(shape[1])] for _ in range(shape[0])])
        for shape in shapes
        for _ in range(60)
    ]


def test_every_hidden_cell_could_be_another() -> None:
    """Against all tables with the same sums: each hidden cell has values that lie the limit or more apart."""
    tried = 0
    for table in every_small_table():
        protected = protect_table(table, LEAST)
        if protected is None:
            continue
        shown = protected.cells
        assert all(count == 0 or count >= LEAST for line in shown for count in line if count is not None)
        hidden = [(row, place) for row, line in enumerate(shown) for place, count in enumerate(line) if count is None]
        if not hidden:
            continue
        tried += 1
        fits = list(possible(shown, table.sum(axis=1).tolist(), table.sum(axis=0).tolist()))
        for row, place in hidden:
            values = {fit[row][place] for fit in fits}
            assert max(values) - min(values) >= LEAST, (table, shown, (row, place))
    assert tried > 30


def test_what_everybody_of_an_area_answered_is_hidden() -> None:
    table = np.array([[8, 10, 9], [0, 12, 11]])
    protected = protect_table(table, 5)
    assert protected is not None
    assert protected.cells[0][0] is None


@pytest.mark.parametrize("table", [[[1, 0], [0, 9]], [[2, 7]], [[4], [5]]])
def test_a_table_that_would_reveal_people_is_not_shown(table: list[list[int]]) -> None:
    assert protect_table(np.array(table), 5) is None


def test_hidden_sums_are_put_together() -> None:
    table = np.array([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    assert merged(table, [6, None, None], [12, 15, 18]).tolist() == [[1, 2, 3], [11, 13, 15]]
    assert merged(table, [6, 15, 24], [None, 15, None]).tolist() == [[2, 4], [5, 10], [8, 16]]


@pytest.mark.parametrize(("count", "shown"), [(0, 0), (4, None), (5, 5), (95, 95), (96, None), (100, 100)])
def test_few_who_did_not_choose_are_few_too(count: int, shown: int | None) -> None:
    assert protect_choice(count, 100, 5) == shown
