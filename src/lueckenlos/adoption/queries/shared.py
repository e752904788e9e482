"""Across Stellen: what others have published, who took over what, and rounds of comments. Reading only."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.adoption.models import Adoption, Answer, Comment, CommentRound, Paper, PaperVersion, RoundInvitation
from lueckenlos.adoption.queries.keys import parts_of_key
from lueckenlos.adoption.queries.work import TEXTS
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt, Visibility
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries import descendants, visible_to
from lueckenlos.tenancy.scope import all_tenants

M = TypeVar("M", Paper, PaperVersion)


@dataclass(frozen=True, slots=True)
class SourceState:
    """What has become of a source since it was taken over; ``number`` 0 where nothing is in force or to be seen."""

    number: int = 0
    title: str = ""
    published_at: datetime | None = None
    withdrawn_at: datetime | None = None
    withdrawn_reason: str = ""


@dataclass(frozen=True, slots=True)
class Waiting:
    """An own round with comments that have no answer yet."""

    key: str
    title: str
    number: int


def papers_in_sight(actor: Actor) -> QuerySet[Paper]:
    """Papers of any Stelle with a version in force that the actor may read, without their working texts.

    What a KGC publishes for its Land the Stellen below it read, and those below the other KGC of the Land.
    """
    with all_tenants():
        rows = Paper.objects.all()
    seen = _in_sight(actor, rows)
    # on the whole and not within each of the alternatives: so the index of published papers serves
    return seen.filter(current__gt=0).select_related("stelle").defer(*TEXTS)


def foreign_papers(actor: Actor) -> QuerySet[Paper]:
    """What there is to discover, the newest first."""
    return papers_in_sight(actor).exclude(stelle=actor.stelle).order_by("-published_at", "-pk")


def get_foreign_or_404(actor: Actor, key: str) -> Paper:
    return get_object_or_404(foreign_papers(actor), public_id=key)


def versions_in_sight(actor: Actor, paper: Paper) -> QuerySet[PaperVersion]:
    """The versions of a paper in sight, the newest first, without those that were published for fewer readers."""
    with all_tenants():
        rows = PaperVersion.objects.filter(paper=paper)
    return _in_sight(actor, rows).select_related("stelle").order_by("-number")


def find_version(actor: Actor, key: str, number: int) -> PaperVersion | None:
    """One version of a paper in sight, with its text; 0 is no version. One query."""
    papers = papers_in_sight(actor).filter(public_id=key).order_by()
    with all_tenants():
        rows = PaperVersion.objects.filter(paper__in=papers.values("pk"), number=number)
    return _in_sight(actor, rows).first()


def versions_by_key(actor: Actor, keys: Iterable[str]) -> dict[str, PaperVersion]:
    """Versions that others point to, as far as the actor may read them; withdrawn ones, too. One query."""
    wanted = {key: pair for key in keys if (pair := parts_of_key(key))}
    if not wanted:
        return {}
    papers = {paper for paper, _ in wanted.values()}
    seen = papers_in_sight(actor).filter(public_id__in=papers).order_by()
    with all_tenants():
        every = PaperVersion.objects.all()
    rows = _in_sight(actor, every).filter(Q(paper__in=seen.values("pk")) | Q(stelle=actor.stelle))
    rows = rows.filter(paper__public_id__in=papers, number__in={number for _, number in wanted.values()})
    found = {(row.paper.public_id, row.number): row for row in rows.select_related("paper").defer(*TEXTS)}
    return {key: found[pair] for key, pair in wanted.items() if pair in found}


def version_at(key: str) -> PaperVersion | None:
    """One version of any Stelle, seen or not; only to ask whether it still holds."""
    if (pair := parts_of_key(key)) is None:
        return None
    with all_tenants():
        rows = PaperVersion.objects.filter(paper__public_id=pair[0], number=pair[1])
    return rows.defer(*TEXTS).first()


def source_states(actor: Actor, adoptions: Iterable[Adoption]) -> dict[str, SourceState]:
    """By the source's key. A withdrawal is told also to those who would not see the paper any more. Two queries."""
    bases = {row.source_key: row.base_number for row in adoptions}
    if not bases:
        return {}
    seen = papers_in_sight(actor).filter(public_id__in=bases).order_by()
    current = {row[0]: row[1:] for row in seen.values_list("public_id", "current", "current_title", "published_at")}
    with all_tenants():
        rows = PaperVersion.objects.filter(paper__public_id__in=bases, withdrawn_at__isnull=False)
    gone = {
        (key, number): rest
        for key, number, *rest in rows.values_list("paper__public_id", "number", "withdrawn_at", "withdrawn_reason")
    }
    nothing = (0, "", None)
    return {
        key: SourceState(*current.get(key, nothing), *gone.get((key, number), (None, "")))
        for key, number in bases.items()
    }


def uptake(paper: Paper) -> Counter[tuple[int, str]]:
    """How many Stellen took over which version and how far they are: (version, state) → number. One query."""
    with all_tenants():
        rows = Adoption.objects.filter(source_key=paper.public_id)
    counted = rows.order_by().values_list("base_number", "state").annotate(number=Count("pk"))
    return Counter({(number, state): count for number, state, count in counted})


def named_uptake(paper: Paper) -> QuerySet[Adoption]:
    """Those that have allowed to be named, by name."""
    with all_tenants():
        rows = Adoption.objects.filter(source_key=paper.public_id, name_shown=True)
    return rows.select_related("stelle").defer("base").order_by("stelle__name")


def takers_of(paper: Paper, number: int | None = None) -> list[Stelle]:
    """Stellen that hold this paper, or one version of it; only to tell them, never to show them."""
    with all_tenants():
        rows = Adoption.objects.filter(source_key=paper.public_id)
    rows = rows if number is None else rows.filter(base_number=number)
    return list(Stelle.objects.filter(pk__in=rows.values("stelle")).order_by("name"))


def rounds_in_sight(actor: Actor) -> QuerySet[CommentRound]:
    """Own rounds, and those of others to which the Stelle is invited."""
    with all_tenants():
        invited = RoundInvitation.objects.filter(invited=actor.stelle)
        rows = CommentRound.objects.filter(Q(stelle=actor.stelle) | Q(pk__in=invited.values("round")))
    return rows.select_related("stelle")


def open_rounds(actor: Actor) -> QuerySet[CommentRound]:
    """Rounds of others that wait for a comment, those that end first on top."""
    return rounds_in_sight(actor).exclude(stelle=actor.stelle).filter(closed_at=None).order_by("until", "pk")


def get_round_or_404(actor: Actor, key: str) -> CommentRound:
    return get_object_or_404(rounds_in_sight(actor).select_related("paper"), public_id=key)


def lock_round(found: CommentRound) -> CommentRound:
    """The round as it is now, until the transaction ends: no comment slips in while it is being closed."""
    with all_tenants():
        return CommentRound.objects.select_for_update(of=("self",)).select_related("paper").get(pk=found.pk)


def comments_on(found: CommentRound) -> list[Comment]:
    """All comments with their Stellen, the oldest first. One query."""
    with all_tenants():
        rows = Comment.objects.filter(round_key=found.public_id)
    return list(rows.select_related("stelle"))


def answers_of(found: CommentRound) -> dict[str, Answer]:
    """By the comment's key."""
    with all_tenants():
        rows = Answer.objects.filter(round=found)
    return {row.comment_key: row for row in rows}


def rounds_by_key(keys: Collection[str]) -> tuple[dict[str, CommentRound], list[Comment], list[Answer]]:
    """Rounds that people of a Stelle take part in, with all that was said: only to tell them. Three queries."""
    with all_tenants():
        rounds = CommentRound.objects.filter(public_id__in=keys).select_related("stelle")
        comments = Comment.objects.filter(round_key__in=keys)
        answers = Answer.objects.filter(round__public_id__in=keys)
    return {row.public_id: row for row in rounds}, list(comments), list(answers)


def unanswered(found: CommentRound) -> int:
    answers = answers_of(found)
    return sum(1 for comment in comments_on(found) if comment.public_id not in answers)


def waiting_comments(actor: Actor) -> list[Waiting]:
    """Own open rounds with comments that have no answer yet. Two queries."""
    rounds = {
        row.public_id: row.draft.title for row in CommentRound.objects.filter(stelle=actor.stelle, closed_at=None)
    }
    with all_tenants():
        comments = Comment.objects.filter(round_key__in=list(rounds))
        answered = Answer.objects.filter(round__public_id__in=list(rounds))
    open_ones = comments.exclude(public_id__in=answered.values("comment_key")).order_by()
    counted = open_ones.values_list("round_key").annotate(number=Count("pk"))
    return [Waiting(key, rounds[key], number) for key, number in counted]


def invitable(stelle: Stelle) -> QuerySet[Stelle]:
    """Whom a Stelle may ask: those below, those above, and its neighbours under the same roof."""
    near = Q(pk__in=descendants(stelle)) | Q(pk__in=_above(stelle))
    if stelle.parent_id:
        near |= Q(parent=stelle.parent_id)
    return Stelle.objects.filter(near).exclude(pk=stelle.pk).order_by("name")


def _in_sight(actor: Actor, rows: QuerySet[M]) -> QuerySet[M]:
    """By the Stelle and the audience of each row, a paper or one version."""
    seen = visible_to(actor, rows) | rows.filter(stelle=actor.stelle)
    if actor.has(Permission.VIEW):
        seen |= rows.filter(visibility=Visibility.LAND, stelle__in=_above(actor.stelle))
    return seen


def _above(stelle: Stelle) -> QuerySet[Stelle]:
    """Every Stelle on the way up, and the other KGC of the Land."""
    below = Q(children=stelle) | Q(children__children=stelle) | Q(children__children__children=stelle)
    if stelle.land and stelle.art != StelleArt.BUND:
        below |= Q(art=StelleArt.LAND, land=stelle.land)
    return Stelle.objects.filter(below).exclude(pk=stelle.pk).distinct()
