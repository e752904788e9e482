"""Surveys, answers and ideas for tests; call inside the Stelle's scope."""

import uuid
from collections.abc import Sequence
from datetime import date
from typing import Any

from lueckenlos.participation.actions import answers, ideas, surveys
from lueckenlos.participation.actions.ideas import Entry
from lueckenlos.participation.enums import CollectionState
from lueckenlos.participation.models import Idea, IdeaCollection, Question, Survey
from lueckenlos.tenancy.actor import Actor

DAY = date(2026, 11, 22)


def make_survey(by: Actor, title: str = "Was fehlt Familien?", **values: Any) -> Survey:
    given = {"starts_on": date(2026, 11, 1), "ends_on": date(2026, 12, 31), "threshold": 3, **values}
    return surveys.create_survey(values={"title": title, **given}, by=by)


def ask(
    survey: Survey, by: Actor, text: str = "Was fehlt?", *options: str, kind: str = "eine", **values: Any
) -> Question:
    given = {"text": text, "kind": kind, "options": options or ("Spielplatz", "Arzt", "Bus"), **values}
    return surveys.save_question(survey=survey, values=given, by=by)


def running(by: Actor, *kinds: str, **values: Any) -> tuple[Survey, list[Question]]:
    """A survey with one question of each kind, started."""
    survey = make_survey(by, **values)
    for kind in kinds or ("eine",):
        ask(survey, by, f"Frage {kind}?", kind=kind)
    survey = surveys.start_survey(survey=survey, today=DAY, by=by)
    return survey, list(survey.questions.all())


def answer(survey: Survey, questions: Sequence[Question], *values: str, token: uuid.UUID | None = None) -> bool:
    """One sheet; several places of one question with commas."""
    sent = {one.pk: value.split(",") for one, value in zip(questions, values, strict=False)}
    return answers.take_answer(survey=survey, questions=questions, sent=sent, token=token or uuid.uuid4(), today=DAY)


def open_collection(by: Actor, title: str = "Ideen für die Neustadt", **values: Any) -> IdeaCollection:
    row = ideas.create_collection(values={"title": title, **values}, by=by)
    return ideas.move_collection(collection=row, state=CollectionState.OFFEN, by=by)


def make_idea(collection: IdeaCollection, title: str = "Mehr Bänke", **values: Any) -> Idea:
    entry = Entry(title=title, text=values.pop("text", "Für alle, die nicht weit gehen können."), **values)
    return ideas.hand_in(collection=collection, entry=entry, token=uuid.uuid4(), today=DAY)
