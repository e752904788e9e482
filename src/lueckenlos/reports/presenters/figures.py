"""The figures of a Jahresbericht with the ways to the rows behind them."""

from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from lueckenlos.reports.documents.compare import Change
from lueckenlos.reports.documents.tables import Column, Line, Table
from lueckenlos.reports.messages import yearly as words
from lueckenlos.reports.yearly.report import Numbers, Report
from lueckenlos.shared.formats import whole

# tables and columns whose sums stand above all
_TILES: Final = (
    *(("art", 0), ("art", 1), ("art", 2)),
    *(("faelle", 0), ("veranstaltung", 0), ("qualifizierung", 1), ("veroeffentlichung", 0)),
)


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A number with the way to the rows behind it; ``before`` is last year's, empty where it is not known."""

    text: str
    label: str
    url: str
    before: str


@dataclass(frozen=True, slots=True)
class ShownLine:
    label: str
    cells: list[ShownCell]


@dataclass(frozen=True, slots=True)
class ShownTable:
    key: str
    title: str
    note: str
    lines_are: str
    columns: list[str]
    lines: list[ShownLine]
    total: ShownLine | None


@dataclass(frozen=True, slots=True)
class ShownChange:
    table: str
    label: str
    column: str
    frozen: str
    live: str
    url: str


def value_text(number: int, column: Column) -> str:
    return words.hours(number) if column.unit else whole(number)


def chapters(report: Report, address: str) -> list[tuple[str, list[ShownTable]]]:
    """``address`` is that of the page of rows; empty for a frozen version, whose rows may have changed since."""
    return [(one.title, [_table(table, address) for table in one.tables]) for one in report.chapters]


def tiles(report: Report, address: str) -> list[ShownCell]:
    """The sums somebody looks for first; last year's as a note."""
    sums = {table.key: _cells(table, table.total, address) for table in report.tables if table.total}
    cells = [sums[key][place] for key, place in _TILES if key in sums]
    return [
        ShownCell(one.text, one.label, one.url, f"{words.LAST_YEAR} {one.before}" if one.before else "")
        for one in cells
    ]


def change_lines(found: list[Change[int]], address: str) -> list[ShownChange]:
    return [
        ShownChange(
            one.table.title,
            one.label,
            one.column.label,
            value_text(one.frozen, one.column),
            value_text(one.live, one.column),
            _address(address, one.table, one.line, one.table.columns.index(one.column)),
        )
        for one in found
    ]


def _table(table: Table[int], address: str) -> ShownTable:
    def line(one: Line[int]) -> ShownLine:
        return ShownLine(one.label, _cells(table, one, address))

    columns = [column.label for column in table.columns]
    total = line(table.total) if table.total else None
    lines = [line(one) for one in table.lines]
    return ShownTable(table.key, table.title, table.note, words.LINES[table.key], columns, lines, total)


def _cells(table: Table[int], line: Line[int], address: str) -> list[ShownCell]:
    before: Numbers | None = line.before
    return [
        ShownCell(
            value_text(number, column),
            column.label,
            _address(address, table, line.key, place) if number and address else "",
            value_text(before[place], column) if before else "",
        )
        for place, (number, column) in enumerate(zip(line.values, table.columns, strict=True))
    ]


def _address(address: str, table: Table[int], line: str, place: int) -> str:
    asked: dict[str, object] = {"tabelle": table.key}
    if line:
        asked["zeile"] = line
    if table.columns[place].apart:
        asked["spalte"] = place
    return f"{address}?{urlencode(asked)}"
