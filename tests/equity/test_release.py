"""What may be shown: thresholds, rounding, and a solver that tries to work hidden cells out from the sums."""

from math import nan
from typing import Any

import numpy as np
import pytest

from lueckenlos.equity.disclosure import (
    Releasable,
    Rule,
    release,
    release_interval,
    release_part,
    release_parts,
    release_table,
)
from lueckenlos.equity.disclosure.margins import UNBOUNDED, ranges
from lueckenlos.equity.disclosure.release import with_sums
from lueckenlos.equity.errors import EquityError
from lueckenlos.equity.intervals import wilson
from lueckenlos.equity.tables import Status

RULE = Rule(threshold=3, base=5)


def possible(table: np.ndarray, hidden: np.ndarray, most: int) -> dict[tuple[int, int], set[int]]:
    """Solver: every table of counts up to ``most`` that fits what is shown, trying all values of hidden inner cells."""
    inner = np.argwhere(hidden[:-1, :-1])
    values = np.indices((most + 1,) * len(inner)).reshape(len(inner), -1).T
    cells = np.repeat(table[None, :-1, :-1], len(values), axis=0)
    cells[:, inner[:, 0], inner[:, 1]] = values
    wide = np.concatenate([cells, cells.sum(axis=2, keepdims=True)], axis=2)
    whole = np.concatenate([wide, wide.sum(axis=1, keepdims=True)], axis=1)
    whole = whole[(whole == table)[:, ~hidden].all(axis=1)]
    return {(row, column): set(whole[:, row, column].tolist()) for row, column in np.argwhere(hidden).tolist()}


@pytest.mark.parametrize("seed", range(25))
def test_ranges_equal_what_a_search_through_all_tables_finds(seed: int) -> None:
    rng = np.random.default_rng(seed)
    table = with_sums(rng.integers(0, 5, (2 + seed % 2, 3)))
    hidden = np.zeros(table.shape, bool)
    hidden[:-1, :-1].flat[rng.choice(table[:-1, :-1].size, 4, replace=False)] = True
    inner = np.zeros(table.shape, bool)
    inner[:-1, :-1] = hidden[:-1, :-1] | (np.arange(3) < 2)[None, :] & (np.arange(len(table) - 1) < 2)[:, None]
    for pattern in (hidden, inner if inner.sum() <= 4 else hidden):
        # no cell of these tables can exceed the largest sum of a column
        seen = possible(table, pattern, most=12)
        assert ranges(table, pattern) == {cell: (min(values), max(values)) for cell, values in seen.items()}


def test_ranges_reach_into_hidden_sums() -> None:
    """By hand: a + b = s with a, s hidden and b shown; the column of a is hidden below it too."""
    table = with_sums(np.array([[2, 5], [4, 6]]))
    hidden = np.zeros(table.shape, bool)
    hidden[[0, 0, 2, 2], [0, 2, 0, 2]] = True
    assert ranges(table, hidden) == {
        (0, 0): (0, UNBOUNDED),
        (0, 2): (5, UNBOUNDED),
        (2, 0): (4, UNBOUNDED),
        (2, 2): (15, UNBOUNDED),
    }


@pytest.mark.parametrize("seed", range(40))
def test_no_hidden_cell_can_be_worked_out(seed: int) -> None:
    """A search finds more than one table that fits what we print, and enough values for every small cell."""
    rng = np.random.default_rng(seed)
    rows = rng.poisson(rng.choice([2, 4, 7]), (2 + seed % 3, 3))
    shown = release_table(rows, RULE)
    table, hidden = with_sums(rows), shown.status == Status.SUPPRESSED
    small = RULE.small(table.astype(float))
    assert not (small & ~hidden).any()
    for cell, (least, most) in ranges(table, hidden).items():
        assert most - least >= (RULE.threshold if small[cell] else 1)
    if 0 < hidden[:-1, :-1].sum() <= 4:
        for cell, values in possible(table, hidden, most=int(rows.max()) + 4).items():
            assert len(values) > (RULE.threshold if small[cell] else 1)


def test_a_large_table_is_protected_in_time() -> None:
    rows = np.random.default_rng(2).poisson(6, (40, 6))
    hidden = ~release_table(rows, RULE).shown()
    small = RULE.small(with_sums(rows).astype(float))
    assert small.sum() >= 10
    assert small.sum() < hidden.sum() < 4 * small.sum()


def test_a_lone_small_cell_takes_three_others_with_it() -> None:
    rows = [[20, 2, 30], [15, 40, 25], [60, 50, 10]]
    shown = release_table(rows, RULE)
    assert shown.shown().tolist() == [
        [False, False, True, True],
        [False, False, True, True],
        [True, True, True, True],
        [True, True, True, True],
    ]
    assert shown.values[2].tolist() == [60, 50, 10, 120]
    assert shown.values[3, 3] == 250


def test_small_sums_are_hidden_with_what_gives_them_away() -> None:
    shown = release_table([[0, 1, 1], [20, 30, 40], [50, 60, 70]], RULE)
    table = with_sums(np.array([[0, 1, 1], [20, 30, 40], [50, 60, 70]]))
    assert not shown.shown()[0, 3]
    for cell, (least, most) in ranges(table, ~shown.shown()).items():
        assert most - least >= 1, cell
    assert ranges(table, np.ones(table.shape, bool))[3, 3] == (0, UNBOUNDED)


def test_a_list_with_its_sum() -> None:
    shown = release_table([2, 8, 20], RULE)
    assert shown.shown().tolist() == [False, False, True, True]
    assert shown.values[2:].tolist() == [20, 30]
    assert release_table([6, 8, 20], RULE).values.tolist() == [5, 10, 20, 35]


def test_a_list_that_stands_alone_is_hidden_and_rounded() -> None:
    shown = release([0, 1, 2, 3, 7, 8, nan, 12.5], RULE)
    assert shown.status.tolist() == [0, 2, 2, 0, 0, 0, 1, 0]
    assert shown.values[[0, 3, 4, 5, 7]].tolist() == [0, 5, 5, 10, 15]
    assert release([1, 2], Rule(threshold=1, base=1)).values.tolist() == [1, 2]


def test_shares_come_from_printed_numbers_only() -> None:
    part, whole = release([7, 2, 3, nan], RULE), release([23, 50, 0, 9], RULE)
    share = part.share_of(whole)
    assert share.values[0] == 100 * 5 / 25
    assert share.status.tolist() == [0, Status.SUPPRESSED, Status.NOT_MEANINGFUL, Status.MISSING]
    with pytest.raises(EquityError) as error:
        part.share_of(release([1], RULE))
    assert error.value.code == "shapes_differ"


def test_whoever_subtracts_learns_nothing() -> None:
    """A filter ("only girls") or an earlier date beside the whole that is already out."""
    whole = [20, 20, 20, 2, nan]
    shown = release(whole, RULE)
    part = release_part([10, 19, 20, 1, 5], whole, shown)
    assert part.shown().tolist() == [True, False, True, False, True]
    with pytest.raises(EquityError) as error:
        release_part([21, 1, 1, 1, 1], whole, shown)
    assert error.value.code == "cases_above_population"


def test_the_rest_of_a_hidden_whole_gives_nothing_away() -> None:
    assert release_part([2, 0], [2, 1], release([2, 1], RULE)).shown().tolist() == [False, True]


def test_an_interval_is_made_from_rounded_counts() -> None:
    cases, people = [7, 2, 48, nan, 0, 0], [23, 50, 50, 9, 0, 7]
    found = release_interval(cases, people, RULE)
    assert found.value.status.tolist() == [0, 2, 2, 1, Status.NOT_MEANINGFUL, 0]
    assert found.value.values[0] == 100 * 5 / 25
    own = wilson([5, 0], [25, 5], per=100)
    assert found.lower.values[[0, 5]].tolist() == own.lower.tolist()
    assert found.upper.values[[0, 5]].tolist() == own.upper.tolist()
    rates = release_interval([48, 120], [50, 50], RULE, kind="rate", per=10)
    assert rates.value.values.tolist() == [10, 24]
    with pytest.raises(EquityError) as error:
        release_interval([51], [50], RULE)
    assert error.value.code == "cases_above_population"


def test_counts_leave_by_no_other_door() -> None:
    shown = release([1, 12], RULE)
    with pytest.raises(TypeError):
        Releasable(object(), np.array([1.0]), np.zeros(1, np.uint8), RULE)
    with pytest.raises(ValueError, match="read-only"):
        shown.values[0] = 1
    assert not hasattr(shown, "__dict__")
    assert "12" not in repr(shown)
    assert {name for name in dir(shown) if not name.startswith("_")} == {
        "rule", "share_of", "shown", "status", "values",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda: Rule(threshold=0), "bad_rule"),
        (lambda: Rule(base=0), "bad_rule"),
        (lambda: release([-1], RULE), "negative"),
        (lambda: release(["<3"], RULE), "text_in_numbers"),
        (lambda: release_table([[1, nan]], RULE), "not_a_number"),
        (lambda: release_table([[1, 2.5]], RULE), "bad_rule"),
        (lambda: release_table([], RULE), "empty"),
        (lambda: release_table([[[1]]], RULE), "empty"),
    ],
)
def test_counts_that_cannot_be(call: Any, code: str) -> None:
    with pytest.raises(EquityError) as error:
        call()
    assert error.value.code == code


@pytest.mark.parametrize(
    ("parts", "whole", "shown"),
    [
        ([2, 40, 60], nan, [None, None, 60, 100]),  # the sum of the others would give 2 away
        ([2, 40, 60], 102, [None, None, 60, 100]),
        ([2, 40, 60], 118, [None, 40, 60, 120]),  # counted elsewhere: nothing exact to subtract
        ([2, nan, 60], 102, [None, None, 60, 100]),
        ([1.6, 40.2], 41.8, [None, None, 40]),  # shared out between ages
        ([], 7, [5]),
        ([], nan, [None]),
    ],
)
def test_the_parts_of_a_territory_and_all_of_it(parts: list[float], whole: float, shown: list[float | None]) -> None:
    found = release_parts(parts, RULE, whole).values
    assert [None if np.isnan(value) else value for value in found] == shown
