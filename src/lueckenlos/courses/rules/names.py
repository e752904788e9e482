"""Names as a certificate remembers them: a keyed hash of one spelling for all ways to write the name.

Whoever checks types the name from the paper. „Müller“ and „Mueller“, „İpek“ and „Ipek“, a surname first or last, a
doctor's title or none must not make the difference; another person's name must.
"""

import re
import unicodedata
from typing import Final

from django.utils.crypto import constant_time_compare

from lueckenlos.shared.text import LETTERS
from lueckenlos.shared.tokens import lasting_hash

_SALT: Final = "lueckenlos.courses.certificate"
# letters that no decomposition takes apart
_PLAIN: Final = str.maketrans(
    {"ß": "ss", "ı": "i", "ø": "o", "æ": "ae", "œ": "oe", "ł": "l", "đ": "d", "ð": "d", "þ": "th"}
)
# how the same letter is written with and without umlauts, after the marks are gone
_UMLAUTS: Final = (("ae", "a"), ("oe", "o"), ("ue", "u"))
_TITLES: Final = frozenset({"dr", "prof", "med", "phil", "dipl", "ing", "herr", "frau"})
_LONGEST: Final = 300
_SHOWN: Final = re.compile(f"[{LETTERS}]+")


def name_key(name: str) -> str:
    """One spelling: without marks, case, titles, hyphens and order of the parts. Empty when there is no letter."""
    # the dot of a Turkish İ is a mark of its own after casefold; NFKD takes it off with all others
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", name[:_LONGEST]).casefold().translate(_PLAIN))
    plain = "".join(sign for sign in folded if not unicodedata.combining(sign)).translate(_PLAIN)
    for written, letter in _UMLAUTS:
        plain = plain.replace(written, letter)
    words = "".join(sign if sign.isalnum() else " " for sign in plain).split()
    return " ".join(sorted([word for word in words if word not in _TITLES] or words))


def name_hash(name: str, code: str) -> str:
    """Keyed by the installation and different for every code: equal names cannot be told from the table."""
    return lasting_hash(_SALT, f"{code}:{name_key(name)}")


def name_matches(name: str, code: str, kept: str) -> bool:
    return bool(name_key(name)) and constant_time_compare(name_hash(name, code), kept)


def printable_name(name: str) -> bool:
    """Whether our documents can show it as it is."""
    return bool(_SHOWN.fullmatch(unicodedata.normalize("NFC", name)))
