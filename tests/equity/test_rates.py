"""Offers and places set against people."""

from math import isnan, nan
from statistics import median

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lueckenlos.equity.rates import median_of_known, per_100, share

_numbers = st.one_of(st.just(nan), st.floats(0, 1e6))


@pytest.mark.parametrize(
    ("part", "whole", "expected"),
    [(12, 48, 0.25), (60, 20, 3.0), (0, 10, 0.0), (5, 0, nan), (nan, 10, nan), (5, nan, nan)],
)
def test_share(part: float, whole: float, expected: float) -> None:
    assert share(np.array([part]), np.array([whole]))[0] == pytest.approx(expected, nan_ok=True)


def test_per_100_is_broadcast_over_rows() -> None:
    counts = np.array([[[1.0, 2.0], [0.0, 4.0]]])
    expected = np.array([[[2.0, nan], [0.0, nan]]])
    np.testing.assert_array_equal(per_100(counts, np.array([[[50.0, nan]]])), expected)


@given(st.lists(st.lists(_numbers, min_size=3, max_size=3), min_size=1, max_size=9))
def test_median_leaves_out_what_is_unknown(rows: list[list[float]]) -> None:
    for column, found in enumerate(median_of_known(np.array(rows), axis=0)):
        known = [row[column] for row in rows if not isnan(row[column])]
        assert found == pytest.approx(median(known) if known else nan, nan_ok=True)
