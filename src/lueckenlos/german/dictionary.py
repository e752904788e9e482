"""Simplemma's German dictionary (1.1 million forms) in about 25 MB instead of 107.

Lemmas are read from its packed stream on demand. For the splitter, which asks dozens of times a word, the forms are
kept as sorted 64-bit hashes: eight bytes a form and half a microsecond a question. Python draws the hash anew in every
process; that is harmless because nothing of it is stored, and a wrong yes has a chance of one in ten million million.
"""

from array import array
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from threading import Lock
from typing import Final

from simplemma.strategies.dictionaries import StreamDictionaryFactory

from lueckenlos.german.fold import fold

LONGEST_PART: Final = 20
_SHORTEST_PART: Final = 5
_loading: Final = Lock()


class HashSet:
    """Which words were added, without keeping them. Ask only after ``freeze``."""

    __slots__ = ("_parts",)
    _PARTS: Final = 32  # sorted one by one, so that freezing needs little memory beyond the set

    def __init__(self) -> None:
        self._parts = [array("q") for _ in range(self._PARTS)]

    def add(self, word: str) -> None:
        hashed = hash(word)
        self._parts[hashed % self._PARTS].append(hashed)

    def freeze(self) -> None:
        self._parts = [array("q", sorted(set(part))) for part in self._parts]

    def __contains__(self, word: str) -> bool:
        hashed = hash(word)
        part = self._parts[hashed % self._PARTS]
        at = bisect_left(part, hashed)
        return at < len(part) and part[at] == hashed

    def __len__(self) -> int:
        return sum(map(len, self._parts))


class Dictionary:
    """Lemmas of forms, and which folded words are nouns or stems of verbs and adjectives."""

    __slots__ = ("_lemmas", "_nouns", "_stems")

    def __init__(self) -> None:
        self._lemmas: Mapping[str, str] = StreamDictionaryFactory().get_dictionary("de")
        self._nouns, self._stems = HashSet(), HashSet()
        for form in self._lemmas:
            if len(form) > LONGEST_PART or len(form) < _SHORTEST_PART:
                continue
            if form[0].isupper():
                self._nouns.add(_quick_fold(form))
            elif form.endswith("en"):
                self._stems.add(_quick_fold(form[:-2]))
            elif form.endswith(("eln", "ern")):
                self._stems.add(_quick_fold(form[:-1]))
        self._nouns.freeze()
        self._stems.freeze()

    def noun(self, word: str) -> str | None:
        """Lemma of a lower-case word read as a noun."""
        return self._lemmas.get(word[:1].upper() + word[1:])

    def other(self, word: str) -> str | None:
        """Lemma of a lower-case word read as a verb, an adjective or anything but a noun."""
        return self._lemmas.get(word)

    def has_noun(self, folded: str) -> bool:
        """Is it a noun or one of its forms, of 5 to 20 letters?"""
        return folded in self._nouns

    def has_stem(self, folded: str) -> bool:
        """Does it become a verb or adjective with -en or -n?"""
        return folded in self._stems


def dictionary() -> Dictionary:
    """The one dictionary of this process; the first call takes about two seconds."""
    with _loading:
        return _load()


@cache
def _load() -> Dictionary:
    return Dictionary()


def _quick_fold(form: str) -> str:
    """``fold`` for a million words: umlauts by hand, the rest only where a rarer letter stands."""
    plain = form.lower().replace("ä", "a").replace("ö", "o").replace("ü", "u").replace("ß", "ss")
    return plain if plain.isascii() else fold(plain)
