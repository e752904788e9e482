"""Who sees, edits and releases, and when citizens may answer."""

from collections.abc import Sequence
from datetime import date

from lueckenlos.participation.enums import WITH_OPTIONS, CollectionState, SurveyState
from lueckenlos.participation.models import IdeaCollection, Question, Survey
from lueckenlos.participation.models.surveys import Doored
from lueckenlos.shared.formats import day as day_text
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt

LEAST_OPTIONS = 2


def may_view(actor: Actor) -> Verdict:
    """Everybody who prepares or takes decisions."""
    if actor.stelle.art == StelleArt.BUND:
        return Verdict.no("participation_not_for_bund")
    return Verdict.yes() if actor.has(Permission.VIEW_DECISIONS) else Verdict.no("participation_not_for_role")


def may_edit(actor: Actor) -> Verdict:
    return _with(actor, Permission.EDIT, "participation_edit_not_for_role")


def may_release(actor: Actor) -> Verdict:
    """Starting and ending, reading free texts and ideas that wait: what citizens see is released by few."""
    return _with(actor, Permission.RELEASE, "participation_release_not_for_role")


def may_delete(actor: Actor) -> Verdict:
    return _with(actor, Permission.RELEASE, "participation_delete_not_for_role")


def may_edit_questions(actor: Actor, survey: Survey) -> Verdict:
    """A question that was changed while people answer it would make the answers before it mean something else."""
    if not (editing := may_edit(actor)):
        return editing
    return Verdict.yes() if survey.state == SurveyState.ENTWURF else Verdict.no("survey_frozen")


def may_start(survey: Survey, questions: Sequence[Question], today: date) -> Verdict:
    """Whether what is there can be answered."""
    if not questions:
        return Verdict.no("survey_without_questions")
    if survey.starts_on is None or survey.ends_on is None:
        return Verdict.no("survey_without_term")
    if survey.ends_on < survey.starts_on:
        return Verdict.no("term_ends_before_start")
    if survey.ends_on < today:
        return Verdict.no("survey_term_over", day=day_text(survey.ends_on))
    for question in questions:
        if question.kind in WITH_OPTIONS and len(question.options) < LEAST_OPTIONS:
            return Verdict.no("question_needs_options", text=question.text)
    return Verdict.yes()


def may_answer(survey: Survey, today: date) -> Verdict:
    """Whether the public form takes answers on this day, in Berlin time."""
    if survey.state not in (SurveyState.LAUFEND, SurveyState.ENTWURF) or (survey.ends_on and today > survey.ends_on):
        return Verdict.no("survey_over", day=day_text(survey.ends_on or today))
    if survey.state == SurveyState.ENTWURF:
        return Verdict.no("survey_not_started")
    if survey.starts_on and today < survey.starts_on:
        return Verdict.no("survey_begins", day=day_text(survey.starts_on))
    return Verdict.yes()


def may_hand_in(collection: IdeaCollection, today: date) -> Verdict:
    if collection.state != CollectionState.OFFEN or (collection.ends_on and today > collection.ends_on):
        return Verdict.no("collection_closed")
    if collection.starts_on and today < collection.starts_on:
        return Verdict.no("collection_begins", day=day_text(collection.starts_on))
    return Verdict.yes()


def open_on(row: Doored, today: date) -> bool:
    """Whether citizens can take part on this day."""
    return bool(may_answer(row, today) if isinstance(row, Survey) else may_hand_in(row, today))  # type: ignore[arg-type] # the other of the two


def _with(actor: Actor, permission: Permission, code: str) -> Verdict:
    if not (seen := may_view(actor)):
        return seen
    return Verdict.yes() if actor.has(permission) else Verdict.no(code)
