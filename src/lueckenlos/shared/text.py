"""German text as keys, for sorting and for comparing names; and as our font can show it."""

import re
import unicodedata
from functools import lru_cache
from typing import Final, TypeVar

V = TypeVar("V")

# as a set of a regular expression: letters that the font of our documents has. Latin, Greek and Cyrillic with their
# marks
LETTERS: Final = (
    r" -~\u00a0-\u02b2\u0300-\u0304\u0306-\u030d\u0323-\u032d\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1"
    r"\u03a3-\u03e1\u03f0-\u0479\u048a-\u052f\u1e9e\u1ea0-\u1ef9\u2012-\u2016\u2018-\u201a\u201c-\u201e\u2020-\u2022"
    r"\u2026\u2030\u2039\u203a\u20ac\u2212"
)
# and what else it has of the signs that offices write: blanks, fractions, arrows, mathematics
_SIGNS: Final = (
    r"\n\t\u2000-\u200b\u202f\u2044\u2070\u2074-\u208e\u2113\u2116\u2122\u2126\u212e\u2153-\u215f\u2190-\u2193\u2202\u2205\u2206"
    r"\u220f\u2211\u2215\u2219\u221a\u221e\u222b\u2248\u2260\u2264\u2265\u22c5\u25af\u25ca\ufb01\ufb02"
)
_UNSHOWN: Final = re.compile(f"[^{LETTERS}{_SIGNS}]+")
# word processors put these where people type a plain one
_PLAIN_SIGNS: Final = {0x2010: "-", 0x2011: "-", 0x2028: "\n", 0x2029: "\n"}
_NOT_WORD = re.compile(r"[^0-9a-z]+")
_TRANSLITERATION = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "ae", "Ö": "oe", "Ü": "ue", "ẞ": "ss"}
)


@lru_cache(maxsize=65_536)
def fold(value: str) -> str:
    """Lower case without marks (ä→a, ß→ss, é→e): DIN 5007 variant 1, the order of dictionaries."""
    plain = value.lower().replace("ß", "ss").replace("ä", "a").replace("ö", "o").replace("ü", "u")
    # hardly a German word has other marks, and taking words apart is slow
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def sort_key(value: str, *, length: int = 200) -> str:
    """Key that sorts alike in SQLite and PostgreSQL, neither of which has a German collation here."""
    return " ".join(_NOT_WORD.sub(" ", fold(value)).split())[:length]


def by_surname(name: str) -> str:
    """„Anna Ahorn (Stand 3)“ → „Ahorn, Anna (Stand 3)“, as lists at a door are looked through.

    The last word counts as surname; a name with a comma is in this order already.
    """
    plain, bracket, rest = name.partition("(")
    words = plain.split()
    if "," in plain or len(words) < 2:
        return name
    return f"{words[-1]}, {' '.join(words[:-1])}{' ' + bracket + rest if bracket else ''}"


def slug_of(value: str) -> str:
    """ASCII slug in the German manner (ä→ae)."""
    plain = unicodedata.normalize("NFKD", value.translate(_TRANSLITERATION).lower())
    ascii_only = plain.encode("ascii", "ignore").decode()
    return _NOT_WORD.sub("-", ascii_only).strip("-")


def lines_of(text: str) -> list[str]:
    """The lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def printable(text: str) -> str:
    """Without signs our font has not: a smiley in a title must not keep a whole document from being printed."""
    if text.isascii():
        return text
    return _UNSHOWN.sub("", unicodedata.normalize("NFC", text).translate(_PLAIN_SIGNS))


def unix_lines(value: V) -> V:
    """A text as it was before a browser ended its lines in its own way; anything else as it is."""
    return value.replace("\r\n", "\n") if isinstance(value, str) else value  # type: ignore[return-value] # a text stays one
