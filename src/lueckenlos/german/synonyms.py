"""Synonyms by root, built once from ``synonyms.toml``."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from lueckenlos.german.analyser import Word, analyse, is_stop_word
from lueckenlos.german.fold import tokens
from lueckenlos.german.tables import synonym_lists

LONGEST_PHRASE: Final = 4
Roots = tuple[str, ...]
Phrase = tuple[Word, ...]
_Table = Mapping[Roots, tuple[Phrase, ...]]


def meanings(roots: Roots) -> tuple[Phrase, ...]:
    """Words and phrases that answer a question for this word or phrase; empty when there are none."""
    return _tables()[0].get(roots, ())


def same_words(roots: Roots) -> tuple[Phrase, ...]:
    """Like ``meanings``, but only what means the same in both directions."""
    return _tables()[1].get(roots, ())


@cache
def _tables() -> tuple[_Table, _Table]:
    same, means = synonym_lists()
    equal: dict[Roots, list[Phrase]] = defaultdict(list)
    every: dict[Roots, list[Phrase]] = defaultdict(list)
    for group in same:
        phrases = [_phrase(text) for text in group]
        for phrase in phrases:
            others = [other for other in phrases if other is not phrase]
            for key in _keys(phrase):
                equal[key] += others
                every[key] += others
    for text, terms in means.items():
        answers = [answer for term in map(_phrase, terms) for answer in (term, *equal.get(_keys(term)[0], ()))]
        for key in _keys(_phrase(text)):
            every[key] += answers
    return _frozen(every), _frozen(equal)


def _frozen(table: Mapping[Roots, list[Phrase]]) -> _Table:
    return MappingProxyType({key: tuple(phrases) for key, phrases in table.items()})


def _phrase(text: str) -> Phrase:
    return tuple(analyse(token) for token in tokens(text) if not is_stop_word(token))


def _keys(phrase: Phrase) -> list[Roots]:
    if len(phrase) == 1:
        return [(root,) for root in phrase[0].roots]
    return [tuple(word.roots[0] for word in phrase)]
