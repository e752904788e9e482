"""The door of the work area: papers of the own Stelle."""

from collections.abc import Sequence

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.adoption.models import Adoption, CommentRound, Paper, PaperVersion
from lueckenlos.tenancy.actor import Actor

TEXTS = ("blocks", "reasons")
_TEXTS_OF_PAPER = tuple(f"paper__{name}" for name in TEXTS)


def own_papers(actor: Actor) -> QuerySet[Paper]:
    """All papers of the Stelle, whether written here or taken over, last changed first, without their texts."""
    return Paper.objects.filter(stelle=actor.stelle).select_related("adoption").defer(*TEXTS, "adoption__base")


def get_own_or_404(actor: Actor, key: str) -> Paper:
    """With what it was taken over from, if it was. One query."""
    return get_object_or_404(Paper.objects.filter(stelle=actor.stelle).select_related("adoption"), public_id=key)


def find_own(actor: Actor, key: str) -> Paper | None:
    return Paper.objects.filter(stelle=actor.stelle, public_id=key).select_related("adoption").first()


def own_adoptions(actor: Actor) -> QuerySet[Adoption]:
    """What was taken over, without texts."""
    rows = Adoption.objects.filter(stelle=actor.stelle).select_related("paper")
    return rows.defer("base", *_TEXTS_OF_PAPER).order_by("-paper__changed_at", "-pk")


def get_adoption_or_404(actor: Actor, key: str) -> Adoption:
    """By the key of the own paper. One query."""
    rows = Adoption.objects.filter(stelle=actor.stelle).select_related("paper__stelle")
    return get_object_or_404(rows, paper__public_id=key)


def adoption_of(actor: Actor, source_key: str) -> Adoption | None:
    """What of this source stands here already."""
    return own_adoptions(actor).filter(source_key=source_key).first()


def versions_of(paper: Paper) -> list[PaperVersion]:
    """All, the newest first, without texts."""
    return list(PaperVersion.objects.filter(paper=paper).defer(*TEXTS))


def open_round(paper: Paper) -> CommentRound | None:
    return CommentRound.objects.filter(paper=paper, closed_at=None).first()


def rounds_of(paper: Paper) -> Sequence[CommentRound]:
    return list(CommentRound.objects.filter(paper=paper).defer("content"))
