"""Simplemma's German dictionary (1.1 million forms) as a file that all processes share, instead of 107 MB in each.

Set-up compiles the lemmas, and the two sets of words that the splitter asks dozens of times a word, into ``words.bin``
beside this module; without that file (or with one of another version) they are gathered anew, which takes some seconds.
"""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from threading import Lock
from typing import Final

from lueckenlos.german.fold import fold
from lueckenlos.german.wordset import WordMap, WordSet, read_words, write_words

LONGEST_PART: Final = 20
_SHORTEST_PART: Final = 5
# raise when other words are gathered
_EDITION: Final = 2
_FILE: Final = Path(__file__).with_name("words.bin")
_loading: Final = Lock()


class Dictionary:
    """Lemmas of forms, and which folded words are nouns or stems of verbs and adjectives."""

    __slots__ = ("_lemmas", "_nouns", "_stems")

    def __init__(self, nouns: WordSet, stems: WordSet, lemmas: WordMap) -> None:
        self._nouns, self._stems, self._lemmas = nouns, stems, lemmas

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
    if read_words(path, _version()) is not None:
        return False
    nouns, stems, lemmas = _gathered()
    write_words(path, _version(), (nouns, stems), lemmas)
    return True


@cache
def _load() -> Dictionary:
    stored = read_words(_FILE, _version())
    if stored is None:
        return Dictionary(*_gathered())
    (nouns, stems), lemmas = stored
    return Dictionary(nouns, stems, lemmas)


def _version() -> str:
    return f"{_EDITION}/simplemma-{version('simplemma')}"


def _gathered() -> tuple[WordSet, WordSet, WordMap]:
    """Nouns, stems of verbs and adjectives, and the lemma of every form."""
    # here, as it brings the rules of fifty languages: a tenth of every start, for words that are compiled already
    from simplemma.strategies.dictionaries import DefaultDictionaryFactory  # noqa: PLC0415 -- see above

    lemmas: Mapping[str, str] = DefaultDictionaryFactory().get_dictionary("de")
    fitting = [form for form in lemmas if _SHORTEST_PART <= len(form) <= LONGEST_PART]
    nouns = WordSet.of(fold(form) for form in fitting if form[0].isupper())
    stems = WordSet.of(_stems(form for form in fitting if not form[0].isupper()))
    return nouns, stems, WordMap.of(lemmas.items())


def _stems(forms: Iterator[str]) -> Iterator[str]:
    for form in forms:
        if form.endswith("en"):
            yield fold(form[:-2])
        elif form.endswith(("eln", "ern")):
            yield fold(form[:-1])
