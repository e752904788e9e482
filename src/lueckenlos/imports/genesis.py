"""GENESIS flat files ("ffcsv") of the Statistische Ämter, the wide layout until 2024 and the long one since 2025.

Old: Statistik_Code; …; per dimension n_Merkmal_Code, n_Auspraegung_Code, …; one column per measure CODE__Label__Unit.
New: statistics_code; …; per dimension n_variable_code, n_variable_attribute_code, …; value; value_unit;
value_variable_code; value_variable_label[; value_q]. Headings are English also in German files; a file is English where
its time label is.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Final, NamedTuple

from lueckenlos.imports.files import parse_day
from lueckenlos.imports.numbers import Reading, read_number
from lueckenlos.imports.reading import Row, Table
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.shared.errors import BadInput

REGIONS: Final = (
    "DINSG",
    "DLAND",
    "REGBEZ",
    "KREISE",
    "GEMEIN",
    "GEODL1",
    "GEOBL1",
    "GEOBZ1",
    "GEOLK1",
    "GEOVB1",
    "GEOGM4",
)
GERMANY: Final = "DG"
SEXES: Final = {"GESM": "m", "GESW": "w"}
_ENGLISH_TIME: Final = frozenset({"year", "reference date", "semester", "month", "quarter"})
_TOTALS: Final = frozenset({"", "insgesamt", "total", "zusammen"})
_UNITS: Final = {"1000": 1_000.0, "1 000": 1_000.0, "mill.": 1_000_000.0}
_OLD_MEASURE: Final = re.compile(r"([A-Z0-9]+)__(.*?)(?:__(.*))?")
UNCERTAIN: Final = "()"


class Dimension(NamedTuple):
    """``code`` of the variable, ``attribute`` of its value ("" for the total)."""

    code: str
    attribute: str
    label: str

    @property
    def total(self) -> bool:
        return not self.attribute or self.label.strip().lower() in _TOTALS


class Measure(NamedTuple):
    code: str
    label: str
    unit: str


class Flat(NamedTuple):
    """One value. ``region`` is None in tables without one."""

    line: int
    time: str
    region: Dimension | None
    others: tuple[Dimension, ...]
    measure: Measure
    text: str

    @property
    def region_key(self) -> str:
        """AGS, ARS or Kreis key; "0" for Germany."""
        if self.region is None or self.region.attribute == GERMANY:
            return "0"
        return self.region.attribute


@dataclass(slots=True)
class FlatFile:
    """``rows`` can be read once."""

    rows: Iterator[Flat]
    english: bool
    statistic: str
    statistic_label: str

    def number(self, flat: Flat) -> Reading | None:
        """The value in plain units; None if it is neither a number nor a known mark."""
        found = read_number(flat.text, english=self.english)
        factor = _UNITS.get(flat.measure.unit.lower())
        if factor and found and found.value is not None:
            return Reading(found.value * factor, ValueStatus.OK)
        return found


def is_new(headings: Sequence[str]) -> bool:
    return {"statistics_code", "time", "value", "value_variable_code"} <= set(headings)


def is_old(headings: Sequence[str]) -> bool:
    return {"Statistik_Code", "Zeit"} <= set(headings)


def read_flat(table: Table) -> FlatFile:
    """BadInput ``genesis_layout`` if the headings are those of neither layout, ``file_empty`` without rows."""
    first = next(table.rows, None)
    if first is None:
        raise BadInput("file_empty")
    place = {name: number for number, name in enumerate(table.headings)}
    if is_new(table.headings):
        values = _new_values(place)
        english = first.cells[place["time_label"]].strip().lower() in _ENGLISH_TIME
        names = ("statistics_code", "statistics_label", "time")
    elif is_old(table.headings):
        values = _old_values(table.headings)
        english = False
        names = ("Statistik_Code", "Statistik_Label", "Zeit")
    else:
        raise BadInput("genesis_layout")
    code, label, time = (place.get(name, 0) for name in names)
    dimensions = _dimensions(place)
    rows = _rows(first, table.rows, time, dimensions, values)
    return FlatFile(rows, english, first.cells[code], first.cells[label])


_Values = Callable[[list[str]], Iterator[tuple[Measure, str]]]


def _new_values(place: dict[str, int]) -> _Values:
    value, code = place["value"], place["value_variable_code"]
    label, unit = place.get("value_variable_label", code), place.get("value_unit", code)
    known: dict[tuple[str, str], Measure] = {}

    def values(cells: list[str]) -> Iterator[tuple[Measure, str]]:
        key = (cells[code], cells[unit])
        measure = known.get(key)
        if measure is None:
            measure = known[key] = Measure(cells[code], cells[label], cells[unit])
        yield measure, cells[value]

    return values


def _old_values(headings: Sequence[str]) -> _Values:
    measures = [
        (number, Measure(match[1], match[2].replace("_", " "), (match[3] or "").replace("_", " ")))
        for number, name in enumerate(headings)
        if (match := _OLD_MEASURE.fullmatch(name)) and not name[0].isdigit()
    ]
    if not measures:
        raise BadInput("genesis_layout")

    def values(cells: list[str]) -> Iterator[tuple[Measure, str]]:
        for number, measure in measures:
            yield measure, cells[number]

    return values


def _dimensions(place: dict[str, int]) -> list[tuple[int, int, int]]:
    """(variable code, attribute code, attribute label) of each dimension, as column numbers."""
    found: list[tuple[int, int, int]] = []
    number = 1
    for variable, attribute, label in (
        ("{}_variable_code", "{}_variable_attribute_code", "{}_variable_attribute_label"),
        ("{}_Merkmal_Code", "{}_Auspraegung_Code", "{}_Auspraegung_Label"),
    ):
        number = 1
        while (name := variable.format(number)) in place:
            found.append((place[name], place[attribute.format(number)], place[label.format(number)]))
            number += 1
    return found


def _rows(
    first: Row, rest: Iterator[Row], time: int, dimensions: list[tuple[int, int, int]], values: _Values
) -> Iterator[Flat]:
    known: dict[tuple[str, str, str], Dimension] = {}
    row: Row | None = first
    while row is not None:
        cells = row.cells
        region: Dimension | None = None
        others: list[Dimension] = []
        for variable, attribute, label in dimensions:
            key = (cells[variable], cells[attribute], cells[label])
            dimension = known.get(key)
            if dimension is None:
                dimension = known[key] = Dimension(cells[variable], cells[attribute].strip(), cells[label])
            if dimension.code in REGIONS and region is None:
                region = dimension
            else:
                others.append(dimension)
        for measure, text in values(cells):
            yield Flat(row.line, cells[time], region, tuple(others), measure, text)
        row = next(rest, None)


@cache
def day_of(time: str) -> date | None:
    """The reference day: ``2024-12-31``, ``31.12.2022``; a bare year stands for its last day."""
    time = time.strip()
    if len(time) == 4 and time.isdecimal():
        return date(int(time), 12, 31)
    return parse_day(time[:10])


def period_of(time: str) -> str:
    """What ``IndicatorValue.period`` holds: the year; ``2023-H2`` for a semester, ``2023-10P6M``."""
    time = time.strip()
    if match := re.fullmatch(r"(\d{4})-(\d{2})P6M", time):
        return f"{match[1]}-H{1 if int(match[2]) < 7 else 2}"
    found = re.search(r"\d{4}", time)
    return found[0] if found else time[:10]
