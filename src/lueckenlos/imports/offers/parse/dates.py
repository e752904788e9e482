"""Dates as tables hold them, as ISO text (the form both databases take without conversion)."""

import re
from calendar import monthrange
from collections.abc import Callable
from datetime import date
from typing import Final

from lueckenlos.imports.offers.parse.cells import Problem, plain

EARLIEST: Final = 1900
LATEST: Final = 2100
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_GERMAN: Final = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})(?:\s.*)?")
_SLASHES: Final = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_MONTH: Final = re.compile(r"(?:(\d{1,2})[./](\d{4})|([a-zä]+)\.?\s+(\d{4})|(\d{4})-(\d{1,2}))")
_YEAR: Final = re.compile(r"\d{4}")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        "januar jan|februar feb|märz mär mrz|april apr|mai|juni jun|juli jul|august aug|september sep sept|"
        "oktober okt|november nov|dezember dez".split("|"),
        start=1,
    )
    for name in names.split()
}
_NO_END: Final = frozenset({"unbefristet", "laufend", "fortlaufend", "dauerhaft", "offen", "ohne ende", "unbegrenzt"})


def day_of(*, last: bool = False, not_after: date | None = None) -> Callable[[str], str | Problem | None]:
    """Parser of a date; a bare month or year means its first day, or its last where ``last`` is set.

    ``not_after`` refuses dates beyond it: nobody has checked an entry tomorrow.
    """

    def parse(raw: str) -> str | Problem | None:
        text = plain(raw)
        if not text or text.lower() in _NO_END:
            return None
        found = _read(text, last)
        if found is None:
            return Problem("date_unreadable", {"value": text[:40]})
        if not EARLIEST <= found.year <= LATEST:
            return Problem("date_impossible", {"value": text[:40]})
        if not_after is not None and found > not_after:
            return Problem("date_future", {"value": f"{found:%d.%m.%Y}"})
        return found.isoformat()

    return parse


def _read(text: str, last: bool) -> date | None:
    try:
        if match := _ISO.fullmatch(text):
            return date(int(match[1]), int(match[2]), int(match[3]))
        if match := _GERMAN.fullmatch(text):
            return date(_century(int(match[3])), int(match[2]), int(match[1]))
        if match := _SLASHES.fullmatch(text):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := _MONTH.fullmatch(text.lower()):
            return _month_day(match, last)
        if _YEAR.fullmatch(text):
            return date(int(text), 12, 31) if last else date(int(text), 1, 1)
    except ValueError:
        return None
    return None


def _month_day(match: re.Match[str], last: bool) -> date | None:
    year = int(match[2] or match[4] or match[5])
    month = _MONTHS.get(match[3]) if match[3] else int(match[1] or match[6])
    if month is None:
        return None
    return date(year, month, monthrange(year, month)[1] if last else 1)


def _century(year: int) -> int:
    return year if year > 99 else 2000 + year if year < 70 else 1900 + year
