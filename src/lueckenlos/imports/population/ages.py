"""Age bands as statistics and towns write them: "3 bis unter 6 Jahre", " 3 - 5", "unter18", "65+", "80 u. älter".

Ages in months, the upper end exclusive. "3 - 5" includes the five-year-olds, unless the file also has "5 - 8": where
bands share their ends, the upper one is meant exclusively.
"""

import re
from collections.abc import Iterable
from typing import Final, NamedTuple

from lueckenlos.shared.text import fold

MONTHS: Final = 12
OLDEST_YEARS: Final = 130
LEAST_SINGLE_YEARS: Final = 3


class Span(NamedTuple):
    """[low, high) in months; ``high`` None is open."""

    low: int
    high: int | None

    @property
    def all_ages(self) -> bool:
        return self.low == 0 and self.high is None


class _Raw(NamedTuple):
    low: int
    high: int | None
    closed: bool  # the upper end belongs to the band, as far as its words say
    bare: bool  # a lone number, an age only among others


EVERYBODY: Final = Span(0, None)
_TOTAL_WORDS: Final = frozenset(
    "insgesamt gesamt summe total alle zusammen bevolkerung einwohner einwohnerinnen residents personen anzahl"
    " persons population people jedes alter".split()
)
_TOTAL_MARKS: Final = frozenset("insgesamt gesamt einwohner bevolkerung residents population zusammen".split())
_FILLER: Final = re.compile(
    r"\b(im alter|alters?gruppen?|alter|age|lebensjahre?n?|jahrige[nr]?|jahrig|jahren?|jahre?|j|years?|year|von|of|and|"
    r"a|personen|einwohner(?:innen)?|einw|ew|bev|bevolkerung|kindern?|jugendliche[nr]?|senioren|menschen|zahl|anzahl)"
    r"\b\.?"
)
_X: Final = r"(\d{1,3})"
_PATTERNS: Final = (
    (re.compile(rf"(?:u|unter|under|<|junger als|bis unter|bis u)\s*{_X}"), "below"),
    (
        re.compile(rf"{_X}\s*(?:\+|plus|u|und|over|above|older)?\s*(?:mehr|alter|uber|over|above|older|\+|plus)"),
        "above",
    ),
    (re.compile(rf"(?:ab|u|uber|>=|≥|mind|mindestens|from)\s*{_X}"), "above"),
    (
        re.compile(rf"{_X}\s*(?:bis unter|bis u|b u|-\s*unter|-\s*u|-\s*<|bis <|to under|bis zum|to less than)\s*{_X}"),
        "until",
    ),
    (re.compile(rf"{_X}\s*(?:-|bis|to|bis einschlie(?:ss|ß)lich|bis einschl)\s*{_X}"), "closed"),
    (re.compile(rf"bis\s*{_X}"), "up_to"),
    (re.compile(_X), "single"),
)


def span_of(text: str) -> Span | None:
    """One band by its own words; None if the text names no age. A lone number ("7") counts, "7 Plätze" does not."""
    raw = _read(text)
    return _resolved(raw, shared=frozenset()) if raw else None


def spans_of(texts: Iterable[str]) -> dict[str, Span]:
    """The bands among some headings, each text with its band; others are left out."""
    raws = {text: raw for text in texts if (raw := _read(text))}
    singles = [text for text, raw in raws.items() if raw.bare]
    if len(singles) < LEAST_SINGLE_YEARS:
        raws = {text: raw for text, raw in raws.items() if not raw.bare}
    # "0-3" beside "3-6"
    starts = frozenset(raw.low for raw in raws.values())
    shared = frozenset(raw.high for raw in raws.values() if raw.closed and raw.high in starts and raw.high != raw.low)
    return {text: _resolved(raw, shared=shared) for text, raw in raws.items()}


def _resolved(raw: _Raw, *, shared: frozenset[int | None]) -> Span:
    if raw.high is None:
        return Span(raw.low, None)
    # once one pair of bands shares an end, the file writes all its bands that way
    closed = raw.closed and (not shared or raw.low == raw.high)
    return Span(raw.low, raw.high + (MONTHS if closed else 0))


def _read(text: str) -> _Raw | None:
    plain = _plain(text)
    if not plain:
        return None
    words = plain.split()
    if set(words) <= _TOTAL_WORDS and set(words) & _TOTAL_MARKS:
        return _Raw(0, None, closed=False, bare=False)
    in_months = "monat" in plain
    named = bool(re.search(r"\b(jahre?n?|j|years?|jahrige?|lebensjahr|age|alter)\b", plain))
    short = " ".join(_FILLER.sub(" ", re.sub(r"monate?n?", " ", plain)).split())
    for pattern, kind in _PATTERNS:
        if match := pattern.fullmatch(short):
            unit = 1 if in_months else MONTHS
            return _made(kind, [int(number) for number in match.groups()], unit, named=named or in_months)
    return None


def _plain(text: str) -> str:
    """Folded, one kind of dash, "ü" in front of a number kept apart from "u"."""
    text = text.strip().lower().replace("ueber", "über").replace("aelter", "älter")
    text = re.sub(r"älter|u\.\s?ä\.", " older ", text)
    text = re.sub(r"\bü\s*(?=\d)", "ab ", text.replace("u. m.", " mehr ").replace("u.m.", " mehr "))
    text = re.sub(r"[–—−]", "-", fold(text)).replace("_", " ")
    text = re.sub(r"(?<=[a-z])(?=\d)|(?<=\d)(?=[a-z])", " ", text)
    text = re.sub(r"(?<=und)(?=mehr)", " ", text)
    return " ".join(text.replace("u.", "u ").replace("b.", "b ").replace("(", " ").replace(")", " ").split())


def _made(kind: str, numbers: list[int], unit: int, *, named: bool) -> _Raw | None:
    if max(numbers) > OLDEST_YEARS * (1 if unit == MONTHS else MONTHS):
        return None
    low = numbers[0] * unit
    match kind:
        case "below":
            return _Raw(0, low, closed=False, bare=False)
        case "above":
            return _Raw(low, None, closed=False, bare=False)
        case "up_to":
            return _Raw(0, low, closed=True, bare=False)
        case "single":
            return _Raw(low, low, closed=True, bare=not named)
    high = numbers[1] * unit
    if high < low or (kind == "until" and high == low):
        return None
    # nobody counts children "aged 36 months" as a year group
    return _Raw(low, high, closed=kind == "closed" and unit == MONTHS, bare=False)
