"""What every cell passes first: placeholders, protection against formulas, invisible characters."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

V = TypeVar("V")

LONGEST_TITLE: Final = 200
MEMO_LIMIT: Final = 50_000  # different cells of one column that are remembered
PLACEHOLDERS: Final = frozenset(
    {"-", "–", "—", "--", "---", "/", ".", "?", "k.a.", "k. a.", "n/a", "n.a.", "na", "null", "none", "nan"}
    | {"keine angabe", "keine angaben", "unbekannt", "entfällt", "#n/a", "#nv", "#wert!", "#bezug!"}
)
# first characters a spreadsheet computes; our own export puts an apostrophe before them
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_BLANKS: Final = re.compile(r"[ \t\r\n\u00a0\u2000-\u200b\u202f\u3000\ufeff]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a cell cannot be taken: a code and the values of its sentence."""

    code: str
    values: Mapping[str, object] = field(default_factory=dict)


class Memo(dict[str, Any], Generic[V]):
    """Parsed cells of one column by their text: most columns repeat a few values thousands of times."""

    __slots__ = ("_parse",)

    def __init__(self, parse: Callable[[str], V | Problem]) -> None:
        super().__init__()
        self._parse = parse

    def __missing__(self, raw: str) -> V | Problem:
        value = self._parse(raw)
        if len(self) >= MEMO_LIMIT:
            self.clear()
        self[raw] = value
        return value


def plain(raw: str) -> str:
    """The text of a cell on one line; the empty string for a placeholder such as ``k. A.``."""
    if not raw:
        return ""
    # almost every cell is clean, and looking is cheaper than cleaning
    if not raw.isprintable() or raw[0] in " '" or raw[-1] == " " or "  " in raw:
        raw = " ".join(_unprotected(raw.strip()).split())
        if not raw.isprintable():
            raw = _BLANKS.sub(" ", _CONTROL.sub("", raw)).strip()
    return "" if len(raw) < 15 and raw.lower() in PLACEHOLDERS else raw


def lines(raw: str) -> str:
    """The text of a cell with its line breaks."""
    text = _CONTROL.sub("", _unprotected(raw).replace("\r\n", "\n").replace("\r", "\n")).strip()
    return "" if text.lower() in PLACEHOLDERS else text


def _unprotected(raw: str) -> str:
    return raw[1:] if raw.startswith("'") and raw.lstrip("'").startswith(_FORMULA) else raw


def text_of(most: int) -> Callable[[str], str | Problem]:
    """Parser of one line of at most ``most`` characters."""

    def parse(raw: str) -> str | Problem:
        text = plain(raw)
        return text if len(text) <= most else Problem("too_long", {"length": len(text), "most": most})

    return parse


def title_of(raw: str) -> str | Problem:
    """A title may be a word that elsewhere means nothing."""
    text = plain(raw) or " ".join(_unprotected(raw).split()).strip("-–—/.? ")
    return text if len(text) <= LONGEST_TITLE else Problem("too_long", {"length": len(text), "most": LONGEST_TITLE})
