"""Shares of a survey by education: those of the Land, else those of Germany."""

from collections import defaultdict
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import F

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.indicators.enums import Education, ValueStatus
from lueckenlos.indicators.models import GroupValue
from lueckenlos.indicators.queries.visible import visible_to
from lueckenlos.indicators.registry import Indicator, all_indicators
from lueckenlos.indicators.release import Figure, release_published
from lueckenlos.indicators.schooling import Schooling, schooling_of
from lueckenlos.tenancy.models import Stelle

_BUND = "0"
_COLUMNS = (
    "indicator", "gebiet__ars", "period", "sex", "education", "standardised", "value", "low", "high", "n", "status",
    "gebiet__name", "source__title", "source__attribution", "source__licence",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class ByEducation:
    """``rows``: the oldest wave first, all people before women and men. ``named``: title, attribution, licence."""

    indicator: Indicator | None
    choices: list[Indicator]
    place: str
    rows: list[Schooling]
    named: list[tuple[str, str, str]]


class _Row(NamedTuple):
    indicator: str
    ars: str
    period: str
    sex: str
    education: str
    standardised: bool
    value: float | None
    low: float | None
    high: float | None
    n: int | None
    status: str
    place: str
    title: str
    attribution: str
    licence: str


def by_education(stelle: Stelle, slug: str) -> ByEducation:
    """Two queries. The indicator asked for, else the first there is."""
    keys = {key[:2] for key in stelle.gebiete.values_list("ars", flat=True) if key != _BUND}
    rows = _rows(stelle, keys)
    there = {row.indicator for row in rows}
    choices = [one for one in all_indicators().values() if one.slug in there]
    chosen = next((one for one in choices if one.slug == slug), choices[0] if choices else None)
    if chosen is None:
        return ByEducation(None, [], "", [], [])
    mine = [row for row in rows if row.indicator == chosen.slug]
    nearest = [row for row in mine if row.ars != _BUND] or mine
    named = sorted({(row.title, row.attribution, row.licence) for row in nearest})
    return ByEducation(chosen, choices, nearest[0].place, _waves(chosen, nearest), named)


def _rows(stelle: Stelle, laender: set[str]) -> list[_Row]:
    """Each group once: the Stelle's own before an official one, then the one loaded last. Of one Land only."""
    places = [_BUND, *(laender if len(laender) == 1 else ())]
    rows = (
        GroupValue.objects.filter(visible_to(stelle), gebiet__ars__in=places, age="")
        .filter(gebiet__ebene__in=[GebietsEbene.BUND, GebietsEbene.LAND])
        .exclude(education=Education.ALL)
        .order_by("indicator", F("source__stelle").desc(nulls_first=True), "source_id")
        .values_list(*_COLUMNS)
    )
    return list({row[:6]: _Row._make(row) for row in rows.iterator()}.values())


def _waves(indicator: Indicator, rows: list[_Row]) -> list[Schooling]:
    """Standardised for age where that is published: groups differ in age, and age is not education."""
    waves: defaultdict[tuple[str, str, bool], dict[str, Figure]] = defaultdict(dict)
    for row in rows:
        waves[row.period, row.sex, row.standardised][row.education] = _figure(indicator, row)
    kept = [key for key in sorted(waves) if key[2] or (*key[:2], True) not in waves]
    return [
        schooling_of(indicator, period, sex, waves[period, sex, standardised], standardised=standardised)
        for period, sex, standardised in kept
    ]


def _figure(indicator: Indicator, row: _Row) -> Figure:
    ends = (row.low, row.high)
    status = ValueStatus(row.status)
    return release_published(indicator, row.period, value=row.value, ends=ends, asked=row.n, status=status)
