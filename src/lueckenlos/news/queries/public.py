"""The public door: what is released and past its embargo, of every Stelle."""

from collections.abc import Iterable
from contextlib import AbstractContextManager
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet
from django.http import Http404

from lueckenlos.news.enums import DATED, ArticleKind, IssueState
from lueckenlos.news.models import Article, Issue, IssueItem, Newsletter, Reader, SignUp, Subscription
from lueckenlos.news.rules import confirmable_since
from lueckenlos.shared.search import holding
from lueckenlos.tenancy.doors import behind_address_or_404
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants

# of the news of one Stelle, on its public page
_TEASED: Final = 3


def public_articles(now: datetime) -> QuerySet[Article]:
    """The newest first, pages too. The one place that knows what an embargo means for readers."""
    with all_tenants():
        rows = Article.objects.filter(public_at__isnull=False, public_at__lte=now)
    return rows.order_by("-public_at", "-pk")


def public_news(
    now: datetime, *, text: str = "", stelle: str = "", thema: str = "", kind: str = ""
) -> QuerySet[Article]:
    """For lists and feeds, without texts. ``stelle`` is a slug, ``thema`` and ``kind`` a value; empty asks nothing."""
    rows = public_articles(now).filter(holding("words", text), kind__in=[kind] if kind in DATED else DATED)
    if stelle:
        rows = rows.filter(stelle__slug=stelle)
    if thema:
        rows = rows.filter(("themen__any", [thema]))
    return rows.select_related("stelle", "image").defer("text", "words")


def told_by(stelle: Stelle, now: datetime) -> tuple[list[Article], list[Article]]:
    """For the page of one Stelle: its newest news, and its editorial pages by title. Two queries."""
    rows = public_articles(now).filter(stelle=stelle).only("public_id", "title", "public_at")
    pages = rows.filter(kind=ArticleKind.SEITE).order_by("title_key", "pk")
    return list(rows.filter(kind__in=DATED)[:_TEASED]), list(pages)


def get_article_or_404(key: str, now: datetime) -> Article:
    found = public_articles(now).filter(public_id=key).select_related("stelle", "image").first()
    if found is None:
        raise Http404
    return found


def telling_stellen(now: datetime) -> list[Stelle]:
    """Whose news there are to read."""
    rows = public_articles(now).filter(kind__in=DATED).order_by().values("stelle")
    return list(Stelle.objects.filter(pk__in=rows).order_by("name"))


def open_newsletters() -> QuerySet[Newsletter]:
    """What can be ordered, by Stelle."""
    with all_tenants():
        rows = Newsletter.objects.filter(is_open=True)
    return rows.select_related("stelle").order_by("stelle__name", "pk")


def newsletters_by_key(keys: Iterable[int]) -> list[Newsletter]:
    """Those that are still open. One query."""
    return list(open_newsletters().filter(pk__in=list(keys)))


def order_of(nonce: str, now: datetime) -> SignUp | None:
    """Within its term."""
    return SignUp.objects.filter(nonce=nonce, asked_at__gte=confirmable_since(now)).first()


def reader_of(nonce: str) -> Reader | None:
    return Reader.objects.filter(nonce=nonce).first()


def subscription_of(nonce: str) -> Subscription | None:
    with all_tenants():
        return Subscription.objects.select_related("newsletter__stelle").filter(nonce=nonce).first()


def subscriptions_of(reader: Reader) -> list[Subscription]:
    """Of all Stellen. One query."""
    with all_tenants():
        rows = Subscription.objects.filter(reader=reader).select_related("newsletter__stelle")
    return list(rows.order_by("pk"))


def sent_issues(stelle: str = "") -> QuerySet[Issue]:
    """The archive, the newest first; of one Stelle by its slug, or of all."""
    with all_tenants():
        rows = Issue.objects.exclude(state=IssueState.ENTWURF)
    if stelle:
        rows = rows.filter(stelle__slug=stelle)
    return rows.select_related("newsletter", "stelle").order_by("-sent_at", "-pk")


def get_issue_or_404(key: str) -> Issue:
    """With its Stelle; its items are read inside the scope of it."""
    found = sent_issues().filter(public_id=key).first()
    if found is None:
        raise Http404
    return found


def items_of(issue: Issue) -> list[IssueItem]:
    """In their order. One query."""
    with all_tenants():
        rows = IssueItem.objects.filter(issue=issue)
    return list(rows.order_by("place", "pk"))


def offered_to(reader: Reader) -> QuerySet[Newsletter]:
    """What can be ordered, and what the reader has already even if it was closed since."""
    with all_tenants():
        own = Subscription.objects.filter(reader=reader).values("newsletter")
        rows = Newsletter.objects.filter(Q(is_open=True) | Q(pk__in=own))
    return rows.select_related("stelle").order_by("stelle__name", "pk")


def scope_of(issue: Issue) -> AbstractContextManager[Issue]:
    """The scope of the Stelle whose issue everybody may read."""
    return behind_address_or_404(lambda: sent_issues().filter(pk=issue.pk))
