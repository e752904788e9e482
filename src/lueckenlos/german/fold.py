"""From text to plain letters: what is the same word to a reader must be the same string to the index."""

import re
import unicodedata
from typing import Final

# letters that do not fall apart into a base letter and a mark
_STROKES: Final = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe"})
_TOKEN: Final = re.compile(r"[^\W_]+")
_FOREIGN: Final = re.compile(r"[^0-9a-z]")
_SOFT_HYPHEN: Final = "\u00ad"
LONGEST_FORM: Final = 60


def fold(value: str) -> str:
    """Lower case without marks (ä→a, ß→ss, é→e): DIN 5007 variant 1, as ``shared.text.fold``."""
    plain = value.lower().replace("ß", "ss").replace("ä", "a").replace("ö", "o").replace("ü", "u")
    # hardly a German word has other marks, and taking words apart is slow
    if plain.isascii():
        return plain
    decomposed = unicodedata.normalize("NFD", plain)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))


def tokens(text: str) -> list[str]:
    """Runs of letters and digits as they are written; a hyphen or a gender star parts two tokens."""
    if not text.isascii():
        # texts pasted from PDF bring ligatures, soft hyphens and decomposed umlauts
        text = unicodedata.normalize("NFKC", text).replace(_SOFT_HYPHEN, "")
    return _TOKEN.findall(text)


def form(token: str) -> str:
    """The token in [a-z0-9]; letters of other scripts become their code, so that they can be found too."""
    folded = fold(token)
    if not folded.isascii():
        folded = _FOREIGN.sub(lambda letter: f"x{ord(letter[0]):x}", folded.translate(_STROKES))
    return folded[:LONGEST_FORM]
