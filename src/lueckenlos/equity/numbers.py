"""The door through which numbers enter: text, infinities, absurd sizes and negative counts stop here."""

from collections.abc import Sized
from statistics import NormalDist
from typing import Final

import numpy as np
import numpy.typing as npt

from lueckenlos.equity.errors import BadNumbers

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]
# what every function takes: a number, a list, lists of lists, an array
Numbers = npt.ArrayLike

# Germany's 100 m grid has 56 million cells between its outermost borders; nothing needs more at once
MOST_NUMBERS: Final = 100_000_000


def numbers(raw: Numbers, *, name: str, missing: bool = False, least: float | None = None) -> FloatArray:
    """``raw`` as float64. NaN (or None) only where ``missing`` is allowed; ``least`` is the smallest value allowed.

    Errors: text_in_numbers, too_large, infinite, not_a_number, negative, shapes_differ; each with ``name``, those that
    one value causes with its position.
    """
    out = _floats(raw, name)
    if np.isinf(out).any():
        raise BadNumbers("infinite", name=name, position=_first(np.isinf(out)))
    if not missing and np.isnan(out).any():
        raise BadNumbers("not_a_number", name=name, position=_first(np.isnan(out)))
    if least is not None and (out < least).any():
        raise BadNumbers("negative", name=name, position=_first(out < least), least=least)
    return out


def fitting(*pairs: tuple[str, FloatArray]) -> tuple[FloatArray, ...]:
    """All arrays stretched to one shape; shapes_differ where that is impossible."""
    try:
        return tuple(np.broadcast_arrays(*(array for _, array in pairs)))
    except ValueError:
        shapes = {name: array.shape for name, array in pairs}
        raise BadNumbers("shapes_differ", shapes=shapes) from None


def ensure_size(asked: int) -> None:
    if asked > MOST_NUMBERS:
        raise BadNumbers("too_large", asked=asked, most=MOST_NUMBERS)


def z_of(confidence: float) -> float:
    """Two-sided standard normal quantile: 1.96 for 0.95."""
    if not 0.5 <= confidence < 1:
        raise BadNumbers("bad_confidence", confidence=confidence)
    return NormalDist().inv_cdf((1 + confidence) / 2)


def _floats(raw: Numbers, name: str) -> FloatArray:
    if isinstance(raw, Sized) and not isinstance(raw, np.ndarray):
        ensure_size(len(raw))
    try:
        array = np.asarray(raw)
    except ValueError:
        raise BadNumbers("shapes_differ", name=name) from None
    ensure_size(array.size)
    if array.dtype.kind in "fiub":
        return array.astype(np.float64)
    # from the source again: NumPy has turned the numbers beside a text into text
    return _from_objects(np.asarray(raw, dtype=object), name)


def _from_objects(array: npt.NDArray[np.object_], name: str) -> FloatArray:
    """None becomes NaN; text is named, even text that looks like a number: "1.234" is a thousand in German."""
    out = np.empty(array.shape)
    for position, value in np.ndenumerate(array):
        if isinstance(value, str | bytes):
            raise BadNumbers("text_in_numbers", name=name, position=position, text=str(value))
        try:
            out[position] = np.nan if value is None else float(value)
        except (TypeError, ValueError):
            raise BadNumbers("text_in_numbers", name=name, position=position, text=str(value)) from None
    return out


def _first(where: BoolArray) -> tuple[int, ...]:
    return tuple(int(index) for index in np.argwhere(where)[0])
