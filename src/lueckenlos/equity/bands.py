"""People counted in one set of age bands, told in another.

Sources count people in their own bands (0–3, 3–6, 6–10, … 75 and over), questions are asked in others. Where a source's
band lies across a bound, its people are shared out by length. Ages are months, upper bounds exclusive, None = open end.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]
BoolArray = npt.NDArray[np.bool_]

# An open last band is closed here when a bound cuts it. Germany, Zensus 2022: of 13.38 million people aged 70 and over
# 6.04 million (45 %) were 80 or older; closing at 90 years says 50 %. At 100 years it would say 67 %.
OPEN_END_MONTHS: Final = 90 * 12
# below this an open band covers so much of life that sharing it out by length means nothing
OLDEST_WHOLE_MONTHS: Final = 60 * 12
# an open band that begins after the closing age is given this length
SHORTEST_MONTHS: Final = 60


class Band(NamedTuple):
    """Ages from (inclusive) to (exclusive) in months; ``to_months`` None: no upper end."""

    from_months: int
    to_months: int | None


@dataclass(frozen=True, slots=True, eq=False)
class Allocation:
    """How counts in source bands become counts in target bands.

    ``weights`` [target, source] is the share of a source band's people that a target gets; ``covered`` is False where
    the source does not reach over the whole target; ``estimated`` is True where a band had to be cut.
    """

    weights: FloatArray
    covered: BoolArray
    estimated: BoolArray

    def people(self, counts: Sequence[float]) -> FloatArray:
        """People in each target band. NaN where a count that matters is NaN or the source does not cover the target."""
        values = np.asarray(counts, dtype=np.float64)
        needed = self.weights > 0
        shares = np.where(needed, self.weights * values, 0.0)
        return np.where(self.covered, shares.sum(axis=1), np.nan)


@lru_cache(maxsize=1_024)
def allocation(source: tuple[Band, ...], target: tuple[Band, ...]) -> Allocation:
    """Share out people of ``source`` bands (which must not overlap) to ``target`` bands.

    Assumption: equal birth years, that is, people are spread evenly over the months of their band. An open band that a
    bound cuts counts as ending at 90 years (OPEN_END_MONTHS); one that begins before 60 years is never cut, because
    that would be invention: the targets it touches only in part are not covered.
    """
    weights = np.array([[_share(band, wanted) for band in source] for wanted in target], dtype=np.float64)
    weights = weights.reshape(len(target), len(source))
    covered = np.array([_covers(source, wanted) for wanted in target], dtype=np.bool_)
    estimated: BoolArray = np.asarray(((weights > 0) & (weights < 1)).any(axis=1), dtype=np.bool_)
    for shared in (weights, covered, estimated):
        shared.setflags(write=False)  # remembered and handed to every caller
    return Allocation(weights, covered, estimated)


@lru_cache(maxsize=1_024)
def finest(bands: tuple[Band, ...]) -> tuple[Band, ...]:
    """The narrowest bands that do not overlap: drops totals and wider groupings of the same people. Youngest first."""
    kept: list[Band] = []
    for band in sorted(set(bands), key=lambda each: (_length(each), each.from_months)):
        if not any(_touch(band, other) for other in kept):
            kept.append(band)
    return tuple(sorted(kept, key=_start))


def _share(band: Band, wanted: Band) -> float:
    """Share of ``band`` that lies in ``wanted``: 0 for an open band that would have to be cut but must not."""
    if not _touch(band, wanted):
        return 0.0
    if _inside(band, wanted):
        return 1.0
    if not _cuttable(band, wanted):
        return 0.0
    return (min(_closed(band), _end(wanted)) - max(band.from_months, wanted.from_months)) / _length(band)


def _covers(source: tuple[Band, ...], wanted: Band) -> bool:
    """Every month of ``wanted`` lies in a source band that may be used for it."""
    reached: float = wanted.from_months
    usable = (band for band in source if _inside(band, wanted) or _cuttable(band, wanted))
    for band in sorted(usable, key=_start):
        if band.from_months > reached:
            break
        reached = max(reached, _end(band))
    return reached >= _end(wanted)


def _cuttable(band: Band, wanted: Band) -> bool:
    """Closed bands always; open ones only in old age and before the age at which they are taken to end."""
    if band.to_months is not None:
        return True
    bounds = (float(wanted.from_months), _end(wanted))
    cuts = [bound for bound in bounds if band.from_months < bound < float("inf")]
    return band.from_months >= OLDEST_WHOLE_MONTHS and all(cut < _closed(band) for cut in cuts)


def _inside(band: Band, wanted: Band) -> bool:
    return band.from_months >= wanted.from_months and _end(band) <= _end(wanted)


def _touch(one: Band, other: Band) -> bool:
    return one.from_months < _end(other) and other.from_months < _end(one)


def _length(band: Band) -> float:
    return _closed(band) - band.from_months


def _closed(band: Band) -> float:
    if band.to_months is not None:
        return float(band.to_months)
    return float(max(OPEN_END_MONTHS, band.from_months + SHORTEST_MONTHS))


def _start(band: Band) -> int:
    return band.from_months


def _end(band: Band) -> float:
    return float("inf") if band.to_months is None else float(band.to_months)
