"""The newest value of an indicator in each Gebiet, with small numbers withheld."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, F, IntegerField, Q, When, Window
from django.db.models import Value as Constant
from django.db.models.functions import RowNumber

from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import IndicatorValue
from lueckenlos.indicators.queries.visible import visible_to
from lueckenlos.indicators.registry import Indicator
from lueckenlos.indicators.rules import shown_status
from lueckenlos.tenancy.models import Stelle

_COLUMNS = (
    "indicator", "gebiet_id", "value", "numerator", "denominator", "status", "period",
    "source__title", "source__attribution",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Value:
    """One figure as it may be shown: ``value`` is None unless ``status`` is OK."""

    indicator: Indicator
    value: float | None
    status: ValueStatus
    period: str
    source: str
    attribution: str

    @property
    def definition(self) -> str:
        return self.indicator.definition

    @property
    def ok(self) -> bool:
        return self.status is ValueStatus.OK


def latest_values(indicator: Indicator, gebiet_ids: Collection[int], stelle: Stelle) -> dict[int, Value]:
    """The newest value in each Gebiet that has one. One query; see ``latest_values_by_indicator``."""
    return latest_values_by_indicator([indicator], gebiet_ids, stelle)[indicator.slug]


def latest_values_by_indicator(
    indicators: Iterable[Indicator], gebiet_ids: Collection[int], stelle: Stelle
) -> dict[str, dict[int, Value]]:
    """Indicator slug → Gebiet id → newest value, in one query; every indicator has its (perhaps empty) entry.

    Visible are official sources and the Stelle's own. "No information" never hides an older figure. Where two sources
    speak of the same period, the Stelle's own comes first, then the one loaded last.
    """
    wanted = {each.slug: each for each in indicators}
    found: dict[str, dict[int, Value]] = {slug: {} for slug in wanted}
    rows = (
        IndicatorValue.objects.filter(visible_to(stelle), indicator__in=list(wanted), gebiet__in=gebiet_ids)
        .annotate(place=_newest_first())
        .filter(place=1)
        .order_by("gebiet_id")
        .values_list(*_COLUMNS)
    )
    for row in rows:
        found[row[0]][row[1]] = _value(wanted[row[0]], *row[2:])
    return found


def _newest_first() -> Window:
    unknown = Q(status=ValueStatus.MISSING) | Q(status=ValueStatus.OK, value__isnull=True)
    silent = Case(When(unknown, then=Constant(1)), default=Constant(0), output_field=IntegerField())
    order = [silent, F("period").desc(), F("source__stelle").asc(nulls_last=True), F("source_id").desc()]
    return Window(RowNumber(), partition_by=[F("indicator"), F("gebiet_id")], order_by=order)


def _value(indicator: Indicator, value: float | None, *rest: Any) -> Value:
    numerator, denominator, stored, period, source, attribution = rest
    status = shown_status(
        indicator, value=value, numerator=numerator, denominator=denominator, status=ValueStatus(stored)
    )
    return Value(indicator, value if status is ValueStatus.OK else None, status, period, source, attribution)
