"""At which places would further offers reach most people whom none reaches today?"""

from dataclasses import dataclass
from typing import Final

import numpy as np

from lueckenlos.chains.reach.compute import Reach, on_sheet
from lueckenlos.chains.reach.people import people_rule
from lueckenlos.chains.reach.question import Question
from lueckenlos.chains.reach.scene import BoolArray, FloatArray, Scene
from lueckenlos.equity import Places, Releasable, best_places, release_table

# cells in question along the length of a way: each then has about a hundred in reach, however long the way
_PER_WAY: Final = 6
_ROUNDING: Final = 1e-9


@dataclass(frozen=True, slots=True)
class Search:
    """``need``: the indicator by which people count more; nothing counts everybody alike."""

    question: Question
    count: int = 1
    need: str = ""
    middles: bool = True  # middles of the areas come into question
    places: bool = True  # places of offers that are there come into question
    cells: bool = False  # inhabited cells of the grid come into question instead, some way apart from each other

    @property
    def apart(self) -> float:
        """Metres between cells that come into question: near enough that one more between them would hardly help."""
        return self.question.way / self.question.detour / _PER_WAY


@dataclass(frozen=True, slots=True, eq=False)
class Candidates:
    """Places that come into question, in degrees."""

    lat: FloatArray
    lon: FloatArray


@dataclass(frozen=True, slots=True, eq=False)
class Found:
    """``chosen`` candidates in the order in which they add most.

    ``adds``: people whom each newly reaches, then the sum. ``counts`` [area, (reached today, newly reached, still out
    of reach, all)] and the sums of all areas at the end. ``reaches``: by chosen place the areas it helps. ``factors``:
    by area how many times its people count. ``share_of_best``: at least this share of what the best choice could
    reach (weighted); 1 is the best.
    """

    chosen: tuple[int, ...]
    adds: Releasable
    reaches: tuple[tuple[int, ...], ...]
    counts: Releasable
    factors: FloatArray
    exact: bool
    share_of_best: float


def further_places(scene: Scene, reach: Reach, candidates: Candidates, count: int, factors: FloatArray) -> Found:
    """The ``count`` best candidates (maximal covering). ``factors`` by area multiply its people.

    Points that an offer reaches today, by a way or without, count as reached; areas whose people are unknown as empty.
    Refused: no_places (nobody is out of reach, or no candidate reaches anybody new). Source: as ``equity.best_places``.
    """
    demand, question = scene.demand, reach.question
    people = np.nan_to_num(demand.at_points)
    waiting = np.where(reach.point_reached > 0, 0.0, people)
    here = Places.of(*on_sheet(scene, demand.lat, demand.lon), waiting)
    there = Places.of(*on_sheet(scene, candidates.lat, candidates.lon), 1)
    number = max(min(count, candidates.lat.size), 1)
    way = question.way
    cover = best_places(here, there, number, within=way, detour=question.detour, weights=factors[demand.area])
    groups = _gains(here, there, cover.chosen, way / question.detour)
    columns = (people - waiting, np.where(cover.newly, waiting, 0.0), np.where(cover.newly, 0.0, waiting))
    share = cover.weighted / cover.best_possible if cover.best_possible > 0 else 1.0
    areas = demand.people.size
    table = np.stack([np.rint(np.bincount(demand.area, each, areas)) for each in columns], axis=1)
    return Found(
        chosen=cover.chosen,
        adds=release_table(np.rint([waiting[group].sum() for group in groups]), people_rule(demand.threshold)),
        reaches=tuple(tuple(np.unique(demand.area[group]).tolist()) for group in groups),
        counts=release_table(table, people_rule(demand.threshold)),
        factors=factors,
        # a greedy choice that meets its own bound is proved the best
        exact=cover.exact or share >= 1 - _ROUNDING,
        share_of_best=share,
    )


def _gains(here: Places, there: Places, chosen: tuple[int, ...], within: float) -> list[BoolArray]:
    """By chosen place the points it is the first to reach; ``within`` in a straight line."""
    left = here.amount > 0
    groups = []
    for place in chosen:
        near = (here.x - there.x[place]) ** 2 + (here.y - there.y[place]) ** 2 <= within**2 * (1 + 1e-12)
        groups.append(near & left)
        left = left & ~near
    return groups
