"""One face for CSV, XLSX, XLS, ODS and JSON: rows of text cells with their line numbers."""

import csv
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import Final, NamedTuple

from lueckenlos.imports.reading import records, spreadsheets, text
from lueckenlos.imports.reading.containers import Container, Format, open_container
from lueckenlos.shared.errors import BadInput

MAX_COLUMNS: Final = 500
LOOK_FOR_HEADER: Final = 40
JSON: Final = "json"
_BOOKS: Final = frozenset({Format.XLSX, Format.XLS, Format.ODS})
_NUMBER: Final = re.compile(r"[-+]?\d[\d.,\s]*%?")
_SQL: Final = re.compile(r"^(CREATE TABLE|INSERT INTO)\b", re.MULTILINE)
_EXCEL_HINT: Final = re.compile(r'"?sep=(.)"?\s*', re.IGNORECASE)


class Row(NamedTuple):
    """``line`` as an editor or Excel counts it, for a cell with line breaks the line where the row begins."""

    line: int
    cells: list[str]


@dataclass(slots=True)
class Grid:
    """Every non-empty row as it stands, no heading looked for. ``rows`` can be read once."""

    rows: Iterator[Row]
    kind: str
    sheet: str
    sheets: list[str]
    encoding: str
    separator: str
    damaged: bool


@dataclass(slots=True)
class Table:
    """Rows below the heading, each as wide as the heading or wider. ``rows`` can be read once."""

    headings: list[str]
    rows: Iterator[Row]
    header_line: int
    kind: str  # "csv", "xlsx", "ods", "xls" or "json"
    sheet: str
    sheets: list[str]
    encoding: str  # "" for spreadsheets
    separator: str  # "" for spreadsheets
    damaged: bool  # umlauts were destroyed before the file came here


def open_table(path: Path, *, sheet: str | None = None) -> Table:
    """The table in ``path`` with its heading found; without ``sheet`` the first sheet that holds a table.

    BadInput: every ``file_…`` code of this package.
    """
    container = open_container(path)
    if sheet is None and container.format in _BOOKS:
        return _first_table(container)
    return _table(_grid(container, sheet))


def table_in(container: Container) -> Table:
    """The table of a container that is text, such as one member of an archive."""
    return _table(_text_grid(container))


def open_grid(path: Path, *, sheet: str | None = None) -> Grid:
    """The rows of ``path`` (of its first sheet, unless one is named) from the top."""
    return _grid(open_container(path), sheet)


def _first_table(container: Container) -> Table:
    book = spreadsheets.open_book(container)
    names = spreadsheets.sheet_names(book)
    failure = BadInput("file_empty")
    for name in names:
        try:
            return _table(_book_grid(container, name))
        except BadInput as error:
            failure = error if failure.code == "file_empty" else failure
    raise failure


def _grid(container: Container, sheet: str | None) -> Grid:
    if container.format in _BOOKS:
        return _book_grid(container, sheet)
    if container.format is Format.TEXT:
        return _text_grid(container)
    raise BadInput("file_archive" if container.format is Format.ZIP else "file_not_table")


def _book_grid(container: Container, sheet: str | None) -> Grid:
    book = spreadsheets.open_book(container)
    names = spreadsheets.sheet_names(book)
    if not names:
        raise BadInput("file_empty")
    name = names[0] if sheet is None else sheet
    rows = (Row(line, cells) for line, cells in spreadsheets.rows_of(spreadsheets.get_sheet(book, name)))
    return Grid(rows, container.format.value, name, names, encoding="", separator="", damaged=False)


def _text_grid(container: Container) -> Grid:
    found = text.inspect(container)
    sample = text.sample_of(container, found.encoding)
    if not sample.strip():
        raise BadInput("file_empty")
    if records.looks_like_json(sample):
        return _json_grid(container, found)
    if sample.lstrip().startswith("<") or _SQL.search(sample):
        raise BadInput("file_not_table")
    hint = _EXCEL_HINT.fullmatch(sample.split("\n", 1)[0])
    separator = hint[1] if hint else text.separator_of(sample)
    if separator is None:
        raise BadInput("file_not_table")
    rows = _csv_rows(container, found.encoding, separator, skip=1 if hint else 0)
    return Grid(rows, "csv", "", [], found.encoding, separator, found.damaged)


def _json_grid(container: Container, found: text.TextInfo) -> Grid:
    """The names of the members are the heading; a row's line is the number of its object."""
    headings, rows = records.read_records(container, found.encoding)
    numbered = (Row(line, cells) for line, cells in enumerate(chain([headings], rows)))
    return Grid(numbered, JSON, "", [], found.encoding, separator="", damaged=found.damaged)


def _csv_rows(container: Container, encoding: str, separator: str, *, skip: int) -> Iterator[Row]:
    with container.open() as stream, io.TextIOWrapper(stream, encoding, newline="") as lines:
        for _ in range(skip):
            lines.readline()
        reader = csv.reader(lines, delimiter=separator)
        line = skip + 1
        try:
            for cells in reader:
                if any(cells):
                    yield Row(line, cells)
                line = skip + reader.line_num + 1
        except csv.Error as error:
            # the C reader stops at a cell of 128 kB: a quotation mark was opened and never closed
            raise BadInput("file_quote", line=line) from error
        except UnicodeDecodeError as error:
            raise BadInput("file_encoding") from error


def _table(grid: Grid) -> Table:
    first = list(islice(grid.rows, LOOK_FOR_HEADER))
    if not first:
        raise BadInput("file_empty")
    place = 0 if grid.kind == JSON else _header_place(first)
    headings = _headings(first[place].cells)
    if len(headings) > MAX_COLUMNS:
        raise BadInput("file_too_many_columns", columns=len(headings), most=MAX_COLUMNS)
    if len(headings) < 2:
        raise BadInput("file_not_table")
    return Table(
        headings,
        _padded(chain(first[place + 1 :], grid.rows), len(headings)),
        first[place].line,
        grid.kind,
        grid.sheet,
        grid.sheets,
        grid.encoding,
        grid.separator,
        grid.damaged,
    )


def _headings(cells: list[str]) -> list[str]:
    headings = [" ".join(cell.split()) for cell in cells]
    while headings and not headings[-1]:
        headings.pop()
    return headings


def _header_place(rows: list[Row]) -> int:
    """The first row that fills at least half of the table's width with words; BadInput ``file_no_header`` if none."""
    filled = [sum(1 for cell in row.cells if cell.strip()) for row in rows]
    width = max(filled)
    if width < 2:
        raise BadInput("file_not_table")
    for place, (row, count) in enumerate(zip(rows, filled, strict=True)):
        if count < 2 or count < width / 2:
            continue
        numbers = sum(1 for cell in row.cells if _NUMBER.fullmatch(cell.strip()))
        # a heading may consist of years, but then its first cell says what the rows are
        if numbers <= count / 2 or (row.cells[0].strip() and _is_year_heading(row.cells[1:])):
            return place
        break
    raise BadInput("file_no_header")


def _is_year_heading(cells: list[str]) -> bool:
    named = [cell.strip() for cell in cells if cell.strip()]
    return bool(named) and all(re.fullmatch(r"(19|20)\d\d", cell) for cell in named)


def _padded(rows: Iterator[Row], width: int) -> Iterator[Row]:
    for row in rows:
        if len(row.cells) < width:
            row.cells.extend([""] * (width - len(row.cells)))
        yield row
