"""Equal-count ranks: which areas belong to the worst fifth."""

from typing import Final

import numpy as np
import numpy.typing as npt

from lueckenlos.equity.errors import BadNumbers, Refused
from lueckenlos.equity.numbers import Numbers, numbers

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]

# of three or four areas the worst one stands for the worst fifth; of two, "worst" would say nothing
MIN_FOR_FIFTHS: Final = 3
WORST: Final = 5
UNKNOWN: Final = 0


def fifths(values: FloatArray, *, high_is_worse: bool) -> IntArray:
    """Fifth of every value among all known values: 1 the best, 5 the worst, 0 unknown.

    Definition: with ``n`` known values and the midrank ``r`` (1 the best; ties share the mean of their ranks) the
    fifth is ``ceil(5 (r - 1/2) / n)``, so that groups have equal counts up to rounding and ties are never torn apart.
    Unit: none. Missing: NaN gives 0; fewer than ``MIN_FOR_FIFTHS`` known values give 0 throughout.
    Source: equal-count quantiles as in the indices of multiple deprivation and the GISD (fifths of areas).
    """
    out = np.zeros(values.shape, dtype=np.int64)
    known = np.flatnonzero(~np.isnan(values))
    n = known.size
    if n < MIN_FOR_FIFTHS:
        return out
    out[known] = _groups(values[known] if high_is_worse else -values[known], WORST)
    return out


def quantiles(values: Numbers, groups: int = WORST, *, high_is_worse: bool) -> IntArray:
    """Group of every area among all known areas: 1 the best, ``groups`` the worst, 0 unknown; definition as ``fifths``.

    Missing: NaN gives 0. Errors: bad_rule (fewer than two groups). Refused: too_few_areas (fewer known areas than
    groups: some groups would be empty), all_equal. Source: as ``fifths``; PHE has the same refusal.
    """
    table = numbers(values, name="values", missing=True)
    if groups < 2:
        raise BadNumbers("bad_rule", groups=groups)
    known = ~np.isnan(table)
    if known.sum() < groups:
        raise Refused("too_few_areas", areas=int(known.sum()), groups=groups)
    if np.ptp(table[known]) == 0:
        raise Refused("all_equal", areas=int(known.sum()))
    out = np.zeros(table.shape, dtype=np.int64)
    out[known] = _groups(table[known] if high_is_worse else -table[known], groups)
    return out


def _groups(badness: FloatArray, groups: int) -> IntArray:
    return np.ceil(groups * (midranks(badness) - 0.5) / badness.size).astype(np.int64)


def midranks(values: FloatArray) -> FloatArray:
    """Ranks from 1 (smallest); ties share the mean of their ranks. No missing values allowed.

    Source: Kendall & Gibbons, Rank Correlation Methods, 5th ed. 1990, section 3.
    """
    ordered = np.sort(values)
    below = np.searchsorted(ordered, values, side="left")
    up_to = np.searchsorted(ordered, values, side="right")
    return (below + up_to + 1) / 2
