"""Surveys, ideas, circles of decision and steps of Partizipation."""

from lueckenlos.participation.models.circles import Circles, StageEntry
from lueckenlos.participation.models.ideas import Idea, IdeaCollection
from lueckenlos.participation.models.surveys import Answer, FreeText, Question, Survey, SurveyResult

__all__ = [
    "Answer",
    "Circles",
    "FreeText",
    "Idea",
    "IdeaCollection",
    "Question",
    "StageEntry",
    "Survey",
    "SurveyResult",
]
