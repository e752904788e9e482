"""Floating catchments: how many places of an offer there are for each person who could reach them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from lueckenlos.equity.catchments.points import PointSums
from lueckenlos.equity.catchments.raster import RasterSums
from lueckenlos.equity.catchments.steps import Cells, Decline, Method, Places
from lueckenlos.equity.errors import BadNumbers
from lueckenlos.equity.numbers import BoolArray, FloatArray


class Sums(Protocol):
    """What the methods are made of: weighted sums over pairs within reach, in both directions."""

    def to_supply(self, values: FloatArray, *, squared: bool = False) -> FloatArray: ...
    def to_demand(self, values: FloatArray, *, squared: bool = False) -> FloatArray: ...
    def reached(self, offers: FloatArray) -> BoolArray: ...


@dataclass(frozen=True, slots=True, eq=False)
class Catchment:
    """``score`` per demand point or cell: places per person; for "cumulative" places. NaN where no offer is in reach.

    ``reachable``: places of offers with people in reach; for all but "cumulative" it equals sum(score * demand).
    ``unreachable``: places of offers that nobody can reach.
    """

    score: FloatArray
    reachable: float
    unreachable: float


def catchment(
    demand: Places | Cells,
    supply: Places,
    *,
    steps: Sequence[float],
    method: Method = "e2sfca",
    weights: Sequence[float] | None = None,
    detour: float = 1.0,
) -> Catchment:
    """Floating catchment of ``supply`` for ``demand`` on points, or on grid cells if ``demand`` is ``Cells``.

    ``steps``: ways in metres, growing; a pair at most ``steps[k]`` apart weighs ``weights[k]``. Usual weights: 1 for
    "cumulative", "2sfca" and a single step; 1, 0.68, 0.22 for three steps of the others. ``detour``: length of a way
    over the straight line (1.3 is a common guess for streets). On cells offers stand in the middle of their cell.
    cumulative: sum of weight * places. 2sfca, e2sfca: places of an offer over the weighted people around it, then
    summed with weights around each person. 3sfca: people divided over the offers around them by weight first.
    Missing: no supply in reach gives NaN, never 0; so does a place without people whose only offers nobody can reach.
    Errors: bad_steps, bad_rule (method), too_large (a grid of more than 100 million cells).
    Source: Luo & Wang, Environ. Plan. B 30 (2003) 865-884; Luo & Qi, Health & Place 15 (2009) 1100-1107; Wan, Zou,
    Sternberg, Int. J. Geogr. Inf. Sci. 26 (2012) 1073-1089.
    """
    decline = Decline.of(method, steps, weights, detour)
    if not demand.amount.size:
        raise BadNumbers("empty")
    if isinstance(demand, Cells):
        return _catchment(RasterSums(demand, supply, decline), method, demand.amount, supply.amount)
    return _catchment(PointSums(demand, supply, decline), method, demand.amount, supply.amount)


def _catchment(sums: Sums, method: Method, people: FloatArray, places: FloatArray) -> Catchment:
    near = sums.reached(places)
    shared = np.ones_like(people)
    if method == "3sfca":
        # weights of all offers around a person; a person with none has no share in any
        total = sums.to_demand(np.ones_like(places))
        shared = np.divide(1.0, total, out=np.zeros_like(total), where=near)
    crowd = sums.to_supply(shared * people, squared=method == "3sfca")
    used = crowd > 0
    reachable, unreachable = float(places[used].sum()), float(places[~used].sum())
    if method == "cumulative":
        return Catchment(np.where(near, sums.to_demand(places), np.nan), reachable, unreachable)
    ratio = np.divide(places, crowd, out=np.zeros_like(places), where=used)
    served = near if used[places > 0].all() else sums.reached(ratio)
    score = shared * sums.to_demand(ratio, squared=method == "3sfca")
    return Catchment(np.where(served, score, np.nan), reachable, unreachable)
