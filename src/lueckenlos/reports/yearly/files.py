"""The Jahresbericht as DOCX, PDF, XLSX and CSV: all of them write what the page shows."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from lueckenlos.reports.documents import files
from lueckenlos.reports.documents.paper import Grid, Paper, Section
from lueckenlos.reports.documents.tables import Column, Line, Table
from lueckenlos.reports.messages import documents
from lueckenlos.reports.messages import yearly as words
from lueckenlos.reports.yearly.report import Report
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.formats import day, whole

XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_OPTIONS: Final = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDTHS: Final = (44, 46, 40, 20, 12, 12)


def paper_of(report: Report, version: str) -> Paper:
    """Texts first, then every table with its sum and the year before; ``version`` says in words which one it is."""
    told = [Section(one.label, one.text) for one in report.texts if one.text]
    counted = [Section(one.title, grids=tuple(map(_grid, one.tables))) for one in report.chapters]
    paid = [Section(words.NOTICE, report.notice)] if report.notice else []
    return Paper(report.title, report.stelle, report.day, tuple(_facts(report, version)), (*told, *counted, *paid))


def as_xlsx(report: Report, version: str) -> bytes:
    """Figures as numbers, hours as hours; texts on a sheet of their own."""
    file = BytesIO()
    with xlsxwriter.Workbook(file, _OPTIONS) as book:
        bold, body = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        page = book.add_worksheet(words.SHEET_FIGURES)
        for number, row in enumerate([words.CSV_HEADER[1:], *_flat(report)]):
            page.write_row(number, 0, row, bold if number == 0 else None)
        for position, width in enumerate(_WIDTHS):
            page.set_column(position, position, width)
        page.freeze_panes(1, 0)
        texts = book.add_worksheet(words.SHEET_TEXTS)
        texts.set_column(0, 0, 36, body)
        texts.set_column(1, 1, 110, body)
        facts = [("", line) for line in (f"{report.title} · {report.stelle}", *_facts(report, version))]
        told = [(one.label, one.text) for one in report.texts if one.text]
        for number, row in enumerate([words.SHEET_TEXT_HEADER, *facts, *told]):
            texts.write_row(number, 0, row, bold if number == 0 else body)
    return file.getvalue()


def as_csv(report: Report, version: str) -> bytes:
    """A line for each figure; hours with a decimal comma. Which version it is stands in the name of the file."""
    rows = ([str(report.year), *map(_german, row)] for row in _flat(report))
    return "".join(csv_lines(words.CSV_HEADER, rows)).encode()


# ending → media type, writer
WRITERS: Final[Mapping[str, tuple[str, Callable[[Report, str], bytes]]]] = {
    "pdf": (files.PDF, lambda report, version: files.as_pdf(paper_of(report, version))),
    "docx": (files.DOCX, lambda report, version: files.as_word(paper_of(report, version))),
    "xlsx": (XLSX, as_xlsx),
    "csv": ("text/csv; charset=utf-8", as_csv),
}


def _facts(report: Report, version: str) -> list[str]:
    lines = [f"{version} · {documents.AS_OF.format(day=day(report.day))}", report.compared]
    return [*lines, documents.DEMO] if report.demo else lines


def _grid(table: Table[int]) -> Grid:
    """Each number with last year's beside it, which stands back."""
    heads = [label for column in table.columns for label in (column.label, words.LAST_YEAR)]
    return Grid(
        title=table.title,
        note=table.note,
        head=(words.LINES[table.key], *heads),
        rows=tuple(_cells(table, line) for line in table.lines),
        total=_cells(table, table.total) if table.total else (),
        quiet=tuple(range(2, len(heads) + 1, 2)),
        nothing=words.NO_LINES,
    )


def _cells(table: Table[int], line: Line[int]) -> tuple[str, ...]:
    before = line.before or (None,) * len(line.values)
    pairs = zip(table.columns, line.values, before, strict=True)
    return (line.label, *(_text(one, column) for column, *numbers in pairs for one in numbers))


def _text(number: int | None, column: Column) -> str:
    if number is None:
        return "–"
    return words.hours(number) if column.unit else whole(number)


def _with_total(table: Table[int]) -> list[Line[int]]:
    return [*table.lines, table.total] if table.total else list(table.lines)


def _flat(report: Report) -> Iterator[list[str | int | float | None]]:
    for chapter in report.chapters:
        for table in chapter.tables:
            for line in _with_total(table):
                before = line.before or (None,) * len(line.values)
                for column, now, then in zip(table.columns, line.values, before, strict=True):
                    numbers = [_hours(now, column), _hours(then, column)]
                    yield [chapter.title, table.title, line.label, column.label, *numbers]


def _hours(number: int | None, column: Column) -> int | float | None:
    return round(number / 60, 2) if number is not None and column.unit else number


def _german(value: Any) -> str:
    return "" if value is None else str(value).replace(".", ",") if isinstance(value, float) else str(value)
