"""What every KGC has released to the Bund, and nothing else of their work; the addresses for its programs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from lueckenlos.reports import rules
from lueckenlos.reports.models import ComparisonLink, FigureRelease
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants


@dataclass(frozen=True, slots=True)
class Released:
    """The figures of one KGC for one year; ``as_of`` is the day they were frozen."""

    year: int
    as_of: date
    released_on: date
    figures: dict[str, int | None]


@dataclass(frozen=True, slots=True)
class Office:
    """A KGC with what it has released, by year."""

    name: str
    land: str
    released: dict[int, Released]


def offices(actor: Actor, years: Sequence[int]) -> list[Office]:
    """Every KGC of the platform, also those that have released nothing. Two queries."""
    ensure(rules.may_compare(actor))
    kgcs = Stelle.objects.filter(art=StelleArt.LAND).order_by("name", "pk")
    found = {kgc.pk: Office(kgc.name, kgc.land, {}) for kgc in kgcs.only("name", "land")}
    with all_tenants():
        rows = FigureRelease.objects.filter(stelle__in=list(found), year__in=years)
    for row in rows.values_list("stelle", "year", "version__frozen_on", "released_on", "figures", named=True):
        found[row.stelle].released[row.year] = Released(row.year, row.version__frozen_on, row.released_on, row.figures)
    return list(found.values())


def links_of(actor: Actor) -> QuerySet[ComparisonLink]:
    """For those who may take them back."""
    rows = ComparisonLink.objects.filter(stelle=actor.stelle)
    return rows if rules.may_link_comparison(actor) else rows.none()
