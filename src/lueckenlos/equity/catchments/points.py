"""Weighted sums over all pairs of near points, found in sorted strips and worked off in portions."""

from collections.abc import Iterator
from typing import Final

import numpy as np

from lueckenlos.equity.catchments.steps import Decline, Places
from lueckenlos.equity.numbers import BoolArray, FloatArray, IntArray

# pairs at once: some 50 MB of indices, distances and weights
PORTION: Final = 1_000_000
# pairs that are kept for the next pass instead of being found again: 24 bytes each, half a gigabyte
KEPT: Final = 20_000_000
# strips as high as half the reach: what is near lies in five of them
_STRIPS: Final = 2

Pairs = tuple[IntArray, IntArray, FloatArray]


class PointSums:
    """``to_supply`` and ``to_demand`` carry amounts over every pair within reach, times its weight."""

    def __init__(self, demand: Places, supply: Places, decline: Decline) -> None:
        self.demand, self.supply, self.decline = demand, supply, decline
        self._kept: list[Pairs] | None = None

    def to_supply(self, values: FloatArray, *, squared: bool = False) -> FloatArray:
        """For every offer the sum over demand points: weight * value."""
        out = np.zeros(self.supply.x.size)
        for start, end, weight in self.pairs():
            out += np.bincount(end, (weight**2 if squared else weight) * values[start], out.size)
        return out

    def to_demand(self, values: FloatArray, *, squared: bool = False) -> FloatArray:
        """For every demand point the sum over offers: weight * value."""
        out = np.zeros(self.demand.x.size)
        for start, end, weight in self.pairs():
            out += np.bincount(start, (weight**2 if squared else weight) * values[end], out.size)
        return out

    def reached(self, offers: FloatArray) -> BoolArray:
        """Whether any offer with a positive value lies within reach."""
        return self.to_demand((offers > 0).astype(np.float64)) > 0

    def pairs(self) -> Iterator[Pairs]:
        """Portions of (demand point, offer, weight)."""
        if self._kept is not None:
            yield from self._kept
            return
        kept: list[Pairs] | None = []
        found = 0
        for pairs in _near(self.demand, self.supply, self.decline):
            found += pairs[0].size
            if found > KEPT:
                kept = None
            if kept is not None:
                kept.append(pairs)
            yield pairs
        self._kept = kept


def _near(demand: Places, supply: Places, decline: Decline) -> Iterator[Pairs]:
    """All pairs within reach with their weights, sought from the side that has fewer points."""
    if not demand.x.size or not supply.x.size:
        return
    swapped = demand.x.size > supply.x.size
    seekers, sought = (supply, demand) if swapped else (demand, supply)
    for start, end in _candidates(seekers, sought, decline.radii[-1] * (1 + 1e-9)):
        weight = decline.at((seekers.x[start] - sought.x[end]) ** 2 + (seekers.y[start] - sought.y[end]) ** 2)
        near = np.flatnonzero(weight)
        start, end = start[near], end[near]
        yield (end, start, weight[near]) if swapped else (start, end, weight[near])


def _candidates(seekers: Places, sought: Places, reach: float) -> Iterator[tuple[IntArray, IntArray]]:
    """Pairs that may be near.

    The sought are sorted by strip and then from west to east, so those near a point are one stretch of each strip.
    """
    side = reach / _STRIPS
    west, south = sought.x.min(), sought.y.min()
    wide = float(np.ptp(np.concatenate([seekers.x, sought.x]))) + 4 * reach
    strip = np.floor((sought.y - south) / side)
    keys = strip * wide + (sought.x - west)
    order = np.argsort(keys)
    keys = keys[order]
    own = np.floor((seekers.y - south) / side)
    for shift in range(-_STRIPS, _STRIPS + 1):
        middle = (own + shift) * wide + (seekers.x - west)
        first = np.searchsorted(keys, middle - reach, side="left")
        count = np.searchsorted(keys, middle + reach, side="right") - first
        for part in _portions(count):
            start = np.repeat(part, count[part])
            skipped = first[part] - np.cumsum(count[part]) + count[part]
            yield start, order[np.repeat(skipped, count[part]) + np.arange(start.size)]


def _portions(count: IntArray) -> Iterator[IntArray]:
    """Points that have any candidate, in portions of about ``PORTION`` candidates."""
    points = np.flatnonzero(count)
    total = np.cumsum(count[points])
    ends = np.flatnonzero(np.diff(total // PORTION)) + 1
    yield from (part for part in np.split(points, ends) if part.size)
