"""The root of a word: one string for all its inflected forms, and for the words of both sexes.

A stemmer alone takes Kurs and Kur, Bürger and Burg for one word and does not see that Zentren are Zentrum; so words
of the dictionary go to their lemma, which loses only an ending that adjectives and verbs share with nouns
(Schwangere and schwanger, Miete and mieten). The stemmer serves the words nobody listed.
"""

from collections.abc import Iterable
from sys import intern
from threading import local
from typing import Final

from Stemmer import Stemmer

from lueckenlos.german.dictionary import dictionary
from lueckenlos.german.fold import form
from lueckenlos.german.tables import word_lists

_SHORTEST_ROOT: Final = 3
_SHORTEST_MASCULINE: Final = 4
_SHORTEST_VERB: Final = 6
_VERB_ENDINGS: Final = (("en", 2), ("ern", 1), ("eln", 1), ("e", 1))
_NOMINAL_ENDINGS: Final = ("", "e", "n", "s", "en", "er", "es")
_threads: Final = local()


def readings(token: str) -> list[str]:
    """Roots of a word as a noun and as anything else; empty when the dictionary does not know it."""
    lower = token.lower()
    own = word_lists().roots.get(lower)
    if own:
        return [own]
    noun, other = dictionary().noun(lower), dictionary().other(lower)
    if noun and token[0].isupper() and lower in word_lists().own_nouns:
        other = None
    return unique(([_root(noun)] if noun else []) + ([_root(other)] if other else []))


def part_root(part: str) -> str:
    """Root of a part of a compound, a noun first of all."""
    roots = readings(part)
    return roots[0] if roots else stem(part)


def stem(word: str) -> str:
    """Snowball stem of a word without a lemma."""
    # a stemmer keeps the word it works on, so threads must not share one
    stemmer: Stemmer | None = getattr(_threads, "stemmer", None)
    if stemmer is None:
        stemmer = _threads.stemmer = Stemmer("german")
    return intern(str(stemmer.stemWord(form(word))))


def unique(words: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(words))


def _root(lemma: str) -> str:
    return _noun_root(lemma) if lemma[0].isupper() else _other_root(lemma)


def _noun_root(lemma: str) -> str:
    lower, folded = lemma.lower(), form(lemma)
    if lower not in word_lists().own_nouns:
        made_of = dictionary().other(lower)
        root = _other_root(made_of) if made_of else ""
        # a noun made of the verb or adjective itself (das Treffen, der Jugendliche) goes with it
        if root and folded in {root + ending for ending in _NOMINAL_ENDINGS}:
            return root
    if folded.endswith("in"):
        folded = _masculine(lower, folded)
    return _verb_of(lower.removesuffix("e").removesuffix("er")) or _without(folded, "e", 1)


def _other_root(lemma: str) -> str:
    folded = form(lemma)
    for ending, length in _VERB_ENDINGS:
        if folded.endswith(ending):
            return _without(folded, ending, length)
    return _verb_of(lemma) or intern(folded)


def _verb_of(participle: str) -> str:
    """Root of the verb behind "stillend", so that stillende Mütter are found by "stillen"; empty if there is none."""
    verb = participle[:-1]
    if not participle.endswith("end") or len(verb) < _SHORTEST_VERB or not dictionary().other(verb):
        return ""
    return _other_root(verb)


def _masculine(lower: str, folded: str) -> str:
    lists = word_lists()
    for ending, base in lists.feminine.items():
        if folded.endswith(ending):
            return folded.removesuffix(ending) + base
    base = folded.removesuffix("in")
    if len(base) < _SHORTEST_MASCULINE or not base.endswith(lists.masculine_endings):
        return folded
    known = dictionary().noun(lower[:-2]) or dictionary().noun(lower[:-2] + "e")
    return base if known else folded


def _without(folded: str, ending: str, length: int) -> str:
    if folded.endswith(ending) and len(folded) - length >= _SHORTEST_ROOT:
        folded = folded[:-length]
    return intern(folded)
