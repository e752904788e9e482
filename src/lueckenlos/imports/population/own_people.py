"""A town's own table of people by small area and age, wide (a column per band) or long (a row per band)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from lueckenlos.imports.files import Upload
from lueckenlos.imports.genesis import day_of
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.numbers import read_number
from lueckenlos.imports.own_table import AreaColumns, area_columns
from lueckenlos.imports.population.ages import EVERYBODY, MONTHS, Span, span_of, spans_of
from lueckenlos.imports.population.rows import PeopleRow
from lueckenlos.imports.reading import Row, Table, open_table
from lueckenlos.imports.receipt import Parsed, Rejected
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.formats import day
from lueckenlos.shared.text import sort_key

SAMPLE: Final = 200
_SEX: Final = (
    ("m", re.compile(r"\b(männlich\w*|männer|jungen|male|m)\b", re.IGNORECASE)),
    ("w", re.compile(r"\b(weiblich\w*|frauen|mädchen|female|w)\b", re.IGNORECASE)),
)
_BAND: Final = frozenset(
    {"altersgruppe", "altersgruppen", "alter", "altersklasse", "alter in jahren", "age group", "age"}
)
_FROM: Final = frozenset({"age from", "alter von", "von alter", "alter ab"})
_TO: Final = frozenset({"age to", "alter bis", "bis alter", "alter bis unter"})
_PERSONS: Final = frozenset(
    {"persons", "personen", "anzahl", "einwohner", "einwohnerinnen", "bevolkerung", "wert", "value", "anzahl personen"}
)
_SEX_HEADING: Final = frozenset({"geschlecht", "sex"})


@dataclass(frozen=True, slots=True)
class _Wide:
    areas: AreaColumns
    bands: dict[int, tuple[Span, str]]


@dataclass(frozen=True, slots=True)
class _Long:
    areas: AreaColumns
    band: int | None
    age_from: int | None
    age_to: int | None
    sex: int | None
    persons: int
    ends_shared: bool


def layout_of(headings: Sequence[str], rows: Sequence[Row]) -> _Wide | _Long | None:
    """How the table is built; None if it holds no people by area and age."""
    return _long(headings, rows) or _wide(headings, rows)


def parse(upload: Upload) -> Parsed[PeopleRow]:
    """BadInput ``people_no_columns``, ``day_needed``, and what reading the table raises."""
    table = open_table(upload.path, sheet=upload.options.blatt or None)
    rows = list(table.rows)
    layout = layout_of(table.headings, rows[:SAMPLE])
    if layout is None:
        raise BadInput("people_no_columns")
    fallback = upload.options.day or _day_in(table)
    parsed: Parsed[PeopleRow] = Parsed(Kind.BEVOELKERUNG_EIGEN, [])
    for row in rows:
        parsed.rows.extend(_people(row, layout, fallback, parsed))
    days = sorted({row.stichtag for row in parsed.rows})
    parsed.facts["zeitraum"] = ", ".join(day(each) for each in days[-3:])
    return parsed


def _wide(headings: Sequence[str], rows: Sequence[Row]) -> _Wide | None:
    plain: dict[int, tuple[str, str]] = {}
    for place, heading in enumerate(headings):
        sex = next((mark for mark, words in _SEX if words.search(heading)), "")
        plain[place] = (_without_sex(heading) if sex else heading, sex)
    spans = spans_of(text for text, _ in plain.values())
    bands = {place: (spans[text], sex) for place, (text, sex) in plain.items() if text in spans}
    if not bands or all(span.all_ages for span, _ in bands.values()):
        return None
    areas = area_columns(headings, rows, taken=set(bands))
    return _Wide(areas, bands) if areas else None


def _without_sex(heading: str) -> str:
    for _, words in _SEX:
        heading = words.sub(" ", heading)
    return heading.strip(" ,-_()") or "insgesamt"


def _long(headings: Sequence[str], rows: Sequence[Row]) -> _Long | None:
    folded = {sort_key(heading): place for place, heading in enumerate(headings)}

    def column(names: frozenset[str]) -> int | None:
        return next((place for name, place in folded.items() if name in names), None)

    band, low, persons = column(_BAND), column(_FROM), column(_PERSONS)
    high, sex = column(_TO), column(_SEX_HEADING)
    if persons is None or (band is None and low is None):
        return None
    taken = {place for place in (band, low, high, sex, persons) if place is not None}
    areas = area_columns(headings, rows, taken=taken)
    if areas is None:
        return None
    return _Long(areas, band, low, high, sex, persons, _ends_shared(rows, low, high))


def _ends_shared(rows: Sequence[Row], low: int | None, high: int | None) -> bool:
    """Whether "bis" is where the next band begins (exclusive) and not one year before (inclusive)."""
    if low is None or high is None:
        return True
    starts = {row.cells[low].strip() for row in rows}
    ends = {row.cells[high].strip() for row in rows} - {""}
    following = {str(int(end) + 1) for end in ends if end.isdecimal()}
    return len(ends & starts) >= len(following & starts)


def _people(row: Row, layout: _Wide | _Long, fallback: date | None, parsed: Parsed[PeopleRow]) -> Iterator[PeopleRow]:
    area = layout.areas.area_of(row.cells)
    cells = list(_cells(row, layout))
    if not area or not any(text.strip() for _, _, text in cells):
        return
    time = layout.areas.time_of(row.cells)
    stichtag = day_of(time) if time else fallback
    if stichtag is None:
        if not time:
            raise BadInput("day_needed")
        parsed.rejected.append(Rejected(row.line, "time_unreadable", {"text": time[:40]}))
        return
    for span, sex, text in cells:
        reading = read_number(text, dash_is_zero=False)
        if span is None:
            parsed.rejected.append(Rejected(row.line, "age_unreadable_band"))
        elif reading is None or (reading.value is not None and (reading.value < 0 or reading.value % 1)):
            parsed.rejected.append(Rejected(row.line, "number_unreadable", {"text": text[:40]}))
        else:
            persons = None if reading.value is None else int(reading.value)
            yield PeopleRow(row.line, area, stichtag, span, sex, persons, reading.status)


def _cells(row: Row, layout: _Wide | _Long) -> Iterator[tuple[Span | None, str, str]]:
    if isinstance(layout, _Wide):
        for place, (span, sex) in layout.bands.items():
            yield span, sex, row.cells[place]
        return
    sex = ""
    if layout.sex is not None:
        sex = next((mark for mark, words in _SEX if words.search(row.cells[layout.sex])), "")
    yield _long_span(row.cells, layout), sex, row.cells[layout.persons]


def _long_span(cells: Sequence[str], layout: _Long) -> Span | None:
    if layout.band is not None:
        return span_of(cells[layout.band])
    low = cells[layout.age_from].strip() if layout.age_from is not None else ""
    high = cells[layout.age_to].strip() if layout.age_to is not None else ""
    if not low and not high:
        return EVERYBODY
    if not (low or "0").isdecimal() or not (high or "0").isdecimal():
        return None
    end = (int(high) + (0 if layout.ends_shared else 1)) * MONTHS if high else None
    start = int(low or 0) * MONTHS
    return Span(start, end) if end is None or end > start else None


def _day_in(table: Table) -> date | None:
    """A day in a heading ("Einwohner 31.12.2023")."""
    found = {match for heading in table.headings for match in re.findall(r"\d{2}\.\d{2}\.\d{4}", heading)}
    return day_of(found.pop()) if len(found) == 1 else None
