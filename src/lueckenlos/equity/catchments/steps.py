"""How far is near: distance steps with their weights, and the places at both ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Literal, Self

import numpy as np

from lueckenlos.equity.errors import BadNumbers
from lueckenlos.equity.numbers import FloatArray, IntArray, Numbers, fitting, numbers

Method = Literal["cumulative", "2sfca", "e2sfca", "3sfca"]
METHODS: Final = ("cumulative", "2sfca", "e2sfca", "3sfca")
# Luo & Qi, Health & Place 15 (2009) 1100-1107, the slower of their two declines, over three steps
THREE_STEPS: Final = (1.0, 0.68, 0.22)
# two distances that differ by less than this share are the same; floating point cannot tell them apart
_TIE: Final = 1e-12


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """Points in metres of one projection (UTM, LAEA) with an amount: people, or places of an offer."""

    x: FloatArray
    y: FloatArray
    amount: FloatArray

    @classmethod
    def of(cls, x: Numbers, y: Numbers, amount: Numbers) -> Self:
        """Errors: not_a_number, infinite, negative (amounts), text_in_numbers, shapes_differ, too_large."""
        least = {"amount": 0.0}
        raw = {"x": x, "y": y, "amount": amount}
        arrays = [(name, numbers(each, name=name, least=least.get(name)).reshape(-1)) for name, each in raw.items()]
        fit_x, fit_y, fit_amount = fitting(*arrays)
        return cls(fit_x, fit_y, fit_amount)


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """Populated cells of a square grid: column and row counted from the projection's origin, people, metres a side.

    Columns and rows are those of the INSPIRE names: 100mN30654E42997 is row 30654, column 42997.
    """

    column: IntArray
    row: IntArray
    amount: FloatArray
    size: float

    @classmethod
    def of(cls, column: Numbers, row: Numbers, amount: Numbers, *, size: float = 100) -> Self:
        """Errors: as ``Places``; duplicate_area for a cell that stands there twice, bad_rule (fractions, size)."""
        places = Places.of(column, row, amount)
        if (places.x % 1).any() or (places.y % 1).any() or not 0 < size < np.inf:
            raise BadNumbers("bad_rule", size=size)
        columns, rows = places.x.astype(np.int64), places.y.astype(np.int64)
        order = np.lexsort((columns, rows))
        if ((np.diff(rows[order]) == 0) & (np.diff(columns[order]) == 0)).any():
            raise BadNumbers("duplicate_area")
        return cls(columns, rows, places.amount, size)

    def middles(self) -> Places:
        x, y = ((each.astype(np.float64) + 0.5) * self.size for each in (self.column, self.row))
        return Places(x, y, self.amount)


@dataclass(frozen=True, slots=True)
class Decline:
    """Weights over distance: ``weights[k]`` up to and including ``radii[k]`` metres in a straight line, 0 beyond."""

    radii: tuple[float, ...]
    weights: tuple[float, ...]

    @classmethod
    def of(cls, method: Method, steps: Sequence[float], weights: Sequence[float] | None, detour: float) -> Self:
        """``steps``: ways in metres; ``detour``: a way's length over the straight line. Errors: bad_steps, bad_rule."""
        if method not in METHODS:
            raise BadNumbers("bad_rule", method=method)
        if weights is None:
            weights = _usual(method, len(steps))
        sizes = numbers(list(steps), name="steps")
        shares = numbers(list(weights), name="weights")
        wrong = sizes.size == 0 or sizes.size != shares.size or sizes[0] <= 0 or not (np.diff(sizes) > 0).all()
        if wrong or (shares <= 0).any() or (shares > 1).any() or not 1 <= detour < np.inf:
            raise BadNumbers("bad_steps", steps=list(steps), weights=list(weights), detour=detour)
        return cls(tuple(float(size) / detour for size in sizes), tuple(float(share) for share in shares))

    def at(self, squared: FloatArray) -> FloatArray:
        """Weight at a squared straight-line distance."""
        weight = np.zeros(squared.shape)
        for bound, added in self.discs():
            weight[squared <= bound] += added
        return weight

    def squared(self) -> "Decline":
        return Decline(self.radii, tuple(weight**2 for weight in self.weights))

    def discs(self) -> list[tuple[float, float]]:
        """The same as full discs laid over each other: (squared radius, what the disc adds)."""
        following = (*self.weights[1:], 0.0)
        pairs = zip(self.radii, self.weights, following, strict=True)
        return [(radius**2 * (1 + _TIE), weight - after) for radius, weight, after in pairs if weight != after]


def _usual(method: Method, steps: int) -> Sequence[float]:
    if method in {"cumulative", "2sfca"} or steps == 1:
        return (1.0,) * steps
    if steps == len(THREE_STEPS):
        return THREE_STEPS
    raise BadNumbers("bad_steps", steps=steps, weights=None)
