"""Reads of Antragsmappen and Förderprogramme, in the scope of the Stelle."""

from lueckenlos.funding.queries.choice import Choice, choices_for
from lueckenlos.funding.queries.material import GoalFacts, HintFacts, Material, MeasureFacts, load_material
from lueckenlos.funding.queries.shared import deadlines_of, get_programme_or_404, programme_of, programmes_for
from lueckenlos.funding.queries.upcoming import Upcoming, due_for_reminder, near_deadlines, upcoming
from lueckenlos.funding.queries.work import (
    get_line_or_404,
    get_mappe_or_404,
    get_text_or_404,
    lines_of,
    mappen_for,
    submissions_of,
    sums_of_mappen,
)

__all__ = [
    "Choice",
    "GoalFacts",
    "HintFacts",
    "Material",
    "MeasureFacts",
    "Upcoming",
    "choices_for",
    "deadlines_of",
    "due_for_reminder",
    "get_line_or_404",
    "get_mappe_or_404",
    "get_programme_or_404",
    "get_text_or_404",
    "lines_of",
    "load_material",
    "mappen_for",
    "near_deadlines",
    "programme_of",
    "programmes_for",
    "submissions_of",
    "sums_of_mappen",
    "upcoming",
]
