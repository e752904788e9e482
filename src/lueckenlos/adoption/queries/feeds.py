"""What papers give to the pages of other packages: the own, current text of a Stelle, by paragraph."""

from dataclasses import dataclass

from django.db.models import Q

from lueckenlos.adoption import rules
from lueckenlos.adoption.enums import UptakeState
from lueckenlos.adoption.models import Paper
from lueckenlos.adoption.queries.keys import version_key
from lueckenlos.adoption.text import Block
from lueckenlos.adoption.text.blocks import blocks_from_json
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class Feed:
    """One paper. ``key`` opens it; ``rests_on`` names the version of the source, or of the paper itself."""

    key: str
    title: str
    source: str
    number: int
    rests_on: str
    blocks: tuple[Block, ...]

    @property
    def topics(self) -> list[str]:
        return [block.about for block in self.blocks]


def feeds(actor: Actor, kind: str, *, drafts: bool = False) -> list[Feed]:
    """Papers of this kind that the Stelle works with, the oldest first: taken over, or its own and published.

    What it does not mean to put into practice feeds nothing; ``drafts`` adds what is only written. One query.
    """
    if not rules.may_read(actor):
        return []
    taken = Q(adoption__isnull=False) & ~Q(adoption__state=UptakeState.NICHT_VORGESEHEN)
    own = Q(adoption__isnull=True) if drafts else Q(adoption__isnull=True, current__gt=0)
    rows = Paper.objects.filter(taken | own, stelle=actor.stelle, kind=kind).select_related("adoption")
    return [_feed(paper) for paper in rows.defer("reasons", "adoption__base").order_by("pk")]


def feeding(actor: Actor, kind: str, key: str) -> Feed | None:
    """One of them, drafts too."""
    return next((one for one in feeds(actor, kind, drafts=True) if one.key == key), None)


def _feed(paper: Paper) -> Feed:
    adoption = getattr(paper, "adoption", None)
    blocks = tuple(block for block in blocks_from_json(paper.blocks) if block.about)
    if adoption is None:
        return Feed(
            paper.public_id, paper.title, "", paper.current, version_key(paper.public_id, paper.current), blocks
        )
    rests_on = version_key(adoption.source_key, adoption.base_number)
    return Feed(paper.public_id, paper.title, adoption.source_name, adoption.base_number, rests_on, blocks)
