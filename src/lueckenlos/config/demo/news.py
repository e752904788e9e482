"""News, newsletters and the exchange of the demo, made by the ordinary actions."""

from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django_scopes import scope

from lueckenlos.config.demo import content
from lueckenlos.exchange.actions import questions
from lueckenlos.news import sending
from lueckenlos.news.actions import articles, issues, readers
from lueckenlos.news.enums import ArticleStep
from lueckenlos.news.models import Newsletter, SignUp
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

Stellen = dict[str, Stelle]
_TEXTS = ("kind", "title", "teaser", "text", "contact")
_TOLD = 3


def tell_news(stellen: Stellen, now: datetime) -> None:
    data = content.toml("aktuelles.toml")
    for entry in data["beitrag"]:
        _article(entry, stellen[entry["stelle"]], now)
    for entry in data["newsletter"]:
        _newsletter(entry, stellen[entry["stelle"]], now)
    for entry in data["frage"]:
        _question(entry, stellen, now)


def _article(entry: dict[str, Any], stelle: Stelle, now: datetime) -> None:
    by, moment = system_actor(stelle), now - timedelta(days=entry["vor_tagen"])
    values = {name: entry[name] for name in _TEXTS if name in entry}
    values |= {name: frozenset(entry.get(name, ())) for name in ("themen", "lebensphasen")}
    if days := entry.get("sperrfrist_in_tagen"):
        day = timezone.localdate(now) + timedelta(days=days)
        values["embargo_until"] = timezone.make_aware(datetime.combine(day, time(10)))
    with scope(stelle=stelle):
        row = articles.create_article(values=values, by=by)
        if entry["freigeben"]:
            articles.step_article(article=row, step=ArticleStep.FREIGEBEN, now=moment, by=by)


def _newsletter(entry: dict[str, Any], stelle: Stelle, now: datetime) -> None:
    by = system_actor(stelle)
    values = {name: entry[name] for name in ("title", "about", "reply_to")} | {"is_open": True}
    with scope(stelle=stelle):
        newsletter = issues.save_newsletter(values=values, seen=1, by=by)
    for email in entry["leserinnen"]:
        _subscribe(email, newsletter, now)
    with scope(stelle=stelle):
        offered = [one.ref for _, rows in subjects.announced(by, now) for one in rows][:_TOLD]
        for told in entry["ausgaben"]:
            texts = {"title": told["title"], "intro": told["intro"]}
            issue = issues.create_issue(values=texts, picked=offered, now=now, by=by)
            if told["verschicken"]:
                issues.send_issue(issue=issue, seen=issue.version, now=now, by=by)
                # the worker of the demo has not been started yet
                sending.send_part.call(issue.pk, stelle.pk)


def _subscribe(email: str, newsletter: Newsletter, now: datetime) -> None:
    readers.order_newsletters(email=email, newsletters=[newsletter], themen=frozenset(), now=now)
    readers.confirm_order(order=SignUp.objects.get(email=email), now=now)


def _question(entry: dict[str, Any], stellen: Stellen, now: datetime) -> None:
    by, moment = system_actor(stellen[entry["stelle"]]), now - timedelta(days=entry["vor_tagen"])
    values = {name: entry[name] for name in ("title", "text", "reach")}
    values |= {name: frozenset(entry[name]) for name in ("themen", "handlungsfelder")}
    with scope(stelle=by.stelle):
        question = questions.ask_question(values=values, now=moment, by=by)
    given = []
    for number, told in enumerate(entry["antworten"], 1):
        other = system_actor(stellen[told["stelle"]])
        with scope(stelle=other.stelle):
            when = moment + timedelta(hours=6 * number)
            given.append(questions.give_answer(question=question, text=told["text"], named=False, now=when, by=other))
    if "geloest" in entry:
        with scope(stelle=by.stelle):
            questions.solve_question(question=question, solution=given[entry["geloest"]], by=by)
