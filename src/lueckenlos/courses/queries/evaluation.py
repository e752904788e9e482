"""Results of the questionnaires: only complete ones, and only of enough people."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lueckenlos.courses.enums import OVERALL, Phase
from lueckenlos.courses.models import Course, EvaluationSheet, EvaluationTally, Termin
from lueckenlos.courses.rules import Counts, Window, counts_of, may_be_shown, question_keys, window_of


@dataclass(frozen=True, slots=True)
class Question:
    """One learning goal, or the question about the whole; empty counts where nothing may be shown."""

    key: str
    text: str
    before: Counts | None
    after: Counts | None


@dataclass(frozen=True, slots=True)
class PhaseResult:
    phase: Phase
    window: Window
    answers: int
    shown: bool
    remarks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """Of both phases."""

    phases: tuple[PhaseResult, ...]
    goals: tuple[Question, ...]
    overall: Question


def windows(course: Course, termine: Sequence[Termin]) -> dict[Phase, Window]:
    """When each questionnaire is open; none without sessions or where nothing is asked."""
    if not termine or not course.evaluation:
        return {}
    first = min(termin.starts_at for termin in termine)
    last = max(termine, key=lambda termin: termin.starts_at)
    ends = max(termin.ends_at for termin in termine)
    return {phase: window_of(phase, first, last.starts_at, ends, course.evaluation_days) for phase in Phase}


def results(course: Course, termine: Sequence[Termin], now: datetime) -> Results | None:
    """Two queries; None where nothing is asked."""
    found = windows(course, termine)
    if not found:
        return None
    sheets = {sheet.phase: sheet for sheet in EvaluationSheet.objects.filter(course=course)}
    phases = tuple(_phase(phase, window, sheets.get(phase.value), now) for phase, window in found.items())
    shown = {one.phase for one in phases if one.shown}
    tallies: dict[tuple[str, str], dict[int, int]] = {}
    rows = EvaluationTally.objects.filter(course=course, phase__in=[phase.value for phase in shown])
    for phase, key, value, number in rows.values_list("phase", "question", "value", "number"):
        tallies.setdefault((phase, key), {})[value] = number

    def counts(phase: Phase, key: str) -> Counts | None:
        return counts_of(tallies.get((phase.value, key), {})) if phase in shown else None

    goals = tuple(
        Question(key, str(goal), counts(Phase.VORHER, key), counts(Phase.NACHHER, key))
        for key, goal in zip(question_keys(len(course.goals)), course.goals, strict=True)
    )
    return Results(phases, goals, Question(OVERALL, "", None, counts(Phase.NACHHER, OVERALL)))


def has_answers(course: Course) -> bool:
    return EvaluationSheet.objects.filter(course=course, answers__gt=0).exists()


def _phase(phase: Phase, window: Window, sheet: EvaluationSheet | None, now: datetime) -> PhaseResult:
    answers = sheet.answers if sheet else 0
    shown = may_be_shown(answers, window, now)
    return PhaseResult(phase, window, answers, shown, tuple(sheet.remarks) if sheet and shown else ())
