"""Simplemma's German dictionary (1.1 million forms) in a few MB instead of 107.

Lemmas are read from its packed stream on demand. The splitter, which asks dozens of times a word, asks two sets of
hashed words. Set-up compiles them into ``words.bin`` beside this module; without that file (or with one of another
version) they are gathered anew, which takes some seconds.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Final

from simplemma.strategies.dictionaries import StreamDictionaryFactory

from lueckenlos.german.fold import fold
from lueckenlos.german.wordset import WordSet, read_sets, write_sets

LONGEST_PART: Final = 20
_SHORTEST_PART: Final = 5
# raise when other words are gathered
_EDITION: Final = 1
_FILE: Final = Path(__file__).with_name("words.bin")
_loading: Final = Lock()


class Dictionary:
    """Lemmas of forms, and which folded words are nouns or stems of verbs and adjectives."""

    __slots__ = ("_lemmas", "_nouns", "_stems")

    def __init__(self, words: tuple[WordSet, WordSet] | None = None) -> None:
        self._lemmas = _lemmas()
        self._nouns, self._stems = words or _gathered(self._lemmas)

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
    """The one dictionary of this process; the first call takes a moment."""
    with _loading:
        return _load()


def compile_words(path: Path = _FILE) -> bool:
    """Write ``words.bin`` unless it is up to date; returns whether it was written."""
    if read_sets(path, _version()) is not None:
        return False
    write_sets(path, _version(), _gathered(_lemmas()))
    return True


@cache
def _load() -> Dictionary:
    stored = read_sets(_FILE, _version())
    return Dictionary((stored[0], stored[1]) if stored else None)


def _version() -> str:
    return f"{_EDITION}/simplemma-{version('simplemma')}"


def _lemmas() -> Mapping[str, str]:
    return StreamDictionaryFactory().get_dictionary("de")


def _gathered(lemmas: Mapping[str, str]) -> tuple[WordSet, WordSet]:
    """Nouns, and stems of verbs and adjectives."""
    fitting = [form for form in lemmas if _SHORTEST_PART <= len(form) <= LONGEST_PART]
    nouns = WordSet.of(_quick_fold(form) for form in fitting if form[0].isupper())
    return nouns, WordSet.of(_stems(form for form in fitting if not form[0].isupper()))


def _stems(forms: Iterator[str]) -> Iterator[str]:
    for form in forms:
        if form.endswith("en"):
            yield _quick_fold(form[:-2])
        elif form.endswith(("eln", "ern")):
            yield _quick_fold(form[:-1])


def _quick_fold(form: str) -> str:
    """``fold`` for a million words: umlauts by hand, the rest only where a rarer letter stands."""
    plain = form.lower().replace("ä", "a").replace("ö", "o").replace("ü", "u").replace("ß", "ss")
    return plain if plain.isascii() else fold(plain)
