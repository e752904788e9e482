"""What a label says under its QR code: bazaar, number, item and a check letter. Pure; the till has the twin in code.js.

``7F3K-101-12-K`` is scanned; ``101-12-K`` is typed. The check letter covers the bazaar too: a typed code of last time's
label is refused as a wrong one, in 30 of 31 cases.
"""

import re
from typing import Final

# digits first, so that a digit stands for itself; without I, L and O, which look like digits. 31 is a prime:
# every single wrong sign and every swap of two neighbours changes the check letter
ALPHABET: Final = "0123456789ABCDEFGHJKMNPQRSTUVWX"
EVENT_LENGTH: Final = 4
MOST_NUMBER: Final = 9999
_BASE: Final = 3  # generates all residues of 31
_WIDTH: Final = 4
_SCANNED: Final = re.compile(r"([0-9A-Z]{4})-(\d{1,4})-(\d{1,4})-([0-9A-Z])", re.ASCII)


def check_letter(event: str, number: int, position: int) -> str:
    """Over the bazaar's code and the two numbers, each with four digits."""
    total = 0
    for sign in f"{event}{number:0{_WIDTH}d}{position:0{_WIDTH}d}":
        total = (total * _BASE + ALPHABET.index(sign)) % len(ALPHABET)
    return ALPHABET[total]


def scanned(event: str, number: int, position: int) -> str:
    """The text of the QR code."""
    return f"{event}-{typed(event, number, position)}"


def typed(event: str, number: int, position: int) -> str:
    """What stands under it."""
    return f"{number}-{position}-{check_letter(event, number, position)}"


def read(event: str, text: str) -> tuple[int, int] | None:
    """Number and item of a scanned code of this bazaar; None for any other text."""
    match = _SCANNED.fullmatch(text)
    if match is None or match[1] != event:
        return None
    number, position = int(match[2]), int(match[3])
    return (number, position) if check_letter(event, number, position) == match[4] else None
