"""Tables as CSV for German spreadsheets."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

# first characters that make a spreadsheet compute a cell instead of showing it
FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


class _Line:
    """What csv.writer writes to; hands the line back instead of storing it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The file line by line: byte order mark for Excel, ``;`` between cells, ``'`` before what would be a formula."""
    writer = csv.writer(_Line(), delimiter=";")
    yield "\ufeff"
    yield str(writer.writerow(header))
    for row in rows:
        yield str(writer.writerow(["'" + cell if cell.startswith(FORMULA_STARTS) else cell for cell in row]))
