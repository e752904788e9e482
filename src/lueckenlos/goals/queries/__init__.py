"""Reads of goals and measures, in the scope of the Stelle."""

from lueckenlos.goals.queries.history import history_of
from lueckenlos.goals.queries.origin import HINT, Gap, Origin, gap_of, latest_decision, origin_of
from lueckenlos.goals.queries.table import ALL, OPEN, SOON, MeasureFilter, filtered, responsibles
from lueckenlos.goals.queries.tree import Counts, Node, Tree, tree_of
from lueckenlos.goals.queries.work import (
    areas_of,
    get_goal_or_404,
    get_measure_or_404,
    get_yardstick_or_404,
    goals_for,
    leitbild_of,
    measures_for,
    possible_parents,
)
from lueckenlos.goals.queries.yardsticks import Measured, measured, with_readings

__all__ = [
    "ALL",
    "HINT",
    "OPEN",
    "SOON",
    "Counts",
    "Gap",
    "MeasureFilter",
    "Measured",
    "Node",
    "Origin",
    "Tree",
    "areas_of",
    "filtered",
    "gap_of",
    "get_goal_or_404",
    "get_measure_or_404",
    "get_yardstick_or_404",
    "goals_for",
    "history_of",
    "latest_decision",
    "leitbild_of",
    "measured",
    "measures_for",
    "origin_of",
    "possible_parents",
    "responsibles",
    "tree_of",
    "with_readings",
]
