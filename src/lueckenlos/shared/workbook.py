"""Lists as files for spreadsheets. All cells are text: no house number becomes a date, no plus sign a formula."""

from collections.abc import Iterable, Iterator, Sequence
from tempfile import SpooledTemporaryFile
from typing import IO, Final

import xlsxwriter
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse

from lueckenlos.shared.csv_rows import csv_lines

CSV, XLSX = "csv", "xlsx"
MEDIA_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# smaller workbooks never touch the disk
_IN_MEMORY: Final = 4 * 1024 * 1024
_OPTIONS: Final = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_WIDEST: Final = 40


def workbook(sheet: str, rows: Iterable[Sequence[str]]) -> IO[bytes]:
    """One sheet, the first row as its header; columns as wide as their texts, up to a point. The caller closes it."""
    file: IO[bytes] = SpooledTemporaryFile(max_size=_IN_MEMORY)  # noqa: SIM115 -- closed by whoever hands it out
    book = xlsxwriter.Workbook(file, _OPTIONS)
    page, bold = book.add_worksheet(sheet), book.add_format({"bold": True})
    widths: dict[int, int] = {}
    for line, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell:
                page.write_string(line, column, cell, bold if line == 0 else None)
                widths[column] = max(widths.get(column, 0), len(cell))
    for column, width in widths.items():
        page.set_column(column, column, min(width + 2, _WIDEST))
    page.freeze_panes(1, 1)
    book.close()
    file.seek(0)
    return file


def file_answer(kind: str, name: str, sheet: str, rows: Iterator[Sequence[str]]) -> HttpResponseBase:
    """The list as ``kind``, whose first row is the header; ``name`` is without an ending."""
    if kind == CSV:
        headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
        lines = csv_lines(next(rows), rows)
        return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
    with workbook(sheet, rows) as file:
        headers = {"Content-Disposition": f'attachment; filename="{name}.xlsx"'}
        return HttpResponse(file.read(), content_type=MEDIA_TYPE, headers=headers)
