"""Cells of XLSX, XLS and ODS as text, the way a German Excel would show them."""

import io
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from lueckenlos.imports.reading.containers import Container
from lueckenlos.shared.errors import BadInput


def open_book(container: Container) -> CalamineWorkbook:
    """BadInput ``file_password`` or ``file_unreadable``."""
    try:
        if container.packed:
            return CalamineWorkbook.from_filelike(io.BytesIO(container.read()))
        return CalamineWorkbook.from_path(container.path)
    except PasswordError as error:
        raise BadInput("file_password") from error
    except (CalamineError, OSError, ValueError) as error:
        raise BadInput("file_unreadable") from error


def sheet_names(book: CalamineWorkbook) -> list[str]:
    """Sheets with cells, in the order of the book (charts and macro sheets left out)."""
    return [sheet.name for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]


def get_sheet(book: CalamineWorkbook, name: str) -> CalamineSheet:
    """BadInput ``file_no_sheet`` if there is none of that name."""
    try:
        return book.get_sheet_by_name(name)
    except CalamineError as error:
        raise BadInput("file_no_sheet", sheet=name) from error


def rows_of(sheet: CalamineSheet) -> Iterator[tuple[int, list[str]]]:
    """(row number as Excel counts, cells as text) for every row that is not empty."""
    first = sheet.start[0] + 1 if sheet.start else 1
    for number, cells in enumerate(sheet.to_python(), start=first):
        if any(cell != "" for cell in cells):
            yield number, [cell if type(cell) is str else _TEXT[type(cell)](cell) for cell in cells]


def number_text(value: float) -> str:
    """15087220.0 → ``15087220``; 11.5 → ``11,5``: with a decimal comma, since ``1.234`` would read as a thousand."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    # Excel computes with 15 digits: 0.1 + 0.2 must not become 0.30000000000000004
    return f"{value:.15g}".replace(".", ",")


def _day(value: datetime) -> str:
    if value.time() == time():
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="minutes")


def _span(value: timedelta) -> str:
    minutes = round(value.total_seconds() / 60)
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


_TEXT: Final[dict[type, Callable[[Any], str]]] = {
    bool: lambda value: "ja" if value else "nein",
    int: str,
    float: number_text,
    datetime: _day,
    date: date.isoformat,
    time: lambda value: value.isoformat(timespec="minutes"),
    timedelta: _span,
}
