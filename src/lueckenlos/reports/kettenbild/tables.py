"""The Kettenbild as XLSX and CSV. Text of others never becomes a formula."""

import csv
from collections.abc import Iterator, Sequence
from io import BytesIO, StringIO

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from lueckenlos.reports.kettenbild.sheet import Sheet, SheetCell
from lueckenlos.reports.messages import kettenbild as messages

Row = Sequence[str | int | float | None]
WIDTHS = {messages.SHEET_CELLS: (28, 36, 10, 10, 16, 36, 14), messages.SHEET_HINTS: (6, 22, 28, 48, 70, 18, 48, 14, 24)}
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


def xlsx(sheet: Sheet) -> bytes:
    """A workbook: picture, cells, hints, Übergänge, sources."""
    file = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bg_color": "#EEF0F8", "border": 1})
        body = book.add_format({"text_wrap": True, "valign": "top", "border": 1})
        for name, headings, rows in _tables(sheet):
            page = book.add_worksheet(name)
            _write(page, [headings, *rows], (bold, body))
            for position, width in enumerate(WIDTHS.get(name, (26,) * len(headings))):
                page.set_column(position, position, width)
            page.freeze_panes(1, 1)
            page.set_landscape()
            page.set_paper(8)  # A3
            page.fit_to_pages(1, 0)
    return file.getvalue()


def _write(page: Worksheet, rows: Sequence[Row], formats: tuple[object, object]) -> None:
    bold, body = formats
    for number, row in enumerate(rows):
        page.write_row(number, 0, row, bold if number == 0 else body)


def _tables(sheet: Sheet) -> Iterator[tuple[str, Row, list[Row]]]:
    yield messages.SHEET_PICTURE, ["", *sheet.phases], _picture(sheet)
    yield messages.SHEET_CELLS, messages.CELL_HEADINGS, list(cells(sheet))
    yield messages.SHEET_HINTS, messages.HINT_HEADINGS, list(hints(sheet))
    transitions = [(t.label, t.state, "; ".join(t.agreements)) for t in sheet.transitions]
    yield messages.SHEET_TRANSITIONS, messages.TRANSITION_HEADINGS, list[Row](transitions)
    notes: list[Row] = [(f"{messages.AS_OF} {sheet.day_text}",), *((source,) for source in sheet.sources)]
    yield messages.SHEET_SOURCES, [sheet.title], notes + ([(messages.DEMO,)] if sheet.demo else [])


def _picture(sheet: Sheet) -> list[Row]:
    people: Row = ["", *sheet.people]
    rows: list[Row] = [[row.label, *(_in_words(cell) for cell in row.cells)] for row in sheet.rows]
    return [people, *rows, [messages.ALL_OFFERS, *(_in_words(cell) for cell in sheet.totals)]]


def _in_words(cell: SheetCell) -> str:
    return "\n".join(text for text in (str(cell.offers), cell.places_text, cell.per_100_text, cell.need_text) if text)


def cells(sheet: Sheet) -> Iterator[Row]:
    """One row a cell, numbers as numbers."""
    for row in sheet.rows:
        for phase, cell in zip(sheet.phases, row.cells, strict=True):
            marks = ", ".join(map(str, cell.hints))
            ratio = None if cell.per_100 is None else round(cell.per_100, 1)
            yield row.label, phase, cell.offers, cell.places, ratio, cell.need_text, marks


def hints(sheet: Sheet) -> Iterator[Row]:
    for hint in sheet.hints:
        yield (
            hint.number,
            hint.kind,
            hint.where,
            hint.title,
            hint.reason,
            hint.decision,
            hint.decision_reason,
            hint.decided_on,
            hint.body,
        )


def cells_csv(sheet: Sheet) -> str:
    """UTF-8 text with ``;``; write with a BOM so that spreadsheets read the umlauts."""
    return _csv(messages.CELL_HEADINGS, cells(sheet))


def hints_csv(sheet: Sheet) -> str:
    return _csv(messages.HINT_HEADINGS, hints(sheet))


def _csv(headings: Row, rows: Iterator[Row]) -> str:
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(headings)
    writer.writerows([_harmless(value) for value in row] for row in rows)
    return text.getvalue()


def _harmless(value: str | int | float | None) -> str | int | float | None:
    if isinstance(value, str) and value.startswith(FORMULA_SIGNS):
        return f"'{value}"
    return f"{value:.4f}".replace(".", ",") if isinstance(value, float) else value
