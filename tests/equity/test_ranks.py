"""Fifths by rank: equal counts, ties together, nothing said about too few."""

from math import ceil, nan

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lueckenlos.equity.ranks import fifths, midranks

_values = st.lists(st.one_of(st.just(nan), st.integers(0, 6).map(float)), max_size=30)


def naive_fifths(values: list[float], *, high_is_worse: bool) -> list[int]:
    """Count for each value how many are better and how many equal."""
    known = [value for value in values if value == value]
    if len(known) < 3:
        return [0] * len(values)
    ranks = []
    for value in values:
        if value != value:
            ranks.append(0)
            continue
        better = sum(other < value if high_is_worse else other > value for other in known)
        midrank = better + (known.count(value) + 1) / 2
        ranks.append(ceil(5 * (midrank - 0.5) / len(known)))
    return ranks


@given(_values, st.booleans())
def test_fifths_equal_their_definition(values: list[float], high_is_worse: bool) -> None:
    assert fifths(np.array(values), high_is_worse=high_is_worse).tolist() == naive_fifths(
        values, high_is_worse=high_is_worse
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([10, 20, 30, 40, 50], [1, 2, 3, 4, 5]),
        ([10, 20, 30, 40, 50, 60, 70, 80, 90, 100], [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]),
        ([38.0, 41.0, 22.0, 14.0], [4, 5, 2, 1]),
        ([7, 7, 7, 7, 7], [3, 3, 3, 3, 3]),
        ([1, nan, 2, 3], [1, 0, 3, 5]),
        ([1, 2], [0, 0]),
        ([], []),
    ],
)
def test_worked_examples(values: list[float], expected: list[int]) -> None:
    assert fifths(np.array(values, dtype=float), high_is_worse=True).tolist() == expected


def test_where_high_is_good_the_lowest_is_the_worst() -> None:
    assert fifths(np.array([10.0, 20, 30, 40, 50]), high_is_worse=False).tolist() == [5, 4, 3, 2, 1]


def test_ties_share_the_mean_of_their_ranks() -> None:
    assert midranks(np.array([3.0, 1, 3, 2])).tolist() == [3.5, 1, 3.5, 2]
