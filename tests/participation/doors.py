"""The parts of the addresses of participation, for the access table."""

from django.utils import timezone

from factories import Cast
from lueckenlos.participation.actions.circles import save_circles
from lueckenlos.participation.actions.ideas import release_idea
from lueckenlos.participation.actions.surveys import end_survey, start_survey
from lueckenlos.participation.models import IdeaCollection, Survey
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle
from participation.asking import ask, make_idea, make_survey, open_collection


def draft(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_survey(system_actor(stelle)).pk,)


def with_question(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    survey = make_survey(by)
    return (survey.pk, ask(survey, by).pk)


def started(stelle: Stelle) -> Survey:
    by, today = system_actor(stelle), timezone.localdate()
    survey = make_survey(by, starts_on=today, ends_on=today)
    ask(survey, by)
    return start_survey(survey=survey, today=today, by=by)


def ended(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (end_survey(survey=started(stelle), by=system_actor(stelle)).pk,)


def public_survey(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (started(stelle).public_id,)


def opened(stelle: Stelle) -> IdeaCollection:
    return open_collection(system_actor(stelle))


def collection(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (opened(stelle).pk,)


def public_collection(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (opened(stelle).public_id,)


def idea(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    by = system_actor(stelle)
    return (release_idea(idea=make_idea(opened(stelle)), seen=1, by=by).pk,)


def circles(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    values = {"title": "Lotsin", "groups": ["Eltern"], "rings": {}}
    return (save_circles(values=values, by=system_actor(stelle)).pk,)


def to_delete(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return ("befragung", make_survey(system_actor(stelle)).pk)


PARTICIPATION_DOORS = {
    "participation:circles_detail": circles,
    "participation:circles_edit": circles,
    "participation:collection_detail": collection,
    "participation:collection_edit": collection,
    "participation:delete": to_delete,
    "participation:idea_detail": idea,
    "participation:question_create": draft,
    "participation:question_edit": with_question,
    "participation:survey_detail": draft,
    "participation:survey_edit": draft,
    "participation:survey_preview": draft,
    "participation:survey_result": ended,
    "participation:survey_step": draft,
    "participation:survey_texts": ended,
}
# whoever has the address may open it, whatever Stelle they belong to
PARTICIPATION_KEYS = {
    "participation_links:ideas": public_collection,
    "participation_links:survey": public_survey,
}
