"""Who can get to an offer, as pure computation: numpy in, plain values out; no Django, no clock, no sentences."""

from lueckenlos.chains.reach.cells import ShownCells, shown_cells
from lueckenlos.chains.reach.compute import AreaState, Reach, measure_reach
from lueckenlos.chains.reach.people import PEOPLE, people_rule
from lueckenlos.chains.reach.question import DETOURS, SUBJECTS, WAYS, Counting, Question
from lueckenlos.chains.reach.scene import CellPeople, Demand, Scene, Supply, demand_at, plane
from lueckenlos.chains.reach.shown import ShownReach, shown
from lueckenlos.chains.reach.whatif import Candidates, Found, Search, further_places

__all__ = [
    "DETOURS",
    "PEOPLE",
    "SUBJECTS",
    "WAYS",
    "AreaState",
    "Candidates",
    "CellPeople",
    "Counting",
    "Demand",
    "Found",
    "Question",
    "Reach",
    "Scene",
    "Search",
    "ShownCells",
    "ShownReach",
    "Supply",
    "demand_at",
    "further_places",
    "measure_reach",
    "people_rule",
    "plane",
    "shown",
    "shown_cells",
]
