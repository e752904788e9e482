"""A town's own table of indicators by small area, wide (a column per indicator) or long (a row per value).

A wide table may give a rate, or cases and base in two columns, or both; years stand in a column or in the headings.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lueckenlos.imports.aliases import meaning_of, shared_bases, year_in
from lueckenlos.imports.files import Upload
from lueckenlos.imports.genesis import period_of
from lueckenlos.imports.indicator_files.official import chosen_indicator, years_of
from lueckenlos.imports.indicator_files.rows import FigureRow, in_range
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.numbers import Reading, read_number
from lueckenlos.imports.own_table import AreaColumns, area_columns
from lueckenlos.imports.reading import Row, open_table
from lueckenlos.imports.receipt import Note, Parsed, Rejected
from lueckenlos.indicators.enums import Unit, ValueStatus
from lueckenlos.indicators.registry import indicator
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.text import sort_key

SAMPLE: Final = 200
LEAST_FRACTIONS: Final = 3
_OVERFULL: Final = frozenset({"kita-quote-u3", "kita-quote-3-6"})
_INDICATOR: Final = frozenset({"indikator", "kennzahl", "merkmal", "indicator"})
_VALUE: Final = frozenset({"wert", "value", "anteil", "quote", "prozent"})
_CASES: Final = frozenset({"falle", "zahler", "anzahl", "numerator", "cases"})
_BASE: Final = frozenset({"bezugszahl", "bezugsgrosse", "nenner", "basis", "denominator", "grundgesamtheit"})


@dataclass(frozen=True, slots=True)
class _Columns:
    """Column numbers of one indicator in one year ("" where the year stands elsewhere)."""

    value: int | None = None
    cases: int | None = None
    base: int | None = None


@dataclass(frozen=True, slots=True)
class Layout:
    """``named`` is the column that names the indicator in a long table."""

    areas: AreaColumns
    columns: Mapping[tuple[str, str], _Columns]
    named: int | None = None


@dataclass(slots=True)
class OwnFigures(Parsed[FigureRow]):
    unknown: set[str] = field(default_factory=set)


def layout_of(headings: Sequence[str], rows: Sequence[Row], *, chosen: str = "", column: str = "") -> Layout | None:
    """How the table is built; None if no heading names an indicator."""
    return _long(headings, rows) or _wide(headings, rows, chosen, column)


def parse(upload: Upload) -> OwnFigures:
    """BadInput ``no_known_indicator``, ``year_needed``."""
    chosen = chosen_indicator(upload.options)
    table = open_table(upload.path, sheet=upload.options.blatt or None)
    rows = list(table.rows)
    layout = layout_of(table.headings, rows[:SAMPLE], chosen=chosen, column=upload.options.spalte)
    if layout is None:
        raise BadInput("no_known_indicator", names=", ".join(table.headings[:12]))
    parsed = OwnFigures(Kind.INDIKATOR_EIGEN, [])
    year = str(upload.options.day.year) if upload.options.day else ""
    for row in rows:
        parsed.rows.extend(_figures(row, layout, year, parsed))
    if table.kind != "csv":
        _percent_of_fractions(parsed)
    parsed.facts["zeitraum"] = years_of(parsed.rows)
    return parsed


def _wide(headings: Sequence[str], rows: Sequence[Row], chosen: str, column: str) -> Layout | None:
    places: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
    for place, heading in enumerate(headings):
        meaning = meaning_of(heading)
        if chosen and heading == column:
            places[chosen, year_in(heading)]["value"] = place
        elif meaning is not None:
            places[meaning.slug, year_in(heading)].setdefault(meaning.part, place)
    _share_bases(headings, places)
    columns = {
        key: _Columns(**parts) for key, parts in places.items() if "value" in parts or {"cases", "base"} <= set(parts)
    }
    if not columns:
        return None
    taken = {place for parts in places.values() for place in parts.values()}
    areas = area_columns(headings, rows, taken=taken)
    return Layout(areas, columns) if areas else None


def _share_bases(headings: Sequence[str], places: dict[tuple[str, str], dict[str, int]]) -> None:
    """One column may be the base of several indicators: the children examined, those with a booklet."""
    for place, heading in enumerate(headings):
        for slug in shared_bases().get(sort_key(heading), ()):
            for (known, _), parts in places.items():
                if known == slug:
                    parts.setdefault("base", place)


def _long(headings: Sequence[str], rows: Sequence[Row]) -> Layout | None:
    folded = {sort_key(heading): place for place, heading in enumerate(headings)}

    def column(names: frozenset[str]) -> int | None:
        return next((place for name, place in folded.items() if name in names), None)

    named, value, cases, base = column(_INDICATOR), column(_VALUE), column(_CASES), column(_BASE)
    if named is None:
        return None
    if value is None and (cases is None or base is None):
        return _years_across(headings, rows, named)
    taken = {place for place in (named, value, cases, base) if place is not None}
    areas = area_columns(headings, rows, taken=taken)
    return Layout(areas, {("", ""): _Columns(value, cases, base)}, named) if areas else None


def _years_across(headings: Sequence[str], rows: Sequence[Row], named: int) -> Layout | None:
    """A row per area and indicator, a column per year."""
    years = {place: year_in(heading) for place, heading in enumerate(headings) if year_in(heading) and place != named}
    areas = area_columns(headings, rows, taken={named, *years}) if years else None
    return Layout(areas, {("", year): _Columns(place) for place, year in years.items()}, named) if areas else None


def _figures(row: Row, layout: Layout, fallback: str, parsed: OwnFigures) -> Iterator[FigureRow]:
    area = layout.areas.area_of(row.cells)
    if not area:
        return
    time = layout.areas.time_of(row.cells)
    for (slug, year), columns in layout.columns.items():
        if layout.named is not None:
            meaning = meaning_of(row.cells[layout.named])
            if meaning is None:
                _reject_name(row, row.cells[layout.named], parsed)
                continue
            slug = meaning.slug
        period = year or (period_of(time) if time else "") or fallback
        figure = _figure(row, columns, area, slug, period, parsed)
        if figure is None:
            continue
        if not period:
            raise BadInput("year_needed")
        yield figure


def _reject_name(row: Row, name: str, parsed: OwnFigures) -> None:
    if name not in parsed.unknown:
        parsed.unknown.add(name)
        parsed.rejected.append(Rejected(row.line, "indicator_name_unknown", {"name": name[:60]}))


def _figure(
    row: Row, columns: _Columns, area: tuple[str, ...], slug: str, period: str, parsed: OwnFigures
) -> FigureRow | None:
    """None for a row without figures (a footer), or with one that cannot be true."""
    texts = [row.cells[place] if place is not None else "" for place in (columns.value, columns.cases, columns.base)]
    if not any(text.strip() for text in texts):
        return None
    readings = [read_number(text, dash_is_zero=False) for text in texts]
    if None in readings:
        bad = texts[readings.index(None)]
        parsed.rejected.append(Rejected(row.line, "number_unreadable", {"text": bad[:40]}))
        return None
    value, cases, base = (reading for reading in readings if reading is not None)
    if code := _impossible(slug, cases.value, base.value):
        parsed.rejected.append(Rejected(row.line, code, {"cases": texts[1].strip(), "base": texts[2].strip()}))
        return None
    figure = _made(row.line, area, slug, period, value=value, cases=cases, base=base)
    if not in_range(slug, figure.value):
        parsed.rejected.append(Rejected(row.line, "figure_out_of_range", {"value": f"{figure.value:g}", "slug": slug}))
        return None
    return figure


def _impossible(slug: str, cases: float | None, base: float | None) -> str:
    """Code of what counts cannot be. Children from elsewhere may fill a Kita, nothing else has more cases than base."""
    if ((cases or 0) < 0 and indicator(slug).unit is not Unit.PER_1000) or (base or 0) < 0:
        return "figure_negative"
    share = indicator(slug).unit is Unit.PERCENT and slug not in _OVERFULL
    return "figure_cases_above" if share and cases is not None and base is not None and cases > base else ""


def _made(
    line: int, area: tuple[str, ...], slug: str, period: str, *, value: Reading, cases: Reading, base: Reading
) -> FigureRow:
    if value.value is None and cases.value is not None and base.value is not None:
        return FigureRow.of_counts(line, area, slug, period, cases.value, base.value)
    # the mark that stands where the number should: a suppressed count hides its rate too
    marks = [reading.status for reading in (value, cases, base) if reading.status is not ValueStatus.OK]
    telling = [mark for mark in marks if mark is not ValueStatus.MISSING]
    status = ValueStatus.OK if value.value is not None else (telling or marks)[0]
    return FigureRow(line, area, slug, period, value.value, cases.value, base.value, status)


def _percent_of_fractions(parsed: OwnFigures) -> None:
    """A cell that shows "33 %" holds 0.33: a percentage whose values all lie between 0 and 1 is meant so."""
    by_slug: dict[str, list[float]] = defaultdict(list)
    for row in parsed.rows:
        if row.value is not None and row.denominator is None and indicator(row.indicator).unit is Unit.PERCENT:
            by_slug[row.indicator].append(row.value)
    fractions = {slug for slug, values in by_slug.items() if len(values) >= LEAST_FRACTIONS and 0 < max(values) <= 1}
    for slug in sorted(fractions):
        parsed.notes.append(Note("percent_from_fraction", {"name": indicator(slug).label}))
    parsed.rows = [
        row._replace(value=round(row.value * 100, 6)) if row.indicator in fractions and row.value is not None else row
        for row in parsed.rows
    ]
