"""The filter of the offer list: plain criteria to rows, in columns that an index covers."""

from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.db.models import DateField, F, Q, QuerySet, Value
from django.db.models.expressions import OrderBy
from django.db.models.functions import Coalesce
from django.db.models.lookups import LessThanOrEqual

from lueckenlos.directory.enums import ACTIVE, OfferSort
from lueckenlos.directory.models import Offer, OfferArea
from lueckenlos.directory.queries.search import answering
from lueckenlos.directory.rules.freshness import RUNNING_OUT_MONTHS, Freshness, add_months, newest_stand
from lueckenlos.geo.models import Gebiet
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.text import sort_key

_ORDERS: Final = {OfferSort.TITEL: "title_key", OfferSort.STAND: "stand", OfferSort.GEAENDERT: "changed_at"}


@dataclass(frozen=True, slots=True)
class OfferFilter:
    """What the list is asked for; an empty value asks for nothing."""

    text: str = ""
    status: str = ""
    traeger: str = ""
    sozialraum: int | None = None
    # vocabulary filters: model field → slug
    terms: dict[str, str] = field(default_factory=dict)
    unchecked: bool = False
    running_out: bool = False
    sort: OfferSort = OfferSort.TITEL
    reverse: bool = False


def filtered(offers: QuerySet[Offer], criteria: OfferFilter, *, today: date) -> QuerySet[Offer]:
    """``offers`` that meet all criteria, in the order asked for."""
    if criteria.text:
        offers = offers.filter(answering(criteria.text))
    if criteria.status:
        offers = offers.filter(status=criteria.status)
    for name, slug in criteria.terms.items():
        lookup = f"{name}__any" if name not in _SINGLE else name
        offers = offers.filter(**{lookup: [slug] if name not in _SINGLE else slug})
    if criteria.traeger:
        offers = offers.filter(traeger__in=_named(criteria.traeger))
    if criteria.sozialraum:
        offers = offers.filter(serving(criteria.sozialraum))
    if criteria.unchecked:
        offers = offers.filter(unchecked(today))
    if criteria.running_out:
        offers = offers.filter(running_out(today))
    return offers.order_by(_first(criteria), "-id" if criteria.reverse else "id")


def _first(criteria: OfferFilter) -> OrderBy:
    column = F(_ORDERS[criteria.sort])
    if criteria.sort != OfferSort.STAND:
        # never empty; where to put the empty ones would keep PostgreSQL from reading the index in its order
        return column.desc() if criteria.reverse else column.asc()
    # never checked counts as longest ago, on either database
    return column.desc(nulls_last=True) if criteria.reverse else column.asc(nulls_first=True)


_SINGLE: Final = frozenset({"kosten_art", "angebotsform", "reichweite"})


def unchecked(today: date) -> Q:
    """Active offers nobody has confirmed for longer than the first reminder takes."""
    last = newest_stand(Freshness.FIRST_REMINDER, today)
    # as an expression, so that no database is tempted to fetch half of the rows by the index over ``stand``
    never = Coalesce("stand", Value(date.min), output_field=DateField())
    return Q(status__in=ACTIVE) & Q(LessThanOrEqual(never, last))


def running_out(today: date) -> Q:
    """Active offers whose funding or term has ended or ends within a year."""
    until = add_months(today, RUNNING_OUT_MONTHS)
    return Q(status__in=ACTIVE) & (Q(laufzeit_bis__lte=until) | Q(foerderende__lte=until))


def serving(gebiet: int) -> Q:
    """Offers for this Gebiet: named for it or for one above it, or for the whole territory of their Stelle."""
    served = OfferArea.objects.filter(gebiet__in=_with_parents(gebiet)).values("offer")
    return Q(pk__in=served) | ~Q(pk__in=OfferArea.objects.values("offer"))


def _with_parents(gebiet: int) -> list[int]:
    """A Sozialraum lies at most five levels under the Bund. One query."""
    above = ["parent__" * steps + "parent" for steps in range(5)]
    rows = Gebiet.objects.filter(pk=gebiet).values_list("pk", *above)
    return [key for key in rows.first() or () if key is not None]


def _named(text: str) -> QuerySet[Organisation, int]:
    return Organisation.objects.filter(name_key__contains=sort_key(text)).values_list("pk", flat=True)
