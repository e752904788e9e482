"""The door of the work area: what the own Stelle writes."""

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.news.enums import ArticleKind
from lueckenlos.news.models import Article, Issue, Newsletter, Subscription
from lueckenlos.shared.search import holding
from lueckenlos.tenancy.actor import Actor


def own_articles(actor: Actor, text: str = "", kind: str = "") -> QuerySet[Article]:
    """Last changed first, without texts."""
    rows = Article.objects.filter(holding("words", text), stelle=actor.stelle).defer("text", "words")
    if kind in ArticleKind.values:
        rows = rows.filter(kind=kind)
    return rows.order_by("-changed_at", "-pk")


def get_article_or_404(actor: Actor, pk: int) -> Article:
    return get_object_or_404(Article.objects.filter(stelle=actor.stelle).select_related("stelle", "image"), pk=pk)


def own_newsletter(actor: Actor) -> Newsletter | None:
    return Newsletter.objects.filter(stelle=actor.stelle).first()


def readers_of(newsletter: Newsletter) -> tuple[int, int]:
    """How many read it, and how many of its addresses are set aside. One query."""
    rows = Subscription.objects.filter(newsletter=newsletter)
    aside = Count("pk", filter=Q(reader__bounced_at__isnull=False))
    found = rows.aggregate(total=Count("pk"), aside=aside)
    return found["total"] - found["aside"], found["aside"]


def own_issues(actor: Actor) -> QuerySet[Issue]:
    """Last changed first."""
    return Issue.objects.filter(stelle=actor.stelle).order_by("-changed_at", "-pk")


def get_issue_or_404(actor: Actor, pk: int) -> Issue:
    return get_object_or_404(own_issues(actor).select_related("newsletter", "stelle"), pk=pk)
