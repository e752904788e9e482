"""A question in plain words, turned into one search expression that both databases read alike."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum
from itertools import chain
from typing import Final

from lueckenlos.german.analyser import Word, analyse, is_stop_word
from lueckenlos.german.derivation import relatives
from lueckenlos.german.fold import fold, tokens
from lueckenlos.german.synonyms import LONGEST_PHRASE, meanings, same_words
from lueckenlos.german.tables import word_lists
from lueckenlos.german.typos import Lexicon, completions, rescue

_LONGEST_TEXT: Final = 600
_MOST_WORDS: Final = 12
_MOST_ALTERNATIVES: Final = 64


class Match(IntEnum):
    """How near an alternative is to what was asked, the nearest last."""

    TYPO = 1
    SYNONYM = 2
    PARTS = 3
    FORM = 4
    WORD = 5


@dataclass(frozen=True, slots=True)
class Alternative:
    """Tokens that must all occur."""

    tokens: tuple[str, ...]
    match: Match


@dataclass(frozen=True, slots=True)
class QueryWord:
    """One word (or fixed phrase) of the question; one of the alternatives must occur."""

    text: str
    known: bool
    alternatives: tuple[Alternative, ...]

    @property
    def narrowest(self) -> list[tuple[str, ...]]:
        """Alternatives without those that another one covers; enough to decide whether a text is found."""
        sets = [frozenset(alternative.tokens) for alternative in self.alternatives]
        kept = zip(self.alternatives, sets, strict=True)
        return [alternative.tokens for alternative, own in kept if not any(other < own for other in sets)]


def query_groups(text: str) -> list[QueryWord]:
    """The words of a question with everything that answers them; an empty list when there is nothing to look for.

    Takes any text: it is cut at 600 characters, 12 words are looked for, and no character of it reaches the database.
    """
    asked = [token for token in tokens(text[:_LONGEST_TEXT]) if not is_stop_word(token)]
    telling = [token for token in asked if fold(token) not in word_lists().question_words] or asked
    telling = list(dict.fromkeys(telling))[:_MOST_WORDS]
    words = [analyse(token) for token in telling]
    return list(_grouped(telling, words))


def one_of(words: Iterable[str]) -> QueryWord:
    """A question for texts that hold at least one of these tokens of the index."""
    alternatives = tuple(Alternative((word,), Match.WORD) for word in words)
    return QueryWord("", known=True, alternatives=alternatives)


def with_rescue(groups: Sequence[QueryWord], lexicon: Lexicon) -> list[QueryWord]:
    """The same question; a word that no indexed text can answer gets similar words of the index as alternatives."""
    return [group if _answered(group, lexicon) else _rescued(group, lexicon) for group in groups]


def to_fts5(groups: Iterable[QueryWord], *, column: str = "") -> str:
    """Expression for ``MATCH`` of SQLite FTS5, over all columns or one; empty for an empty question."""
    expression = " AND ".join(_any_of(group, '"{}"', " AND ", " OR ") for group in groups)
    return f"{column} : ({expression})" if column and expression else expression


def to_tsquery(groups: Iterable[QueryWord]) -> str:
    """Text for PostgreSQL's ``::tsquery``; empty for an empty question."""
    return " & ".join(_any_of(group, "'{}'", " & ", " | ") for group in groups)


def _any_of(group: QueryWord, quoted: str, both: str, either: str) -> str:
    sets = (both.join(map(quoted.format, tokens)) for tokens in group.narrowest)
    return "(" + either.join(f"({one})" for one in sets) + ")"


def _grouped(asked: list[str], words: list[Word]) -> Iterator[QueryWord]:
    at = 0
    while at < len(words):
        length = _phrase_at(words, at)
        if length > 1:
            phrase = words[at : at + length]
            own = [Alternative(_roots(phrase), Match.FORM)]
            others = _of_phrases(meanings(_roots(phrase)))
            known = all(word.known for word in phrase)
            yield QueryWord(" ".join(asked[at : at + length]), known, _unique(chain(own, others)))
        else:
            yield _single(asked[at], words[at])
        at += length


def _phrase_at(words: list[Word], at: int) -> int:
    for length in range(min(LONGEST_PHRASE, len(words) - at), 1, -1):
        if meanings(_roots(words[at : at + length])):
            return length
    return 1


def _single(text: str, word: Word) -> QueryWord:
    alternatives = chain(
        [Alternative((word.form,), Match.WORD)],
        (Alternative((root,), Match.FORM) for root in word.roots),
        (Alternative(cut, Match.PARTS) for cut in word.cuts),
        (Alternative((root,), Match.SYNONYM) for root in relatives(text)),
        chain.from_iterable(_of_phrases(meanings((root,))) for root in word.roots),
        chain.from_iterable(map(_of_parts, word.cuts)),
    )
    return QueryWord(text, word.known or bool(word.cuts), _unique(alternatives))


def _of_phrases(phrases: Iterable[Sequence[Word]]) -> Iterator[Alternative]:
    for phrase in phrases:
        yield Alternative(_roots(phrase), Match.SYNONYM)
        if len(phrase) == 1:
            yield from (Alternative(cut, Match.SYNONYM) for cut in phrase[0].cuts)


def _of_parts(cut: tuple[str, ...]) -> Iterator[Alternative]:
    """Seniorenberatung → Beratung for Ältere: one part at a time gives way to its synonyms."""
    for at, part in enumerate(cut):
        for phrase in same_words((part,)):
            yield Alternative((*cut[:at], *_roots(phrase), *cut[at + 1 :]), Match.SYNONYM)


def _roots(words: Sequence[Word]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word.roots[0] for word in words))


def _unique(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    first: dict[frozenset[str], Alternative] = {}
    for alternative in alternatives:
        first.setdefault(frozenset(alternative.tokens), alternative)
    return tuple(first.values())[:_MOST_ALTERNATIVES]


def _answered(group: QueryWord, lexicon: Lexicon) -> bool:
    return any(all(token in lexicon for token in alternative.tokens) for alternative in group.alternatives)


def _rescued(group: QueryWord, lexicon: Lexicon) -> QueryWord:
    asked = group.alternatives[0].tokens
    if len(asked) != 1 or group.known:
        return group
    similar = completions(asked[0], lexicon) or rescue(asked[0], lexicon)
    roots = chain.from_iterable((word, *analyse(word).roots) for word in similar)
    found = (Alternative((token,), Match.TYPO) for token in roots)
    return replace(group, alternatives=_unique(chain(group.alternatives, found)))
