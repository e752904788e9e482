"""Names of Gemeinden as people write them, brought to keys that can be compared. Pure."""

import re
from functools import lru_cache
from typing import Final

from lueckenlos.shared.text import fold

# what the official list sets after the comma and people set in front, or leave out
_TITLES: Final = (
    "stadt gemeinde markt flecken hansestadt landeshauptstadt lutherstadt universitatsstadt kreisstadt bergstadt"
    " barlachstadt reuterstadt wissenschaftsstadt klingenstadt brudergrimmstadt ratsfangerstadt documenta st m gkst"
    " einheitsgemeinde verbandsgemeinde samtgemeinde nationalparkgemeinde kurort seeheilbad freie und"
)
_TITLE: Final = frozenset(_TITLES.split())
_PUNCTUATION: Final = re.compile(r"[^a-z0-9]+")
_PART: Final = re.compile(r"\b(ot|ortsteil)\b.*")
_BRACKETS: Final = re.compile(r"\([^)]*\)")
_SHORT: Final = {
    "an": "a",
    "am": "a",
    "der": "d",
    "dem": "d",
    "den": "d",
    "in": "i",
    "im": "i",
    "bei": "b",
    "vor": "v",
    "von": "v",
    "auf": "a",
    "ob": "o",
    "sankt": "st",
}
_LINKS: Final = frozenset({"a", "d", "i", "b", "v", "o"})


@lru_cache(maxsize=65_536)
def name_keys(name: str) -> tuple[str, ...]:
    """Keys of one name, the most exact first: whole, without titles, without what follows "an der", "/", "(".

    "Eisleben, Lutherstadt", "Lutherstadt Eisleben" and "Eisleben" share a key. "Frankfurt am Main" and "Frankfurt/M."
    share only the bare one, as every other Frankfurt does: the PLZ has to decide.
    """
    folded = _PART.sub("", fold(name))
    whole = _words(folded)
    untitled = _untitled(whole)
    bare = _bare(_untitled(_words(_BRACKETS.sub(" ", folded.split("/")[0].split(",")[0])))) or untitled
    keys = (" ".join(whole), " ".join(untitled), " ".join(bare))
    return tuple(dict.fromkeys(key for key in keys if key))


def _words(folded: str) -> list[str]:
    return [_SHORT.get(word, word) for word in _PUNCTUATION.sub(" ", folded).split()]


def _untitled(words: list[str]) -> list[str]:
    """Words without titles; a name that is nothing but a title ("Stadt") stays whole."""
    kept = [word for word in words if word not in _TITLE or (word == "st" and words[0] == word)]
    return kept or words


def _bare(words: list[str]) -> list[str]:
    """Words before the first linking word, if there are any: "brandenburg a d havel" → "brandenburg"."""
    for place, word in enumerate(words):
        if place and word in _LINKS:
            return words[:place]
    return words
