"""The social atlas of a town as SQL: people by district and age, and a few indicators, year by year.

Which tables mean what stands in ``content/imports/figures.toml``; tables of other things are left out and counted.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from lueckenlos.imports.aliases import figures_content
from lueckenlos.imports.files import Upload
from lueckenlos.imports.indicator_files.rows import FigureRow
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.population.ages import Span, spans_of
from lueckenlos.imports.population.rows import PeopleRow
from lueckenlos.imports.population.sql_dump import SqlTable, Value, read_tables
from lueckenlos.imports.reading import open_container
from lueckenlos.imports.receipt import Note, Parsed
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.shared.errors import BadInput

_YEAR = "year"


@dataclass(slots=True)
class Atlas(Parsed[PeopleRow]):
    figures: list[FigureRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Known:
    """A table with its districts' names resolved."""

    table: SqlTable
    area_column: str
    names: Mapping[float, str]

    def rows(self) -> Iterator[tuple[int, str, str, dict[str, Value]]]:
        """(line, district, year, values)."""
        for line, values in self.table.rows:
            year, district = values.get(_YEAR), values.get(self.area_column)
            if isinstance(year, float) and isinstance(district, float) and district in self.names:
                yield line, self.names[district], f"{year:.0f}", values


def parse(upload: Upload) -> Atlas:
    """BadInput ``sozialatlas_unknown`` if no table is among the known ones."""
    tables = read_tables(open_container(upload.path))
    by_stem = {name.partition("_")[2]: known for name, table in tables.items() if (known := _known(table, tables))}
    parsed = Atlas(Kind.SOZIALATLAS, [])
    used: set[str] = set()
    for entry in figures_content()["sozialatlas"]:
        known = by_stem.get(entry["table"])
        if known is None:
            continue
        used.add(known.table.name)
        if "indicator" in entry:
            parsed.figures.extend(_figures(entry, known, by_stem))
        else:
            parsed.rows.extend(_people(entry, known))
    if not used:
        raise BadInput("sozialatlas_unknown")
    parsed.notes.append(Note("sozialatlas_unused", {"count": sum(1 for t in tables.values() if t.rows) - len(used)}))
    years = sorted({row.stichtag.year for row in parsed.rows})
    parsed.facts["zeitraum"] = f"{years[0]}–{years[-1]}" if years else ""
    return parsed


def _known(table: SqlTable, tables: Mapping[str, SqlTable]) -> _Known | None:
    """Only tables by year and by a reference to named areas."""
    for column, target in table.references.items():
        names = _names(tables[target]) if target in tables else {}
        if names and _YEAR in table.columns:
            return _Known(table, column, names)
    return None


def _names(table: SqlTable) -> dict[float, str]:
    names: dict[float, str] = {}
    for _, values in table.rows:
        match values:
            case {"id": float(number), "name": str(name)}:
                names[number] = name
    return names


def _people(entry: Mapping[str, Any], known: _Known) -> Iterator[PeopleRow]:
    spans = _spans(entry, known.table.columns)
    for line, area, year, values in known.rows():
        for column, span in spans.items():
            yield _count(line, area, year, span, values.get(column))


def _spans(entry: Mapping[str, Any], columns: Sequence[str]) -> dict[str, Span]:
    if entry["column"] == "*":
        return spans_of(columns)
    low, *high = entry["band"]
    return {entry["column"]: Span(low, high[0] if high else None)}


def _count(line: int, area: str, year: str, span: Span, value: Value) -> PeopleRow:
    day = date(int(year), 12, 31)
    if isinstance(value, float):
        return PeopleRow(line, (area,), day, span, "", int(value), ValueStatus.OK)
    return PeopleRow(line, (area,), day, span, "", None, ValueStatus.MISSING)


def _figures(entry: Mapping[str, Any], known: _Known, others: Mapping[str, _Known]) -> Iterator[FigureRow]:
    slug, column = entry["indicator"], entry["column"]
    base = _base(entry, others)
    for line, area, year, values in known.rows():
        value = values.get(column)
        cases = value if isinstance(value, float) else None
        if "base" not in entry:
            status = ValueStatus.OK if cases is not None else ValueStatus.MISSING
            yield FigureRow(line, (area,), slug, year, cases, None, None, status)
        else:
            yield FigureRow.of_counts(line, (area,), slug, year, cases, base.get((area, year)))


def _base(entry: Mapping[str, Any], others: Mapping[str, _Known]) -> dict[tuple[str, str], float]:
    """The sum of the denominator's tables where all of them have a value."""
    sums: dict[tuple[str, str], list[float]] = {}
    names = entry.get("base", ())
    for name in names:
        for _, area, year, values in others[name].rows() if name in others else ():
            value = values.get(entry["column"])
            if isinstance(value, float):
                sums.setdefault((area, year), []).append(value)
    return {key: sum(values) for key, values in sums.items() if len(values) == len(names)}
