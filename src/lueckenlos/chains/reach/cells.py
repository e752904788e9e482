"""Reach by cell of the grid: what may be shown of it."""

from dataclasses import dataclass

import numpy as np

from lueckenlos.chains.reach.compute import AreaState, Reach
from lueckenlos.chains.reach.people import people_rule
from lueckenlos.chains.reach.question import Counting
from lueckenlos.chains.reach.scene import FloatArray, IntArray, Scene
from lueckenlos.chains.reach.shown import shown
from lueckenlos.equity import Releasable, release


@dataclass(frozen=True, slots=True, eq=False)
class ShownCells:
    """Inhabited cells in areas of which anything is known; first those in which most people have nothing.

    ``cell``: position in the grid. ``people``: an area's own count shared out as the census has its cells, released;
    nobody is hidden like one or two. ``share``, ``per_100`` say what the place offers to anybody who lives there,
    nothing about who does; ``per_100`` is NaN where only nearness is asked.
    """

    cell: IntArray
    area: IntArray
    people: Releasable
    share: FloatArray
    per_100: FloatArray
    at_least: bool


def shown_cells(scene: Scene, reach: Reach) -> ShownCells:
    """By cell. Cells stand alone: rounded to five, a hundred of them say nothing about one by their sum."""
    demand = scene.demand
    # of an area that is hidden its cells are hidden too: they add up to it
    known = np.array([state is AreaState.KNOWN for state in shown(reach).state], dtype=bool)
    rule = people_rule(reach.threshold)
    points = np.flatnonzero((demand.cell >= 0) & known[demand.area])
    people = np.maximum(np.rint(demand.at_points), 1)
    by_places = reach.question.counting is Counting.PLACES
    share = np.minimum(reach.point_score, 1.0) if by_places else reach.point_reached
    # in the order of what is shown: that of the counts would tell them apart
    gap = np.nan_to_num(release(people[points], rule).values) * (1 - share[points])
    points = points[np.lexsort((share[points], -gap))]
    return ShownCells(
        cell=demand.cell[points],
        area=demand.area[points],
        people=release(people[points], rule),
        share=share[points],
        per_100=100 * reach.point_score[points],
        at_least=reach.at_least,
    )
