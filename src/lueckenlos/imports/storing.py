"""Figures into the database: people and indicator values, each key once per owner.

A file replaces what its owner loaded before under the same keys. If at least one figure differs, all of the file's
figures move to the new source, so that a set of age bands never falls apart into two sources. If none differs,
nothing is written.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from django.db import connection
from django.db.models import Model

from lueckenlos.imports.receipt import Receipt
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import DataSource, GridCells, GroupValue, IndicatorValue, Population
from lueckenlos.shared import bulk


class People(NamedTuple):
    """Ages in months, ``age_to`` exclusive or None; ``persons`` None unless ``status`` is OK."""

    gebiet: int
    stichtag: date
    age_from: int
    age_to: int | None
    sex: str
    persons: int | None
    status: ValueStatus


class Figure(NamedTuple):
    """One indicator value, in the unit of its definition; ``rule`` says how it was converted, if it was."""

    indicator: str
    gebiet: int
    period: str
    value: float | None
    numerator: float | None
    denominator: float | None
    status: ValueStatus
    line: int | None = None
    rule: str = ""


class GroupRow(NamedTuple):
    """The share of a group with its limits, in percent. ``land``: two digits, "0" for Germany."""

    line: int
    land: str
    indicator: str
    period: str
    education: str
    sex: str
    age: str
    standardised: bool
    value: float | None
    low: float | None
    high: float | None
    n: int | None
    status: ValueStatus

    @property
    def whole(self) -> bool:
        """Everybody, not standardised: the share of the Land itself."""
        return not (self.education or self.sex or self.age or self.standardised)


def store_people(rows: Sequence[People], source: DataSource, receipt: Receipt) -> None:
    """Two People with the same key must not be among ``rows``."""
    days = {row.stichtag for row in rows}
    known = Population.objects.filter(source__stelle=source.stelle_id, stichtag__in=days)
    columns = ("gebiet_id", "stichtag", "age_from_months", "age_to_months", "sex", "persons", "status")
    found = known.values_list("id", *columns, "source_id").iterator(chunk_size=20_000)
    stored = {values[1:6]: values for values in found}
    as_column = {day: connection.ops.adapt_datefield_value(day) for day in days}
    merge = _Merge(Population, source, receipt)
    for row in rows:
        values = (row.gebiet, row.stichtag, row.age_from, row.age_to, row.sex)
        before = stored.get(values)
        columns_new = (row.gebiet, as_column[row.stichtag], *values[2:], row.persons, row.status.value)
        merge.take(before, (row.persons, row.status.value), columns_new, changed=_differs(before, row))
    merge.write(columns, ("persons", "status"))


def _differs(before: tuple[Any, ...] | None, row: People) -> bool:
    return before is not None and (before[6], before[7]) != (row.persons, row.status.value)


def store_figures(rows: Sequence[Figure], source: DataSource, receipt: Receipt) -> None:
    """Two Figures with the same indicator, Gebiet and period must not be among ``rows``."""
    slugs = {row.indicator for row in rows}
    known = IndicatorValue.objects.filter(source__stelle=source.stelle_id, indicator__in=slugs)
    columns = ("indicator", "gebiet_id", "period", "value", "numerator", "denominator", "status", "rule", "line")
    found = known.values_list("id", *columns, "source_id").iterator(chunk_size=20_000)
    stored = {values[1:4]: values for values in found}
    merge = _Merge(IndicatorValue, source, receipt)
    for row in rows:
        before = stored.get((row.indicator, row.gebiet, row.period))
        # a line that only stands elsewhere in the newer file is no change
        told = (row.value, row.numerator, row.denominator, row.status.value, row.rule)
        after = (*told, row.line)
        columns_new = (row.indicator, row.gebiet, row.period, *after)
        merge.take(before, after, columns_new, changed=before is not None and before[4:9] != told)
    merge.write(columns, columns[3:])


def store_groups(rows: Sequence[tuple[int, GroupRow]], source: DataSource, receipt: Receipt) -> None:
    """Shares of groups with their Gebiet; each indicator, Gebiet and group once among ``rows``."""
    keys = ("indicator", "gebiet_id", "period", "education", "sex", "age", "standardised")
    values = ("value", "low", "high", "n", "status")
    known = GroupValue.objects.filter(source__stelle=source.stelle_id, indicator__in={row.indicator for _, row in rows})
    stored = {found[1:8]: found for found in known.values_list("id", *keys, *values, "source_id")}
    merge = _Merge(GroupValue, source, receipt)
    for gebiet, row in rows:
        key = (row.indicator, gebiet, row.period, row.education, row.sex, row.age, row.standardised)
        told = (row.value, row.low, row.high, row.n, row.status.value)
        before = stored.get(key)
        merge.take(
            before, (*told, row.line), (*key, *told, row.line), changed=before is not None and before[8:13] != told
        )
    merge.write((*keys, *values, "line"), (*values, "line"))


class _Merge:
    def __init__(self, model: type[Model], source: DataSource, receipt: Receipt) -> None:
        self.model, self.source, self.receipt = model, source, receipt
        self.new: list[tuple[Any, ...]] = []
        self.changed: list[tuple[Any, ...]] = []
        self.same: list[int] = []
        self.sources: set[int] = set()

    def take(
        self, before: tuple[Any, ...] | None, values: tuple[Any, ...], new: tuple[Any, ...], *, changed: bool
    ) -> None:
        if before is None:
            self.new.append((*new, self.source.pk))
            return
        self.sources.add(before[-1])
        if changed:
            self.changed.append((*values, self.source.pk, before[0]))
        else:
            self.same.append(before[0])

    def write(self, columns: Sequence[str], values: Sequence[str]) -> None:
        bulk.insert_rows(self.model, (*columns, "source_id"), self.new)
        bulk.update_rows(self.model, (*values, "source_id"), self.changed)
        if self.new or self.changed:
            self._carry_over()
        self.receipt.new += len(self.new)
        self.receipt.changed += len(self.changed)
        self.receipt.unchanged += len(self.same)

    def _carry_over(self) -> None:
        """Figures that stay the same belong to the newer file now; sources left without figures go."""
        before = self.sources
        bulk.update_rows(self.model, ("source_id",), ((self.source.pk, key) for key in self.same))
        empty = DataSource.objects.filter(pk__in=before - {self.source.pk})
        people, figures = Population.objects.filter(source__in=before), IndicatorValue.objects.filter(source__in=before)
        cells, groups = GridCells.objects.filter(source__in=before), GroupValue.objects.filter(source__in=before)
        empty = empty.exclude(pk__in=cells.values("source")).exclude(pk__in=groups.values("source"))
        empty.exclude(pk__in=people.values("source")).exclude(pk__in=figures.values("source")).delete()
