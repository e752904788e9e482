"""Papers for tests: written, published and taken over in one call each."""

from datetime import timedelta
from typing import Any

from django.utils import timezone
from django_scopes import scope

from lueckenlos.adoption.actions.adoptions import take_over
from lueckenlos.adoption.actions.papers import create_paper, publish, save_paper
from lueckenlos.adoption.actions.rounds import open_comment_round
from lueckenlos.adoption.models import Adoption, CommentRound, Paper, PaperVersion
from lueckenlos.adoption.queries.shared import get_foreign_or_404, versions_in_sight
from lueckenlos.adoption.text import Block, Content
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Visibility

FIRST = Block("a" * 8, "Lotsin", "Jede Geburtsklinik hat eine Lotsin.")
SECOND = Block("b" * 8, "Vertretung", "Eine zweite Kraft vertritt sie.")
TEXT = Content(
    "Lotsendienst einrichten (erfunden)", "Steuerungsgruppen", "Eltern finden sonst nicht weiter.", (FIRST, SECOND)
)


def write(by: Actor, content: Content = TEXT, **facts: Any) -> Paper:
    with scope(stelle=by.stelle):
        return create_paper(content=content, facts=facts, by=by)


def rewrite(paper: Paper, by: Actor, content: Content) -> Paper:
    with scope(stelle=by.stelle):
        paper.refresh_from_db()
        return save_paper(paper=paper, content=content, facts={}, seen=paper.version, by=by)


def issue(paper: Paper, by: Actor, visibility: str = Visibility.NETZWERK) -> PaperVersion:
    with scope(stelle=by.stelle):
        paper.refresh_from_db()
        version = publish(paper=paper, visibility=visibility, note="", seen=paper.version, by=by)
        paper.refresh_from_db()
        return version


def published(by: Actor, content: Content = TEXT, visibility: str = Visibility.NETZWERK, **facts: Any) -> Paper:
    paper = write(by, content, **facts)
    issue(paper, by, visibility)
    return paper


def taken(source: Paper, by: Actor, *, name_shown: bool = False) -> Adoption:
    """As the page does it: only what the actor may see can be taken over."""
    with scope(stelle=by.stelle):
        found = get_foreign_or_404(by, source.public_id)
        version = versions_in_sight(by, found).get(number=found.current)
        return take_over(version=version, source=found, note="", name_shown=name_shown, by=by)


def asked(paper: Paper, by: Actor, *invited: Actor, days: int = 14) -> CommentRound:
    with scope(stelle=by.stelle):
        until = timezone.localdate() + timedelta(days=days)
        keys = [one.stelle.pk for one in invited]
        return open_comment_round(paper=paper, intro="", until=until, invited=keys, by=by)
