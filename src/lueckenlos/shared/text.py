"""German text as keys: for sorting and for comparing names."""

import re
import unicodedata
from functools import lru_cache

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
