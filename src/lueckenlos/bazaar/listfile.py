"""Rows of an item list from a file: CSV as German spreadsheets write it, XLSX, XLS or ODS. Pure but for the bytes."""

import csv
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from lueckenlos.bazaar.enums import LineColumn
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.text import fold

MOST_BYTES: Final = 2 * 1024 * 1024
# as unpacked: a spreadsheet of a few kilobytes can hold gigabytes of blanks
MOST_UNPACKED: Final = 60 * 1024 * 1024
MOST_LINES: Final = 10_000
MOST_CELLS: Final = 60
_PACKED: Final = b"PK\x03\x04"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_NAMES: Final = {
    "bezeichnung": LineColumn.BEZEICHNUNG,
    "artikel": LineColumn.BEZEICHNUNG,
    "beschreibung": LineColumn.BEZEICHNUNG,
    "grosse": LineColumn.GROESSE,
    "groesse": LineColumn.GROESSE,
    "kategorie": LineColumn.KATEGORIE,
    "art": LineColumn.KATEGORIE,
    "preis": LineColumn.PREIS,
    "preis in euro": LineColumn.PREIS,
    "preis (euro)": LineColumn.PREIS,
    "preis in €": LineColumn.PREIS,
    "preis (€)": LineColumn.PREIS,
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the file as typed; ``number`` counts as the spreadsheet shows it."""

    number: int
    description: str
    size: str
    category: str
    price: str


def read_list(data: bytes) -> list[Line]:
    """Every line that holds anything. Raises BadInput for a file that cannot be a list."""
    if len(data) > MOST_BYTES:
        raise BadInput("list_file_big", most=MOST_BYTES // 1024 // 1024)
    rows = _book(data) if data.startswith((_PACKED, _OLD_EXCEL)) else _text(data)
    filled = ((number, cells) for number, cells in rows if any(cell.strip() for cell in cells))
    header = next(filled, None)
    if header is None:
        raise BadInput("list_file_empty")
    places = _places(header[1])
    lines: list[Line] = []
    for number, cells in filled:
        if len(lines) == MOST_LINES:
            raise BadInput("list_file_long", most=MOST_LINES)
        values = {column.value: cells[at] if at < len(cells) else "" for column, at in places.items()}
        lines.append(Line(number, **{column.value: values.get(column.value, "") for column in LineColumn}))
    if not lines:
        raise BadInput("list_file_empty")
    return lines


def _places(header: list[str]) -> dict[LineColumn, int]:
    found: dict[LineColumn, int] = {}
    for at, cell in enumerate(header[:MOST_CELLS]):
        column = _NAMES.get(" ".join(fold(cell).split()))
        if column is not None and column in found:
            raise BadInput("list_column_twice", column=column.label)
        if column is not None:
            found[column] = at
    for needed in (LineColumn.BEZEICHNUNG, LineColumn.PREIS):
        if needed not in found:
            raise BadInput("list_column_missing", column=needed.label)
    return found


def _text(data: bytes) -> Iterator[tuple[int, list[str]]]:
    if b"\0" in data[:4096] and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise BadInput("list_file_unreadable")
    text = _decoded(data)
    first = text.partition("\n")[0]
    delimiter = max(";\t,", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    while True:
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            raise BadInput("list_file_unreadable") from error
        yield reader.line_num, cells


def _decoded(data: bytes) -> str:
    encodings = ("utf-16",) if data.startswith((b"\xff\xfe", b"\xfe\xff")) else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise BadInput("list_file_unreadable")


def _book(data: bytes) -> Iterator[tuple[int, list[str]]]:
    if data.startswith(_PACKED):
        _check_size(data)
    try:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
        first = sheet.start[0] + 1 if sheet.start else 1
        rows = sheet.to_python()
    except PasswordError as error:
        raise BadInput("list_file_password") from error
    except (CalamineError, OSError, ValueError) as error:
        raise BadInput("list_file_unreadable") from error
    for number, cells in enumerate(rows, start=first):
        yield number, [_cell(cell) for cell in cells]


def _check_size(data: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            size = sum(entry.file_size for entry in packed.infolist())
    except (zipfile.BadZipFile, ValueError) as error:
        raise BadInput("list_file_unreadable") from error
    if size > MOST_UNPACKED:
        raise BadInput("list_file_big", most=MOST_BYTES // 1024 // 1024)


def _cell(value: object) -> str:
    """A number with a decimal comma: ``1.234`` would read as a thousand."""
    match value:
        case bool():
            return ""
        case float() if value.is_integer() and abs(value) < 1e15:
            return str(int(value))
        case float():
            return f"{value:.15g}".replace(".", ",")
        case datetime() | date():
            return value.isoformat()
        case _:
            return str(value)
