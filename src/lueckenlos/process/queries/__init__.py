"""Reads of the commune's process."""

from lueckenlos.process.queries.bausteine import (
    Line,
    Standing,
    answers_of,
    baustein_or_new,
    coming_steps,
    evidence_of,
    get_evidence_or_404,
    history_of,
    known_or_404,
    settings_of,
    standing_at,
    standings,
)
from lueckenlos.process.queries.checks import Comparison, checks_for, compare, get_check_or_404
from lueckenlos.process.queries.questions import Question, get_question_or_404, own_question, questions_of

__all__ = [
    "Comparison",
    "Line",
    "Question",
    "Standing",
    "answers_of",
    "baustein_or_new",
    "checks_for",
    "coming_steps",
    "compare",
    "evidence_of",
    "get_check_or_404",
    "get_evidence_or_404",
    "get_question_or_404",
    "history_of",
    "known_or_404",
    "own_question",
    "questions_of",
    "settings_of",
    "standing_at",
    "standings",
]
