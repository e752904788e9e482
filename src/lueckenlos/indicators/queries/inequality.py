"""One indicator by fifths of deprivation over the years; counts of areas are added up here and do not leave."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from django.db.models import F, Q, QuerySet

from lueckenlos.equity import EquityError
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.indicators.enums import Polarity, ValueStatus
from lueckenlos.indicators.hiding import Key, Member, hidden_keys, released, stored_of
from lueckenlos.indicators.models import DataSource, IndicatorValue
from lueckenlos.indicators.queries.families import MEMBER, member_of
from lueckenlos.indicators.queries.visible import visible_to
from lueckenlos.indicators.quintiles import AreaValues, Gradient, gradient_of, ranks_of
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.indicators.release import CODE
from lueckenlos.tenancy.models import Stelle

E = GebietsEbene
# by level the index that ranks its areas; in a Land those of the Land, Kreise across Germany
INDEX: Final = {E.GEMEINDE: "gisd-land", E.KREIS: "gisd", E.SOZIALRAUM: "gisd-land"}
_INDICES: Final = frozenset({*INDEX.values(), "gisd-quintil"})
# a year of which fewer areas are known says nothing about fifths
_FEWEST: Final = 5
MOST_PERIODS: Final = 10


@dataclass(frozen=True, slots=True)
class Inequality:
    """``refusal``: why there are no fifths at all. ``named``: title and attribution of every source used."""

    indicator: Indicator | None
    choices: list[Indicator]
    level: GebietsEbene
    index_period: str
    areas: int
    gradients: list[Gradient]
    refusal: EquityError | None
    named: list[tuple[str, str, str]]

    @property
    def across(self) -> bool:
        """Whether all of Germany is compared, not the areas of one Land."""
        return self.level is E.KREIS


class _Row(NamedTuple):
    member: Member
    level: int
    population: int | None
    source_id: int


_COLUMNS = (*MEMBER, "gebiet__population", "source_id")


def inequality_of(stelle: Stelle, slug: str, level: GebietsEbene) -> Inequality:
    """Four queries. The indicator asked for, else the first that has figures for this level."""
    within = _within(stelle, level)
    choices = _judged_there(within, level)
    chosen = next((one for one in choices if one.slug == slug), choices[0] if choices else None)
    if chosen is None:
        return Inequality(None, choices, level, "", 0, [], None, [])
    rows = _rows(within, [chosen.slug, INDEX[level]])
    scores = [row.member for row in rows if row.member.indicator == INDEX[level] and row.level == level]
    index_period, deprivation = _newest(scores)
    mine = [row for row in rows if row.member.indicator == chosen.slug]
    hidden = hidden_keys((row.member for row in mine), lambda _slug: chosen)
    sources = DataSource.objects.filter(pk__in={row.source_id for row in rows})
    named = sorted(set(sources.values_list("title", "attribution", "licence")))
    try:
        ranks = ranks_of(deprivation)
    except EquityError as reason:
        return Inequality(chosen, choices, level, index_period, len(deprivation), [], reason, named)
    gradients = [gradient_of(chosen, period, values, ranks) for period, values in _periods(chosen, mine, ranks, hidden)]
    return Inequality(chosen, choices, level, index_period, len(ranks), gradients, None, named)


def judged_indicators(stelle: Stelle, level: GebietsEbene) -> list[Indicator]:
    """Those that ``inequality_of`` can be asked for. Two queries."""
    return _judged_there(_within(stelle, level), level)


def _judged_there(within: QuerySet[IndicatorValue], level: GebietsEbene) -> list[Indicator]:
    there = set(within.filter(gebiet__ebene=level).order_by().values_list("indicator", flat=True).distinct())
    return [one for one in all_indicators().values() if one.slug in there and _judged(one)]


def _judged(one: Indicator) -> bool:
    """Inequality has a direction; the index itself, as score or as fifth, would be compared with itself."""
    return one.polarity is not Polarity.NEUTRAL and one.slug not in _INDICES


def _within(stelle: Stelle, level: GebietsEbene) -> QuerySet[IndicatorValue]:
    """Figures of the areas a Stelle compares: its Land's Gemeinden, all Kreise, or its own Sozialräume.

    With Sozialräume come their towns: their figures could give away a hidden one.
    """
    keys = list(stelle.gebiete.values_list("ars", flat=True))
    levels = [E.SOZIALRAUM, E.GEMEINDE] if level is E.SOZIALRAUM else [level]
    rows = IndicatorValue.objects.filter(visible_to(stelle), gebiet__ebene__in=levels, gebiet__dissolved_on=None)
    if level is E.KREIS:
        return rows
    below = Q(pk__in=[])
    for start in {key if level is E.SOZIALRAUM else key[:2] for key in keys if key != "0"}:
        below |= Q(gebiet__ars__startswith=start)
    return rows.filter(below)


def _rows(within: QuerySet[IndicatorValue], slugs: list[str]) -> list[_Row]:
    """Each figure once: the Stelle's own before an official one, then the one loaded last."""
    order = (F("source__stelle").desc(nulls_first=True), "source_id")
    rows = within.filter(indicator__in=slugs).order_by(*order).values_list(*_COLUMNS)
    level = MEMBER.index("gebiet__ebene")
    found = (_Row(member_of(row), row[level], *row[len(MEMBER) :]) for row in rows.iterator())
    return list({row.member.key: row for row in found}.values())


def _newest(rows: Iterable[Member]) -> tuple[str, dict[int, float]]:
    by_period: defaultdict[str, dict[int, float]] = defaultdict(dict)
    for row in rows:
        if row.value is not None and row.status == ValueStatus.OK:
            by_period[row.period][row.gebiet_id] = row.value
    return max(by_period.items(), default=("", {}))


def _periods(
    indicator: Indicator, rows: Iterable[_Row], ranks: Mapping[int, int], hidden: Collection[Key]
) -> list[tuple[str, AreaValues]]:
    """Oldest first; areas without a rank, without people, or whose figure may not be shown are left out."""
    by_period: defaultdict[str, list[_Row]] = defaultdict(list)
    for row in rows:
        if row.member.gebiet_id in ranks and row.population:
            by_period[row.member.period].append(row)
    found = [(period, _values(indicator, by_period[period], hidden)) for period in sorted(by_period)[-MOST_PERIODS:]]
    return [(period, values) for period, values in found if len(values.areas) >= _FEWEST]


def _values(indicator: Indicator, rows: list[_Row], hidden: Collection[Key]) -> AreaValues:
    members = [row.member for row in rows]
    stored, figures = stored_of(members), released(indicator, members, hidden)
    people = np.array([row.population for row in rows], dtype=np.float64)
    kept = figures.status == CODE[ValueStatus.OK]
    areas = [one.gebiet_id for one, keep in zip(members, kept.tolist(), strict=True) if keep]
    return AreaValues(areas, figures.value[kept], stored.numerator[kept], stored.denominator[kept], people[kept])
