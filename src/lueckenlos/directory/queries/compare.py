"""Two contents side by side: what a proposal would change, and what tells duplicates apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz import fuzz, process

from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferProposal
from lueckenlos.directory.queries.content import Readable, content_of, label_of, ordered
from lueckenlos.directory.queries.work import offers_for
from lueckenlos.directory.rules.content import decode
from lueckenlos.shared.columns import SEPARATOR, columns_of
from lueckenlos.tenancy.actor import Actor

# titles less alike than this are not offered as duplicates
ALIKE: Final = 80
SHOWN: Final = 10


@dataclass(frozen=True, slots=True)
class Row:
    """One field in two versions; ``differs`` when they say different things."""

    name: str
    label: str
    left: str
    right: str

    @property
    def differs(self) -> bool:
        return self.left != self.right


def proposal_rows(proposal: OfferProposal) -> list[Row]:
    """Every proposed field: what the offer says now, and what it would say."""
    wanted = decode(proposal.values)
    return _rows(content_of(proposal.offer), wanted, list(wanted))


def merge_rows(keep: Offer, drop: Offer) -> list[Row]:
    """Every field in which the two differ, for the person to choose; of the Stand the newer one always holds."""
    left, right = content_of(keep), content_of(drop)
    return [row for row in _rows(left, right, [name for name in left if name != "stand"]) if row.differs]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An offer that may be the same; ``likeness`` of the titles from 0 to 100."""

    offer: Offer
    likeness: int


def duplicates_of(actor: Actor, offer: Offer) -> list[Candidate]:
    """Offers of the Stelle with a similar title, most alike first. Two queries."""
    others = offers_for(actor).exclude(pk=offer.pk).exclude(status=OfferStatus.ARCHIVIERT)
    # sort keys are letters, digits and blanks
    columns = columns_of(others.order_by().values_list("pk", "title_key"))
    found = _alike(offer.title_key, *(column.split(SEPARATOR) for column in columns)) if columns else {}
    rows = Offer.objects.select_related("traeger").defer("description").in_bulk(list(found))
    same = offer.traeger_id
    candidates = [Candidate(rows[key], round(likeness)) for key, likeness in found.items()]
    candidates.sort(key=lambda found: (-found.likeness, found.offer.traeger_id != same, found.offer.pk))
    return candidates[:SHOWN]


def _alike(title_key: str, keys: Sequence[str], titles: Sequence[str]) -> dict[int, float]:
    """Likeness by words in any order, and by letters alone („Eltern-Café“ and „Elterncafé“), of the best by key."""
    joined = [title.replace(" ", "") for title in titles]
    by_words = process.extract(title_key, titles, scorer=fuzz.token_set_ratio, score_cutoff=ALIKE, limit=SHOWN * 3)
    by_letters = process.extract(
        title_key.replace(" ", ""), joined, scorer=fuzz.ratio, score_cutoff=ALIKE, limit=SHOWN * 3
    )
    found: dict[int, float] = {}
    for _, likeness, position in (*by_words, *by_letters):
        key = int(keys[position])
        found[key] = max(likeness, found.get(key, 0))
    return found


def _rows(left: Mapping[str, Any], right: Mapping[str, Any], names: list[str]) -> list[Row]:
    readable = Readable.of(left, right)
    return [
        Row(name, label_of(name), readable.text(name, left.get(name)), readable.text(name, right.get(name)))
        for name in ordered(names)
        if name != "lebensphasen_fixed" or left.get(name) != right.get(name)
    ]
