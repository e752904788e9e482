"""E-mail addresses as people paste them from lists, letters and tables."""

import re
from dataclasses import dataclass
from typing import Final

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from lueckenlos.accounts.models import normal_email

# more than any list of a commune; reading it all takes a second
MOST_ADDRESSES: Final = 10_000
_LONGEST_NAME: Final = 160
_LONGEST_MAIL: Final = 254
_SHOWN: Final = 80
# words between blanks and brackets: looked through once, however long the line is
_WORD: Final = re.compile(r"[^\s<>,;\"'()\[\]|]+")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2028-\u202e\ufeff]")
_EDGES: Final = " \t,;<>\"'()[]|:-\u00a0"


@dataclass(frozen=True, slots=True)
class Pasted:
    """One address that can be used."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Wrong:
    """One line that cannot, with the code of its sentence."""

    line: int
    text: str
    code: str


def read_addresses(text: str) -> tuple[list[Pasted], list[Wrong]]:
    """Every line holds one or more addresses, with or without a name.

    „Ada <a@b.de>“, „Ada; a@b.de“, „a@b.de, c@d.de“: what can be used, each once, and the lines that cannot.
    """
    found: dict[str, Pasted] = {}
    wrong: list[Wrong] = []
    read = 0
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for number, raw in enumerate(lines, 1):
        line = _CONTROL.sub("", raw).replace("mailto:", "").strip(_EDGES)
        if not line:
            continue
        for piece in _pieces(line):
            read += 1
            if read > MOST_ADDRESSES:
                wrong.append(Wrong(number, "", "address_too_many"))
                return list(found.values()), wrong
            code = _take(piece, found)
            if code:
                wrong.append(Wrong(number, piece[:_SHOWN], code))
    return list(found.values()), wrong


def _pieces(line: str) -> list[str]:
    """The line itself, or each of its addresses with what stands before it."""
    hits = [word for word in _WORD.finditer(line) if "@" in word[0]]
    if len(hits) < 2:
        return [line]
    ends = [hit.end() for hit in hits]
    return [line[start:end].strip(_EDGES) for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _take(piece: str, found: dict[str, Pasted]) -> str:
    hit = next((word for word in _WORD.finditer(piece) if "@" in word[0]), None)
    if hit is None:
        return "address_missing"
    email = hit[0].strip(".").removeprefix("mailto:")
    name = " ".join((piece[: hit.start()].strip(_EDGES) or piece[hit.end() :].strip(_EDGES)).split())
    try:
        validate_email(email)
    except ValidationError:
        return "address_wrong"
    if len(email) > _LONGEST_MAIL:
        return "address_wrong"
    if len(name) > _LONGEST_NAME:
        return "address_name_long"
    key = normal_email(email)
    if key in found:
        return "address_twice"
    found[key] = Pasted(name, email)
    return ""
