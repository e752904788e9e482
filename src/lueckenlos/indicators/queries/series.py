"""Figures of Gebiete over the years, released: no row with a count leaves this module."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import F, Q

from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.hiding import Member, hidden_keys, released
from lueckenlos.indicators.models import DataSource, IndicatorValue
from lueckenlos.indicators.queries.families import MEMBER, families_of, member_of
from lueckenlos.indicators.queries.visible import visible_to
from lueckenlos.indicators.registry import Indicator
from lueckenlos.indicators.release import Figure
from lueckenlos.tenancy.models import Stelle

_COLUMNS = (
    *MEMBER, "rule", "line", "source_id", "source__title", "source__attribution", "source__licence",
    "source__file_name", "source__loaded_at", "source__stelle_id",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a figure comes from, as every page names it: down to the ``line`` of the file, and by which ``rule``."""

    source_id: int
    title: str
    attribution: str
    licence: str
    file_name: str
    loaded_at: datetime
    own: bool
    rule: str
    line: int | None

    @property
    def invented(self) -> bool:
        return self.licence == DataSource.INVENTED


class _Row(NamedTuple):
    member: Member
    rule: str
    line: int | None
    source_id: int
    title: str
    attribution: str
    licence: str
    file_name: str
    loaded_at: datetime
    stelle_id: int | None


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator in one Gebiet, oldest first, with the origin of each figure."""

    figures: list[Figure]
    origins: list[Origin]

    @property
    def newest(self) -> int:
        """Place of the newest figure that says something; of the newest of all where none does.

        "No information" never hides an older figure, but a suppressed one does.
        """
        telling = [place for place, one in enumerate(self.figures) if one.status is not ValueStatus.MISSING]
        return telling[-1] if telling else len(self.figures) - 1

    def of(self, period: str) -> Figure | None:
        return next((one for one in self.figures if one.period == period), None)


AllSeries = Mapping[tuple[str, int], Series]


def series_of(indicators: Iterable[Indicator], gebiet_ids: Collection[int], stelle: Stelle) -> AllSeries:
    """(indicator slug, Gebiet id) → its series, in one query.

    Visible are official sources and the Stelle's own. Where two speak of the same period, the Stelle's own comes first,
    then the one loaded last.
    """
    wanted = {each.slug: each for each in indicators}
    known = {row.member.key: row for row in _rows(list(wanted), gebiet_ids, stelle)}
    hidden = hidden_keys((row.member for row in known.values()), wanted.__getitem__)
    asked, found = frozenset(gebiet_ids), dict[tuple[str, int], Series]()
    for slug, same in groupby(known.values(), key=lambda row: row.member.indicator):
        rows = [row for row in same if row.member.gebiet_id in asked]
        figures = released(wanted[slug], [row.member for row in rows], hidden)
        for place, row in enumerate(rows):
            series = found.setdefault((slug, row.member.gebiet_id), Series([], []))
            series.figures.append(figures.at(place, row.member.period))
            series.origins.append(_origin(row))
    return found


def _rows(slugs: Collection[str], gebiet_ids: Collection[int], stelle: Stelle) -> Iterable[_Row]:
    """Where two speak of the same, the one to be kept comes last."""
    here = Q(gebiet__in=gebiet_ids) | families_of(gebiet_ids)
    rows = (
        IndicatorValue.objects.filter(visible_to(stelle), here, indicator__in=slugs)
        .order_by("indicator", "gebiet_id", "period", F("source__stelle").desc(nulls_first=True), "source_id")
        .values_list(*_COLUMNS)
    )
    return (_Row(member_of(row), *row[len(MEMBER) :]) for row in rows.iterator())


def _origin(row: _Row) -> Origin:
    own = row.stelle_id is not None
    return Origin(
        row.source_id, row.title, row.attribution, row.licence, row.file_name, row.loaded_at, own, row.rule, row.line
    )
