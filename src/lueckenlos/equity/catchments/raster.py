"""The same sums on a grid: whole discs are added and read row by row, so their area costs nothing."""

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from lueckenlos.equity.catchments.steps import Cells, Decline, Places
from lueckenlos.equity.numbers import BoolArray, FloatArray, IntArray, ensure_size

Discs = Sequence[tuple[float, float]]


class RasterSums:
    """As ``PointSums``, for cells and offers put into the middle of theirs. Offers of one cell are one offer of all.

    Memory: a float per cell between the outermost cells, half a gigabyte for Germany at 100 m.
    """

    def __init__(self, demand: Cells, supply: Places, decline: Decline) -> None:
        self.decline, self.size = decline, demand.size
        self._widest = Decline(decline.radii[-1:], (1.0,)).discs()
        reach = int(np.sqrt(self._widest[0][0]) // demand.size)
        west, south = int(demand.column.min()), int(demand.row.min())
        self._rows = int(demand.row.max()) - south + 1
        inner = int(demand.column.max()) - west + 1
        # so wide that no run of an offer that reaches a cell is cut: runs cut at the edge would begin at the same place
        margin = 2 * reach + 1
        self._width = inner + 2 * margin
        ensure_size(self._rows * self._width)
        self._place = (demand.row - south) * self._width + demand.column - west + margin
        column = np.floor(supply.x / demand.size).astype(np.int64) - west
        row = np.floor(supply.y / demand.size).astype(np.int64) - south
        near = (column >= -reach) & (column < inner + reach) & (row >= -reach) & (row < self._rows + reach)
        # offers out of every reach share one site that touches no row
        row, column = np.where(near, row, -reach - 1), np.where(near, column, 0)
        sites, self._site_of = np.unique(np.stack([row, column]), axis=1, return_inverse=True)
        self._site_row, self._site_column = sites[0], sites[1] + margin

    def to_supply(self, values: FloatArray, *, squared: bool = False) -> FloatArray:
        """For every offer the sum over cells: weight * value."""
        # a running sum does not change where nobody lives, so its differences there are exactly 0, also of fractions
        return np.asarray(self._read(values, self._discs(squared))[self._site_of])

    def to_demand(self, values: FloatArray, *, squared: bool = False) -> FloatArray:
        """For every cell the sum over offers: weight * value."""
        return self._spread(np.bincount(self._site_of, values, self._site_row.size), self._discs(squared))

    def reached(self, offers: FloatArray) -> BoolArray:
        """Whether any offer with a positive value lies within reach; counted in integers, which cancel exactly."""
        has = np.bincount(self._site_of, offers > 0, self._site_row.size) > 0
        return np.asarray(self._spread(has.astype(np.int32), self._widest) > 0)

    def _discs(self, squared: bool) -> Discs:
        return (self.decline.squared() if squared else self.decline).discs()

    def _read(self, values: FloatArray, discs: Discs) -> FloatArray:
        running = np.zeros((self._rows, self._width))
        # shifted by one: a place holds the sum of the cells before it
        running.reshape(-1)[self._place + 1] = values
        np.cumsum(running, axis=1, out=running)
        flat = running.reshape(-1)
        out = np.zeros(self._site_row.size)
        for sites, first, after, added in self._runs(discs):
            out[sites] += added * (flat[after] - flat[first])
        return out

    def _spread(self, per_site: npt.NDArray[Any], discs: Discs) -> npt.NDArray[Any]:
        change = np.zeros((self._rows, self._width), dtype=per_site.dtype)
        flat = change.reshape(-1)
        for sites, first, after, added in self._runs(discs):
            # runs of one row of a disc begin at as many places as there are sites, so plain adding loses nothing
            amount = (added * per_site[sites]).astype(per_site.dtype)
            flat[first] += amount
            flat[after] -= amount
        np.cumsum(change, axis=1, out=change)
        return np.asarray(flat[self._place])

    def _runs(self, discs: Discs) -> Iterator[tuple[IntArray, IntArray, IntArray, float]]:
        """For every row of every disc: the sites it touches, its first place and that after its last, what it adds."""
        for bound, added in discs:
            height = int(np.sqrt(bound) // self.size)
            for shift in range(-height, height + 1):
                half = int(np.sqrt(max(bound - (shift * self.size) ** 2, 0.0)) // self.size)
                row = self._site_row + shift
                sites = np.flatnonzero((row >= 0) & (row < self._rows))
                middle = row[sites] * self._width + self._site_column[sites]
                yield sites, middle - half, middle + half + 1, added
