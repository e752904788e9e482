"""Offers as lists name them, by title."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import islice
from typing import Final

from lueckenlos.chains.queries.offers import picture_offers
from lueckenlos.tenancy.models import Stelle

# so many offers are looked up one by one; more of them are read in the order of their titles until a page is full
FEW: Final = 200
_CHUNK: Final = 200


@dataclass(frozen=True, slots=True)
class OfferLine:
    """One offer as lists name it. A frozen one may since have changed or gone."""

    id: int
    title: str
    traeger: str
    stelle: str = ""  # name, for offers of a Stelle below
    public_id: str = ""  # empty in a frozen picture


def offer_lines(stelle: Stelle, ids: Iterable[int]) -> dict[int, OfferLine]:
    """Offers of a live picture by id, in the order of their titles. At most two queries."""
    columns = ("pk", "title", "traeger__name", "stelle_id", "stelle__name", "public_id")
    rows = picture_offers(stelle).filter(pk__in=list(ids)).order_by("title_key", "pk").values_list(*columns)
    return {
        pk: OfferLine(pk, title, traeger or "", "" if owner == stelle.pk else name, public_id)
        for pk, title, traeger, owner, name, public_id in rows
    }


def some_lines(stelle: Stelle, ids: Collection[int], start: int, stop: int) -> list[OfferLine]:
    """Those of the offers that stand from ``start`` to before ``stop`` in the order of titles. At most four queries."""
    if len(ids) <= FEW:
        return list(offer_lines(stelle, ids).values())[start:stop]
    wanted = frozenset(ids)
    by_title = picture_offers(stelle).order_by("title_key", "pk").values_list("pk", flat=True)
    chosen = islice((id_ for id_ in by_title.iterator(chunk_size=_CHUNK) if id_ in wanted), start, stop)
    return list(offer_lines(stelle, chosen).values())
