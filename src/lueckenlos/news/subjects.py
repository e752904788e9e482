"""Articles as things others point to."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from lueckenlos.news.enums import DATED
from lueckenlos.news.messages import ARTICLE
from lueckenlos.news.models import Article
from lueckenlos.news.queries.public import public_articles
from lueckenlos.shared.formats import day
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.queries.tree import descendants
from lueckenlos.tenancy.subjects import Announcement, Ref, Subject, SubjectKind

KIND: Final = "news.article"
_NEWEST: Final = 30


class ArticleSubjects(SubjectKind):
    """Found are public ones, of every Stelle, by their public key: an embargo holds here too."""

    kind = KIND
    label = ARTICLE

    def find(self, actor: Actor, keys: Sequence[str]) -> Mapping[str, Subject]:
        rows = public_articles(timezone.now()).filter(public_id__in=keys).values_list("public_id", "title")
        return {key: Subject(Ref(KIND, key), title, _page(key)) for key, title in rows}

    def announced(self, actor: Actor, now: datetime, keys: Sequence[str] | None = None) -> Sequence[Announcement]:
        """Own news and those of Stellen below, past their embargo."""
        rows = public_articles(now).filter(Q(stelle=actor.stelle) | Q(stelle__in=descendants(actor.stelle)))
        chosen = rows.filter(kind__in=DATED)[:_NEWEST] if keys is None else rows.filter(public_id__in=keys)
        return [_announcement(row) for row in chosen.defer("text", "words")]


def _announcement(row: Article) -> Announcement:
    note = day(timezone.localdate(row.public_at)) if row.public_at else ""
    return Announcement(Ref(KIND, row.public_id), row.title, row.teaser, _page(row.public_id), note)


def _page(key: str) -> str:
    return reverse("portal:news_page", args=[key])
