"""Articles, newsletters, issues and readers for tests."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone
from django_scopes import scope

from lueckenlos.news.actions import articles, issues, readers
from lueckenlos.news.enums import ArticleStep
from lueckenlos.news.models import Article, Issue, Newsletter, Reader, SignUp
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Ref


def write(by: Actor, title: str = "Neue Lotsin im Klinikum (erfunden)", **values: Any) -> Article:
    given = {"title": title, "teaser": "Sie hilft jungen Eltern.", "text": "Ab **Montag**.", **values}
    with scope(stelle=by.stelle):
        return articles.create_article(values=given, by=by)


def publish(by: Actor, title: str = "Neue Lotsin im Klinikum (erfunden)", **values: Any) -> Article:
    article = write(by, title, **values)
    with scope(stelle=by.stelle):
        return articles.step_article(article=article, step=ArticleStep.FREIGEBEN, now=timezone.now(), by=by)


def open_newsletter(by: Actor, title: str = "Gesund im Land (erfunden)") -> Newsletter:
    values = {"title": title, "about": "Viermal im Jahr.", "reply_to": "news@example.org", "is_open": True}
    with scope(stelle=by.stelle):
        return issues.save_newsletter(values=values, seen=1, by=by)


def order(email: str, *newsletters: Newsletter, themen: tuple[str, ...] = (), now: datetime | None = None) -> SignUp:
    moment = now or timezone.now()
    readers.order_newsletters(email=email, newsletters=newsletters, themen=frozenset(themen), now=moment)
    return SignUp.objects.order_by("-pk")[0]


def read_by(email: str, *newsletters: Newsletter, themen: tuple[str, ...] = ()) -> Reader:
    return readers.confirm_order(order=order(email, *newsletters, themen=themen), now=timezone.now())


def compose(by: Actor, *told: Article, title: str = "Ausgabe 1", **values: Any) -> Issue:
    refs = [Ref("news.article", one.public_id) for one in told]
    with scope(stelle=by.stelle):
        return issues.create_issue(
            values={"title": title, "intro": "Guten Tag!", **values}, picked=refs, now=timezone.now(), by=by
        )


def send(issue: Issue, by: Actor) -> Issue:
    with scope(stelle=by.stelle):
        issues.send_issue(issue=issue, seen=issue.version, now=timezone.now(), by=by)
        return Issue.objects.get(pk=issue.pk)


def tomorrow() -> datetime:
    return timezone.now() + timedelta(days=1)
