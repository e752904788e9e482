"""``AreaTable``: values of areas over periods, each with a status; the one currency of numbers about places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Final, Self

import numpy as np
import numpy.typing as npt

from lueckenlos.equity.errors import BadNumbers
from lueckenlos.equity.numbers import BoolArray, FloatArray, Numbers, ensure_size, numbers

StatusArray = npt.NDArray[np.uint8]


class Status(IntEnum):
    """Why a cell has a value or none. Sources print ".", "-", "/" and "x" and mean different things."""

    OK = 0
    MISSING = 1  # not collected or not delivered
    SUPPRESSED = 2  # known to the source, hidden because few people stand behind it
    NOT_MEANINGFUL = 3  # computable, but it would mislead: nobody at risk, or an interval as wide as the scale


_STATUSES: Final = frozenset(int(each) for each in Status)


@dataclass(frozen=True, slots=True, eq=False)
class AreaTable:
    """``values`` [area, period], NaN wherever ``status`` is not OK. Labels are unique; their order means nothing."""

    areas: tuple[str, ...]
    periods: tuple[str, ...]
    values: FloatArray
    status: StatusArray

    @classmethod
    def of(
        cls, areas: Sequence[str], periods: Sequence[str], values: Numbers, status: npt.ArrayLike | None = None
    ) -> Self:
        """Without ``status`` a NaN is MISSING. Errors: as ``numbers``, duplicate_area, duplicate_period, shapes_differ,
        status_and_value_differ."""
        ensure_size(len(areas) * len(periods))
        table = numbers(values, name="values", missing=True)
        if table.ndim == 1 and len(periods) == 1:
            table = table[:, None]
        if table.shape != (len(areas), len(periods)):
            raise BadNumbers("shapes_differ", values=table.shape, labels=(len(areas), len(periods)))
        _unique(areas, "duplicate_area")
        _unique(periods, "duplicate_period")
        statuses = _statuses(table, status)
        for array in (table, statuses):
            array.setflags(write=False)
        return cls(tuple(areas), tuple(periods), table, statuses)

    @classmethod
    def from_rows(cls, rows: Iterable[tuple[str, str, float | Status | None]]) -> Self:
        """From (area, period, value): a number, a Status, or None for MISSING. Cells without a row are MISSING.

        Errors: text_in_numbers with area and period, duplicate_cell, empty.
        """
        cells: dict[tuple[str, str], float | Status] = {}
        for area, period, value in rows:
            if (area, period) in cells:
                raise BadNumbers("duplicate_cell", area=area, period=period)
            cells[area, period] = _cell(value, area, period)
        if not cells:
            raise BadNumbers("empty")
        areas = list(dict.fromkeys(area for area, _ in cells))
        periods = sorted({period for _, period in cells})
        ensure_size(len(areas) * len(periods))
        values = np.full((len(areas), len(periods)), np.nan)
        statuses = np.full(values.shape, Status.MISSING, dtype=np.uint8)
        row, column = {area: i for i, area in enumerate(areas)}, {period: i for i, period in enumerate(periods)}
        for (area, period), value in cells.items():
            place = row[area], column[period]
            statuses[place] = value if isinstance(value, Status) else Status.OK
            if not isinstance(value, Status):
                values[place] = value
        return cls.of(areas, periods, values, statuses)

    def known(self) -> BoolArray:
        """True where there is a value."""
        return np.asarray(self.status == Status.OK)

    def take(self, areas: Sequence[str], periods: Sequence[str] | None = None) -> Self:
        """The same table with these areas (and periods) in this order. Errors: unknown_area."""
        rows = _positions(self.areas, areas)
        columns = _positions(self.periods, self.periods if periods is None else periods)
        ensure_size(len(rows) * len(columns))
        values, status = self.values[np.ix_(rows, columns)], self.status[np.ix_(rows, columns)]
        chosen = tuple(self.periods[column] for column in columns)
        return type(self).of(tuple(areas), chosen, values, status)

    def of_period(self, period: str) -> FloatArray:
        """Values of one period in the order of ``areas``; NaN where there is none."""
        column: FloatArray = self.values[:, _positions(self.periods, [period])[0]]
        return column


def _cell(value: object, area: str, period: str) -> float | Status:
    if value is None:
        return Status.MISSING
    if isinstance(value, Status):
        return value
    if isinstance(value, str | bytes) or not isinstance(value, int | float | np.number):
        raise BadNumbers("text_in_numbers", area=area, period=period, text=str(value))
    return Status.MISSING if np.isnan(value) else float(value)


def _statuses(values: FloatArray, status: npt.ArrayLike | None) -> StatusArray:
    if status is None:
        return np.where(np.isnan(values), Status.MISSING, Status.OK).astype(np.uint8)
    out = np.array(status, dtype=np.int64)
    if out.ndim == 1 and values.shape[1] == 1:
        out = out[:, None]
    if out.shape != values.shape:
        raise BadNumbers("shapes_differ", values=values.shape, status=out.shape)
    wrong = (out == Status.OK) == np.isnan(values)
    if wrong.any() or not _STATUSES.issuperset(np.unique(out).tolist()):
        raise BadNumbers("status_and_value_differ")
    return out.astype(np.uint8)


def _unique(labels: Sequence[str], code: str) -> None:
    seen: set[str] = set()
    for label in labels:
        if label in seen:
            raise BadNumbers(code, label=label)
        seen.add(label)


def _positions(have: Sequence[str], wanted: Sequence[str]) -> list[int]:
    where = {label: index for index, label in enumerate(have)}
    try:
        return [where[label] for label in wanted]
    except KeyError as unknown:
        raise BadNumbers("unknown_area", label=unknown.args[0]) from None
