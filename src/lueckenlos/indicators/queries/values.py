"""The newest value of an indicator in each Gebiet, released: no row with a count leaves this module."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, NamedTuple

from django.db.models import BooleanField, Case, ExpressionWrapper, F, IntegerField, Q, QuerySet, When, Window
from django.db.models import Value as Constant
from django.db.models.functions import RowNumber

from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.hiding import Member, hidden_keys, released
from lueckenlos.indicators.models import DataSource, IndicatorValue
from lueckenlos.indicators.queries.families import MEMBER, families_of, member_of
from lueckenlos.indicators.queries.visible import visible_to
from lueckenlos.indicators.registry import Indicator
from lueckenlos.indicators.release import Figure
from lueckenlos.shared.prepared import Made, Prepared
from lueckenlos.tenancy.models import Stelle

_COLUMNS = (*MEMBER, "place", "rule", "line", "source__title", "source__attribution", "source__licence")


@dataclass(frozen=True, slots=True)
class Value:
    """One figure with where it comes from: ``line`` of the file, and the ``rule`` by which it was converted."""

    figure: Figure
    source: str
    attribution: str
    rule: str
    line: int | None
    invented: bool = False

    @property
    def indicator(self) -> Indicator:
        return self.figure.indicator

    @property
    def value(self) -> float | None:
        """None unless ``status`` is OK."""
        return self.figure.value

    @property
    def status(self) -> ValueStatus:
        return self.figure.status

    @property
    def period(self) -> str:
        return self.figure.period

    @property
    def definition(self) -> str:
        return self.indicator.definition

    @property
    def ok(self) -> bool:
        return self.figure.ok


class _Row(NamedTuple):
    member: Member
    place: int
    rule: str
    line: int | None
    title: str
    attribution: str
    licence: str


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
    each, asked = tuple(indicators), frozenset(gebiet_ids)
    found = _VALUES.get([one.slug for one in each], [*gebiet_ids], stelle.pk, more=(each, asked))
    return {slug: values.copy() for slug, values in found.items()}


def _values(
    rows: Iterable[tuple[Any, ...]], question: tuple[Sequence[Indicator], frozenset[int]]
) -> dict[str, dict[int, Value]]:
    """Of several rows for the same figure the last is taken."""
    wanted, asked = {each.slug: each for each in question[0]}, question[1]
    found: dict[str, dict[int, Value]] = {slug: {} for slug in wanted}
    known = {row.member.key: row for row in map(_row, rows)}
    hidden = hidden_keys((row.member for row in known.values()), wanted.__getitem__)
    newest = (row for row in known.values() if row.place == 1 and row.member.gebiet_id in asked)
    for slug, same in groupby(newest, key=lambda row: row.member.indicator):
        shown = list(same)
        figures = released(wanted[slug], [row.member for row in shown], hidden)
        for place, row in enumerate(shown):
            figure = figures.at(place, row.member.period)
            invented = row.licence == DataSource.INVENTED
            found[slug][row.member.gebiet_id] = Value(figure, row.title, row.attribution, row.rule, row.line, invented)
    return found


def _row(columns: Sequence[Any]) -> _Row:
    return _Row(member_of(columns), *columns[len(MEMBER) :])


def _newest_and_families(slugs: Collection[str], gebiet_ids: Collection[int], stelle: int) -> QuerySet[Any, Any]:
    """The newest of each Gebiet, and all of families; where two speak of the same, the one to be kept comes last."""
    families = families_of(gebiet_ids)
    return (
        IndicatorValue.objects.filter(visible_to(stelle), Q(gebiet__in=gebiet_ids) | families, indicator__in=slugs)
        # a column: beside a window a subquery would be asked for its first row only
        .annotate(place=_newest_first(), in_family=ExpressionWrapper(families, output_field=BooleanField()))
        .filter(Q(place=1) | Q(in_family=True))
        .order_by("indicator", "gebiet_id", "period", F("source__stelle").desc(nulls_first=True), "source_id")
        .values_list(*_COLUMNS)
    )


def _newest_first() -> Window:
    unknown = Q(status=ValueStatus.MISSING) | Q(status=ValueStatus.OK, value__isnull=True)
    silent = Case(When(unknown, then=Constant(1)), default=Constant(0), output_field=IntegerField())
    order = [silent, F("period").desc(), F("source__stelle").asc(nulls_last=True), F("source_id").desc()]
    return Window(RowNumber(), partition_by=[F("indicator"), F("gebiet_id")], order_by=order)


_VALUES: Final = Made(Prepared(_newest_and_families, str, int, int), _values, room=12_000)
