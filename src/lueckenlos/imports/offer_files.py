"""Files an import hands out: the list of errors and the template."""

import io
from collections.abc import Iterator
from typing import Final

import xlsxwriter

from lueckenlos.directory.exchange import csv_lines, unprotect
from lueckenlos.imports.enums import RowOutcome
from lueckenlos.imports.models import ImportRow, ImportRun
from lueckenlos.imports.offer_messages import COLUMN_LINE, COLUMN_PROBLEM, SHEET_OFFERS, SHEET_VALUES, reasons_of
from lueckenlos.imports.offers.fields import targets
from lueckenlos.vocabulary.registry import vocabulary

# rows that an import did not take by itself
LEFT_OUT: Final = (RowOutcome.ABGELEHNT, RowOutcome.DUBLETTE)


def error_list(run: ImportRun) -> Iterator[str]:
    """CSV with the file's own columns, so that it can be corrected and uploaded again, and the reason behind them."""
    return csv_lines(_error_rows(run))


def _error_rows(run: ImportRun) -> Iterator[list[str]]:
    width = len(run.headings)
    yield [*run.headings, COLUMN_LINE, COLUMN_PROBLEM]
    rows = ImportRow.objects.filter(run=run, outcome__in=LEFT_OUT, effect="").order_by("line")
    for row in rows.iterator(chunk_size=2_000):
        # a cell that came protected from a CSV file goes out protected once, not twice
        cells = [unprotect(cell) for cell in [*row.raw, *[""] * width][:width]]
        yield [*cells, str(row.line), " ".join(reasons_of(row))]


def template_csv() -> Iterator[str]:
    """Headings and one example row."""
    headings, example = _template()
    return csv_lines([headings, example])


def template_xlsx() -> bytes:
    """Headings and one example row, and a second sheet with every allowed value."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    bold, text = book.add_format({"bold": True, "bg_color": "#E8EAF6"}), book.add_format({"num_format": "@"})
    sheet = book.add_worksheet(SHEET_OFFERS)
    headings, example = _template()
    # text format in every column: Excel must not drop the zero of 06333 or turn 1-3 into a date
    sheet.set_column(0, len(headings) - 1, 18, text)
    for column, (heading, cell) in enumerate(zip(headings, example, strict=True)):
        sheet.write_string(0, column, heading, bold)
        sheet.write_string(1, column, cell, text)
        if hint := targets()[heading].hint:
            sheet.write_comment(0, column, hint)
    sheet.freeze_panes(1, 1)
    values = book.add_worksheet(SHEET_VALUES)
    for row, line in enumerate(_allowed_values()):
        values.write_row(row, 0, line, bold if row == 0 else None)
    values.set_column(0, 2, 34)
    values.freeze_panes(1, 0)
    book.close()
    return buffer.getvalue()


def _template() -> tuple[list[str], list[str]]:
    shown = [target for target in targets().values() if target.example]
    return [target.name for target in shown], [target.example for target in shown]


def _allowed_values() -> Iterator[list[str]]:
    yield list(VALUE_HEADINGS)
    for target in targets().values():
        if target.vocabulary:
            for slug, label in vocabulary(target.vocabulary).choices:
                yield [target.name, slug, label]


VALUE_HEADINGS: Final = ("spalte", "wert", "bedeutung")
