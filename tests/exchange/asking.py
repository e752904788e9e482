"""Questions and answers for tests."""

from typing import Any

from django.utils import timezone
from django_scopes import scope

from lueckenlos.exchange.actions import questions
from lueckenlos.exchange.models import Answer, Question
from lueckenlos.tenancy.actor import Actor


def ask(by: Actor, title: str = "Wie erreichen wir Väter? (erfunden)", **values: Any) -> Question:
    given = {"title": title, "text": "Wir haben Plakate versucht.", "reach": "land", **values}
    now = values.pop("now", None) or timezone.now()
    given.pop("now", None)
    with scope(stelle=by.stelle):
        return questions.ask_question(values=given, now=now, by=by)


def answer(by: Actor, question: Question, text: str = "Fragt den Sportverein.", *, named: bool = False) -> Answer:
    with scope(stelle=by.stelle):
        return questions.give_answer(question=question, text=text, named=named, now=timezone.now(), by=by)
