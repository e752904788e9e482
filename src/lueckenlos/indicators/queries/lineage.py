"""Where every figure comes from: indicator, data set, file, rows, day and licence."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet

from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.indicators.models import DataSource, GridCells, GroupValue, IndicatorValue, Population
from lueckenlos.indicators.queries.visible import visible_to
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.tenancy.models import Stelle

_COUNTS: Final = ("indicator", "source", "rows", "first", "last")


@dataclass(frozen=True, slots=True)
class Load:
    """One file and what came from it; ``converted`` values are of former Gebiete, by ``rule`` (one of them)."""

    source: DataSource
    rows: int
    first: str
    last: str
    converted: int = 0
    rule: str = ""

    @property
    def until(self) -> str:
        """The last period; empty where there is only one."""
        return self.last if self.last != self.first else ""


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator with the files its figures come from, the newest first."""

    indicator: Indicator
    loads: list[Load]

    @property
    def edition(self) -> int:
        """0 for a definition that has never been changed."""
        return self.indicator.version if self.indicator.changes else 0


def lineage_of(stelle: Stelle) -> tuple[list[Line], list[Load]]:
    """Indicators with their files, then the files of people by age. Five queries."""
    values = _counted(IndicatorValue.objects.filter(visible_to(stelle))).annotate(
        converted=Count("pk", filter=~Q(rule="")), rule=Max("rule")
    )
    groups = _counted(GroupValue.objects.filter(visible_to(stelle)))
    counts = [*values.values_list(*_COUNTS, "converted", "rule"), *groups.values_list(*_COUNTS)]
    sources = {one.pk: one for one in DataSource.objects.filter(pk__in={row[1] for row in counts})}
    found: defaultdict[str, dict[int, Load]] = defaultdict(dict)
    for slug, source, rows, first, last, *rule in counts:
        before = found[slug].get(source)
        # a survey is loaded as shares of everybody and of groups
        found[slug][source] = (
            replace(before, rows=before.rows + rows) if before else Load(sources[source], rows, first, last, *rule)
        )
    known = all_indicators()
    lines = [Line(one, _newest_first(found[slug].values())) for slug, one in known.items() if slug in found]
    return lines, _people(stelle)


def _counted(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    by_file: QuerySet[Any, Any] = rows.order_by().values("indicator", "source")
    counted: QuerySet[Any, Any] = by_file.annotate(rows=Count("pk"), first=Min("period"), last=Max("period"))
    return counted


def _newest_first(loads: Iterable[Load]) -> list[Load]:
    return sorted(loads, key=lambda load: -load.source.pk)


def _people(stelle: Stelle) -> list[Load]:
    counted = (
        Population.objects.filter(visible_to(stelle))
        .order_by("-source")
        .values_list("source")
        .annotate(rows=Count("pk"), first=Min("stichtag"), last=Max("stichtag"))
    )
    rows = list(counted)
    sources = DataSource.objects.in_bulk([row[0] for row in rows])
    return [Load(sources[pk], count, f"{first:%d.%m.%Y}", f"{last:%d.%m.%Y}") for pk, count, first, last in rows]


def public_sources() -> QuerySet[DataSource]:
    """Official sources that figures rest on; what a Stelle has loaded for itself stays with it."""
    rows = (IndicatorValue, Population, GroupValue, GridCells)
    used = reduce(or_, (Exists(model.objects.filter(source=OuterRef("pk"))) for model in rows))
    return DataSource.objects.filter(used, stelle=None).order_by("attribution", "-loaded_at")


def territory_credits() -> list[str]:
    """Whom lists and outlines of Gebiete must name, each line once."""
    lines: Sequence[str] = [
        *Gebiet.objects.order_by().values_list("source", flat=True).distinct(),
        *Boundary.objects.order_by().values_list("source", flat=True).distinct(),
    ]
    return sorted({line for line in lines if line})
