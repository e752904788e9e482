"""Reading assessments, criteria and what was shared."""

from lueckenlos.quality.queries.criteria import Worded, scale_for, worded, wording_of
from lueckenlos.quality.queries.history import Past, past_of
from lueckenlos.quality.queries.steps import Step, has_step, late_steps, steps_of
from lueckenlos.quality.queries.work import (
    Ratings,
    Row,
    assessments_for,
    due_for_forgetting,
    get_assessment_or_404,
    get_set_or_404,
    own_row,
    ratings_of,
    results_of,
    views_of,
)

__all__ = [
    "Past",
    "Ratings",
    "Row",
    "Step",
    "Worded",
    "assessments_for",
    "due_for_forgetting",
    "get_assessment_or_404",
    "get_set_or_404",
    "has_step",
    "late_steps",
    "own_row",
    "past_of",
    "ratings_of",
    "results_of",
    "scale_for",
    "steps_of",
    "views_of",
    "worded",
    "wording_of",
]
