"""Numbers of German statistics, with the marks that stand where no number is."""

import re
from typing import Final, NamedTuple

from lueckenlos.indicators.enums import ValueStatus

_S: Final = ValueStatus
_OK: Final = ValueStatus.OK
# what the Statistische Ämter print (GENESIS, Zensus), and what towns write. "-" is exactly zero in official tables,
# but in many own tables it means "nothing known": the caller says which
_MARKS: Final = {
    ".": _S.SUPPRESSED,
    "•": _S.SUPPRESSED,
    "*": _S.SUPPRESSED,
    "**": _S.SUPPRESSED,
    "x": _S.NOT_MEANINGFUL,
    "/": _S.NOT_MEANINGFUL,
    "...": _S.MISSING,
    "…": _S.MISSING,
    "": _S.MISSING,
    "k.a.": _S.MISSING,
    "k. a.": _S.MISSING,
    "ka": _S.MISSING,
    "k.a": _S.MISSING,
    "na": _S.MISSING,
    "n/a": _S.MISSING,
    "n.a.": _S.MISSING,
    "nan": _S.MISSING,
    "null": _S.MISSING,
    "none": _S.MISSING,
    "#nv": _S.MISSING,
    "#n/a": _S.MISSING,
    "#div/0!": _S.MISSING,
    "( )": _S.MISSING,
    "()": _S.MISSING,
    "keine angabe": _S.MISSING,
    "keine angaben": _S.MISSING,
}
_DASHES: Final = frozenset({"-", "–", "—", "‒", "−"})
_MANY_DASHES: Final = re.compile(r"[-–—−]{2,}")
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:[. '\u00a0\u202f]\d{3})+(?:,\d+)?")
_ENGLISH_GROUPED: Final = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_FEWER_THAN: Final = re.compile(r"(?:<|≤|unter|weniger als|bis)\s*\d+")


class Reading(NamedTuple):
    """``value`` is None unless ``status`` is OK."""

    value: float | None
    status: ValueStatus


def read_number(text: str, *, english: bool = False, dash_is_zero: bool = True) -> Reading | None:
    """A number or its mark; None if ``text`` is neither.

    German: decimal comma, thousands by point, blank or apostrophe ("39.433", "-  23", "1 234,5", "33,0 %").
    ``english``: decimal point. "(12)" is an uncertain value and counts. "< 5" is suppressed.
    """
    text = text.strip().removesuffix("%").rstrip()
    # most cells of most files
    if text.isascii() and text.isdecimal():
        return Reading(float(text), _OK)
    low = text.lower()
    if low in _MARKS:
        return Reading(None, _MARKS[low])
    if low in _DASHES:
        return Reading(0.0, _OK) if dash_is_zero else Reading(None, ValueStatus.MISSING)
    if _MANY_DASHES.fullmatch(low):
        return Reading(None, ValueStatus.MISSING)
    if _FEWER_THAN.fullmatch(low):
        return Reading(None, ValueStatus.SUPPRESSED)
    return _parse(text.strip("()").strip(), english=english)


def _parse(text: str, *, english: bool) -> Reading | None:
    text = text.replace("−", "-").replace("–", "-")
    if text.startswith(("-", "+")):
        text = text[0] + text[1:].lstrip()
    if english:
        plain = text.replace(",", "") if _ENGLISH_GROUPED.fullmatch(text) else text
    elif _GROUPED.fullmatch(text):
        plain = re.sub(r"[. '\u00a0\u202f]", "", text).replace(",", ".")
    else:
        plain = text.replace(",", ".") if text.count(",") == 1 and "." not in text else text
    try:
        value = float(plain)
    except ValueError:
        return None
    if value != value or value in {float("inf"), float("-inf")}:
        return None
    return Reading(value, _OK)
