"""Surveys are written, started, ended and judged."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.db import transaction

from lueckenlos.participation import rules
from lueckenlos.participation.actions.taking import DOORED, point, take
from lueckenlos.participation.enums import AGE_BANDS, WITH_OPTIONS, QuestionKind, SurveyState
from lueckenlos.participation.models import Answer, FreeText, Question, Survey, SurveyResult
from lueckenlos.participation.models.surveys import LEAST_THRESHOLD
from lueckenlos.participation.queries.work import areas_of, questions_of
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.vocabulary.registry import vocabulary

MOST_QUESTIONS: Final = 40
MOST_OPTIONS: Final = 20
MOST_THRESHOLD: Final = 100
_FIELDS: Final = (*DOORED, "threshold")
_OPTION_LENGTH: Final = 120


@transaction.atomic
def create_survey(*, values: Mapping[str, Any], by: Actor, about: Ref | None = None) -> Survey:
    """A draft. Raises Invalid ``threshold_out_of_range`` and as ``take``."""
    ensure(rules.may_edit(by))
    survey = Survey(stelle=by.stelle)
    changes = take(survey, values, _FIELDS) | point(survey, about, by)
    _check(survey)
    survey.save()
    audit.record("participation.survey.create", survey, by=by, changes=changes)
    return survey


@transaction.atomic
def update_survey(*, survey: Survey, values: Mapping[str, Any], seen: int, by: Actor) -> Survey:
    """Of a running survey only its last day and whether it is linked; else raises Invalid ``survey_frozen_words``."""
    ensure(rules.may_edit(by))
    row = _locked(survey)
    advance(row, seen)
    changes = take(row, values, _FIELDS)
    if row.state != SurveyState.ENTWURF and changes.keys() - {"ends_on", "listed"}:
        raise Invalid("survey_frozen_words")
    if row.state not in (SurveyState.ENTWURF, SurveyState.LAUFEND) and changes:
        raise Invalid("survey_is_over")
    if row.state == SurveyState.LAUFEND and row.ends_on is None:
        raise Invalid("survey_without_term")
    _check(row)
    if changes:
        row.save()
        audit.record("participation.survey.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def save_question(
    *, survey: Survey, values: Mapping[str, Any], by: Actor, question: Question | None = None
) -> Question:
    """Add one at the end, or change one. Raises Invalid ``question_…`` and NotAllowed ``survey_frozen``."""
    row = _editable(survey, by)
    if question is None:
        number = row.questions.count()
        if number >= MOST_QUESTIONS:
            raise Invalid("questions_too_many", most=MOST_QUESTIONS)
        question = Question(stelle=by.stelle, survey=row, position=number)
    given = {name: values[name] for name in ("kind", "text", "required") if name in values}
    given["text"] = " ".join(str(given.get("text", "")).split())
    given["options"] = _options(given["kind"], values.get("options", ()))
    changes = audit.changed(question, given)
    if not question.text:
        raise Invalid("question_text_missing")
    question.save()
    if changes:
        row.save()
        audit.record("participation.question.save", question, by=by, changes=changes)
    return question


@transaction.atomic
def move_question(*, question: Question, up: bool, by: Actor) -> None:
    """One place up or down; nothing happens at the ends."""
    row = _editable(question.survey, by)
    rows = questions_of(row)
    place = rows.index(question)
    other = place - 1 if up else place + 1
    if 0 <= other < len(rows):
        rows[place], rows[other] = rows[other], rows[place]
        for position, one in enumerate(rows):
            one.position = position
        Question.objects.bulk_update(rows, ["position"])
        audit.record("participation.question.move", question, by=by)


@transaction.atomic
def remove_question(*, question: Question, by: Actor) -> None:
    _editable(question.survey, by)
    audit.record("participation.question.remove", question, by=by)
    question.delete()


@transaction.atomic
def start_survey(*, survey: Survey, today: date, by: Actor) -> Survey:
    """From now on citizens answer and nothing changes; raises NotAllowed with what is missing."""
    ensure(rules.may_release(by))
    row = _locked(survey)
    if row.state != SurveyState.ENTWURF:
        raise NotAllowed("survey_started_already")
    questions = questions_of(row)
    verdict = rules.may_start(row, questions, today)
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
    fill_options(questions, by.stelle)
    for question in questions:
        if question.is_dimension and not question.options:
            raise Invalid("survey_without_areas")
    Question.objects.bulk_update(questions, ["options"])
    return _move(row, SurveyState.LAUFEND, by)


@transaction.atomic
def end_survey(*, survey: Survey, by: Actor) -> Survey:
    """Count once, keep the protected counts, and delete every answer. Free texts stay for the moderators."""
    ensure(rules.may_release(by))
    row = _locked(survey)
    if row.state != SurveyState.LAUFEND:
        raise NotAllowed("survey_not_running")
    answers = list(Answer.objects.filter(survey=row).order_by().values_list("chosen", flat=True))
    counts = rules.tally(questions_of(row), answers, row.threshold)
    SurveyResult.objects.create(stelle=row.stelle, survey=row, total=len(answers), counts=counts)
    Answer.objects.filter(survey=row).delete()
    if not counts:
        FreeText.objects.filter(question__survey=row).delete()
    return _move(row, SurveyState.BEENDET, by)


@transaction.atomic
def judge_survey(*, survey: Survey, conclusion: str, seen: int, by: Actor) -> Survey:
    """Say what follows; citizens read it where they answered. Raises Invalid ``conclusion_missing``."""
    ensure(rules.may_release(by))
    row = _locked(survey)
    advance(row, seen)
    if row.state not in (SurveyState.BEENDET, SurveyState.AUSGEWERTET):
        raise NotAllowed("survey_still_open")
    changes = audit.changed(row, {"conclusion": conclusion.strip(), "state": SurveyState.AUSGEWERTET.value})
    if not row.conclusion:
        raise Invalid("conclusion_missing")
    if changes:
        row.save()
        audit.record("participation.survey.judge", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_survey(*, survey: Survey, by: Actor) -> None:
    """With everything in it. Raises Invalid ``others_rest_on_it``, NotAllowed while it runs."""
    ensure(rules.may_delete(by))
    row = _locked(survey)
    if row.state == SurveyState.LAUFEND:
        raise Invalid("survey_runs")
    subjects.ensure_free(Ref("participation.survey", str(row.pk)))
    audit.record("participation.survey.delete", row, by=by, changes={"title": (row.title, None)})
    row.delete()


def end_overdue(*, today: date, by: Actor) -> int:
    """End what is past its last day, so that no answers lie about; how many. For the nightly run."""
    late = Survey.objects.filter(state=SurveyState.LAUFEND, ends_on__lt=today)
    return len([end_survey(survey=survey, by=by) for survey in late])


def fill_options(questions: Sequence[Question], stelle: Stelle) -> None:
    """Put in the answers nobody types; not saved."""
    for question in questions:
        if question.kind == QuestionKind.RAUM:
            question.options = [area.name for area in areas_of(stelle)]
        elif question.kind == QuestionKind.ALTER:
            question.options = list(AGE_BANDS)
        elif question.kind == QuestionKind.LEBENSPHASE:
            question.options = [label for _, label in vocabulary("lebensphase").choices]


def _options(kind: str, typed: Sequence[str]) -> list[str]:
    """Each answer once, as typed; only for the kinds that have some."""
    if kind == QuestionKind.SKALA:
        return [" ".join(one.split())[:_OPTION_LENGTH] for one in typed][:2]
    if kind not in WITH_OPTIONS:
        return []
    found: dict[str, str] = {}
    for one in typed:
        if words := " ".join(one.split()):
            found.setdefault(sort_key(words) or words, words[:_OPTION_LENGTH])
    if len(found) < rules.access.LEAST_OPTIONS:
        raise Invalid("question_options_missing")
    if len(found) > MOST_OPTIONS:
        raise Invalid("question_options_many", most=MOST_OPTIONS)
    return list(found.values())


def _locked(survey: Survey) -> Survey:
    return Survey.objects.select_for_update().get(pk=survey.pk)


def _editable(survey: Survey, by: Actor) -> Survey:
    row = _locked(survey)
    ensure(rules.may_edit_questions(by, row))
    row.version += 1
    return row


def _check(survey: Survey) -> None:
    if not LEAST_THRESHOLD <= survey.threshold <= MOST_THRESHOLD:
        raise Invalid("threshold_out_of_range", least=LEAST_THRESHOLD, most=MOST_THRESHOLD)


def _move(row: Survey, state: SurveyState, by: Actor) -> Survey:
    changes = audit.changed(row, {"state": state.value})
    row.version += 1
    row.save()
    audit.record("participation.survey.move", row, by=by, changes=changes)
    return row
