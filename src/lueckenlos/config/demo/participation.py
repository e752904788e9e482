"""Beteiligung of the demo, by the ordinary actions: a survey that has ended, one that runs, ideas, circles, steps."""

import random
import uuid
from datetime import date, timedelta
from typing import Any, Final

from django_scopes import scope

from lueckenlos.config.demo import content
from lueckenlos.goals.models import Measure
from lueckenlos.participation.actions import answers, circles, ideas, surveys
from lueckenlos.participation.actions.ideas import Entry
from lueckenlos.participation.enums import CollectionState, Phase, QuestionKind, Reply, TextState
from lueckenlos.participation.models import FreeText, Idea, IdeaCollection, Question, Survey
from lueckenlos.participation.rules import COLUMNS, ring_key
from lueckenlos.participation.rules.answers import places
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.subjects import Ref

_COMMON: Final = ("title", "intro")
_ANSWERED: Final = 0.9
_OF_SEVERAL: Final = 0.45


def take_part(stellen: dict[str, Stelle], today: date) -> None:
    """Everything is invented, the answers by a drawn seed that is always the same."""
    data = content.toml("beteiligung.toml")
    by = system_actor(stellen[data["stelle"]])
    with scope(stelle=by.stelle):
        measure = Ref("goals.measure", str(Measure.objects.get(title=data["massnahme"]).pk))
        for entry in data["befragung"]:
            _survey(entry, today, by)
        _collect(data["sammlung"], today, by)
        _circles(data, measure, by)
        for entry in data["stufe"]:
            seen = content.day(entry["seen_on"], today)
            circles.add_stage(about=measure, values={**entry, "seen_on": seen}, today=today, by=by)


def _values(entry: dict[str, Any], today: date) -> dict[str, Any]:
    days = {name: content.day(entry[name], today) for name in ("starts_on", "ends_on")}
    return {**days, **{name: entry[name] for name in _COMMON}}


def _survey(entry: dict[str, Any], today: date, by: Actor) -> None:
    survey = surveys.create_survey(values=_values(entry, today), by=by)
    weights = {}
    for one in entry["frage"]:
        question = surveys.save_question(survey=survey, values={"options": (), **one}, by=by)
        weights[question.pk] = one.get("gewichte", ())
    begun = survey.starts_on or today
    survey = surveys.start_survey(survey=survey, today=begun, by=by)
    _answer(survey, entry, weights, begun + timedelta(days=1))
    if "folgt" in entry:
        survey = surveys.end_survey(survey=survey, by=by)
        for text in FreeText.objects.filter(question__survey=survey).order_by("text")[: entry["freigeben"]]:
            answers.judge_text(text=text, state=TextState.FREI, by=by)
        surveys.judge_survey(survey=survey, conclusion=entry["folgt"], seen=survey.version, by=by)


def _answer(survey: Survey, entry: dict[str, Any], weights: dict[int, list[int]], day: date) -> None:
    drawn = random.Random(entry["saat"])  # noqa: S311 -- invented answers, always the same
    questions, texts = list(survey.questions.all()), list(entry.get("texte", ()))
    for _ in range(entry["antworten"]):
        sent = {one.pk: _sent(one, weights[one.pk], texts, drawn) for one in questions}
        answers.take_answer(survey=survey, questions=questions, sent=sent, token=uuid.uuid4(), today=day)


def _sent(question: Question, weights: list[int], texts: list[str], drawn: random.Random) -> list[str]:
    if question.kind == QuestionKind.TEXT:
        return [texts.pop()] if texts else []
    number = places(question)
    heavy = [*weights, *[1] * number][:number]
    if question.kind == QuestionKind.MEHRERE:
        return [str(place) for place in range(number) if drawn.random() < _OF_SEVERAL * heavy[place] / max(heavy) * 2]
    return [str(drawn.choices(range(number), heavy)[0])] if drawn.random() < _ANSWERED else []


def _collect(entry: dict[str, Any], today: date, by: Actor) -> None:
    collection = ideas.create_collection(values=_values(entry, today), by=by)
    collection = ideas.move_collection(collection=collection, state=CollectionState.OFFEN, by=by)
    made: dict[str, Idea] = {}
    for one in entry["idee"]:
        made[one["title"]] = _idea(collection, one, made, today, by)


def _idea(collection: IdeaCollection, one: dict[str, Any], made: dict[str, Idea], today: date, by: Actor) -> Idea:
    handed_in = Entry(one["title"], one["text"])
    idea = ideas.hand_in(collection=collection, entry=handed_in, token=uuid.uuid4(), today=today)
    if one["stand"] == "abgelehnt":
        return ideas.refuse_idea(idea=idea, reason=one["grund"], seen=idea.version, by=by)
    if one["stand"] == "wie":
        return ideas.merge_idea(idea=idea, into=made[one["wie"]], seen=idea.version, by=by)
    if one["stand"] == "frei":
        idea = ideas.release_idea(idea=idea, seen=idea.version, by=by)
        for _ in range(one["unterstuetzt"]):
            ideas.support(collection=collection, key=idea.pk, today=today)
        idea.refresh_from_db()
        reply = Reply(one["antwort"])
        return ideas.reply_to_idea(idea=idea, reply=reply, text=one["weil"], seen=idea.version, today=today, by=by)
    return idea


def _circles(data: dict[str, Any], measure: Ref, by: Actor) -> None:
    entry = data["kreise"]
    rings = {
        ring_key(phase, place, column): ring
        for phase in Phase.values
        for place, both in enumerate(entry["ringe"][phase])
        for column, ring in zip(COLUMNS, both, strict=True)
    }
    values = {"title": data["massnahme"], "note": entry["note"], "groups": entry["gruppen"], "rings": rings}
    circles.save_circles(values=values, about=measure, by=by)
