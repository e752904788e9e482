"""Offers and places set against people."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def per_100(count: FloatArray, people: FloatArray) -> FloatArray:
    """``count`` per 100 people. NaN where either is unknown or nobody lives there."""
    return 100 * share(count, people)


def share(part: FloatArray, whole: FloatArray) -> FloatArray:
    """``part / whole`` as a plain ratio (0.25 is a quarter; may exceed 1 when places outnumber people).

    NaN where either is unknown or the whole is 0. Both arguments are broadcast.
    """
    wide_part, wide_whole = np.broadcast_arrays(part, whole)
    out = np.full(wide_part.shape, np.nan)
    np.divide(wide_part, wide_whole, out=out, where=wide_whole > 0)
    return out


def median_of_known(values: FloatArray, *, axis: int) -> FloatArray:
    """Median along ``axis`` of the values that are known; NaN where none is."""
    ordered = np.sort(values, axis=axis)  # NaN sorts to the end
    known = np.sum(~np.isnan(values), axis=axis, keepdims=True)
    lower = np.take_along_axis(ordered, np.maximum((known - 1) // 2, 0), axis=axis)
    upper = np.take_along_axis(ordered, np.maximum(known // 2, 0) * (known > 0), axis=axis)
    return np.squeeze((lower + upper) / 2, axis=axis)
