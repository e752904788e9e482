"""What the public site reads; it starts from ``directory.queries.public`` and never sees anything else."""

from collections.abc import Sequence
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.http import Http404
from django_scopes import scopes_disabled

from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries import public, search
from lueckenlos.portal.facets import COLUMNS, FACETS, Criteria, Hits, bits_of
from lueckenlos.tenancy.models import Stelle


def open_kommunen() -> QuerySet[Stelle]:
    """Stellen whose public page is switched on."""
    return Stelle.objects.filter(portal_open=True).order_by("name")


def get_kommune_or_404(slug: str) -> Stelle:
    kommune = open_kommunen().filter(slug=slug).first()
    if kommune is None:
        raise Http404
    return kommune


def get_offer_or_404(kommune: Stelle, public_id: str, today: date) -> Offer:
    """One published offer with its places and times. Four queries."""
    offers = public.public_offers(kommune, today).select_related("traeger", "stelle")
    offer = offers.prefetch_related("places", "times", "served__gebiet").filter(public_id=public_id).first()
    if offer is None:
        raise Http404
    return offer


def find(kommune: Stelle, criteria: Criteria, today: date) -> Hits:
    """All hits of the text with their facet columns, best first for a text, else by title."""
    offers = public.public_offers(kommune, today)
    if criteria.text:
        offers = offers.filter(pk__in=search.matching_offer_ids(criteria.text))
    rows = offers.order_by("title_key", "id").values_list("id", *COLUMNS)
    table = [(row[0], *(bits_of(facet, value) for facet, value in zip(FACETS, row[1:], strict=True))) for row in rows]
    if criteria.text:
        best = {key: place for place, key in enumerate(search.ranked([row[0] for row in table], criteria.text))}
        table.sort(key=lambda row: best.get(row[0], len(best)))
    return Hits(table, criteria.chosen)


def offers_in_order(keys: Sequence[int]) -> list[Offer]:
    """The offers of one page, in the order of ``keys``. Two queries."""
    with scopes_disabled():
        rows = Offer.objects.filter(pk__in=keys).select_related("traeger", "stelle").prefetch_related("places")
        by_key = {offer.pk: offer for offer in rows}
    return [by_key[key] for key in keys if key in by_key]


def count_by_phase(kommune: Stelle, today: date) -> dict[str, int]:
    """How many offers each Lebensphase has, for the tiles of the start page. One query."""
    phases = FACETS[0].vocabulary.terms
    offers = public.public_offers(kommune, today)
    counts = offers.aggregate(
        alle=Count("pk"), **{f"p{term.bit}": Count("pk", filter=Q(lebensphasen__any=[term.slug])) for term in phases}
    )
    return {"alle": counts["alle"], **{term.slug: counts[f"p{term.bit}"] for term in phases}}


def offers_for_print(keys: Sequence[int]) -> list[Offer]:
    """Whole offers in the order of ``keys``. Four queries."""
    with scopes_disabled():
        rows = Offer.objects.filter(pk__in=keys).select_related("traeger", "stelle")
        by_key = {offer.pk: offer for offer in rows.prefetch_related("places", "times", "served__gebiet")}
    return [by_key[key] for key in keys if key in by_key]


def spelled_otherwise(kommune: Stelle, criteria: Criteria, today: date) -> str:
    """The text with its unknown words as the commune's published offers write them; empty if there is nothing."""
    if not criteria.text:
        return ""
    return search.corrected(criteria.text, public.public_offers(kommune, today))
