"""How well a text answers a question, and where."""

import re
from collections.abc import Iterable, Sequence
from itertools import chain
from types import MappingProxyType
from typing import Final

from lueckenlos.german.analyser import analyse, is_stop_word
from lueckenlos.german.fold import tokens
from lueckenlos.german.query import Alternative, Match, QueryWord

# what a hit is worth in the title; in the text a third of it
_WORTH: Final = MappingProxyType(
    {Match.WORD: 12.0, Match.FORM: 10.0, Match.PARTS: 7.0, Match.SYNONYM: 6.0, Match.TYPO: 4.0}
)
_ONLY_A_PART: Final = 0.7  # Beratung inside Schuldnerberatung
_IN_BODY: Final = 1 / 3
_MOST_IN_BODY: Final = _WORTH[Match.WORD] * _IN_BODY
_SHORT_TITLE: Final = 3.0
_PIECES: Final = re.compile(r"([^\W_]+)")


def score(groups: Sequence[QueryWord], title: str, title_words: str, body_words: str = "") -> float:
    """Relevance of a found text, higher is better; words as ``index_words`` wrote them.

    Title over body, the word itself over its forms, parts, synonyms and corrected mistakes; of equal titles the
    shorter one, of which the hit is the larger share.
    """
    written = [analyse(token) for token in tokens(title) if not is_stop_word(token)]
    whole = {token for word in written for token in word.whole}
    in_title = set(title_words.split())
    worths = [_best(group, whole, in_title) for group in groups]
    if min(worths, default=_MOST_IN_BODY) < _MOST_IN_BODY:
        anywhere = in_title.union(body_words.split())
        in_body = [_IN_BODY * _best(group, anywhere, anywhere) for group in groups]
        worths = list(map(max, worths, in_body))
    return sum(worths) + _SHORT_TITLE * len(groups) / (len(groups) + len(written))


def highlight(text: str, groups: Sequence[QueryWord]) -> list[tuple[str, bool]]:
    """The text in pieces, each with whether it answers the question; joined they are the text again."""
    pieces = _PIECES.split(text)
    found = [_everything(piece) if at % 2 else frozenset() for at, piece in enumerate(pieces)]
    present = frozenset().union(*found)
    wanted = {
        token
        for group in groups
        for alternative in group.alternatives
        if present.issuperset(alternative.tokens)
        for token in alternative.tokens
    }
    return _joined([(piece, not wanted.isdisjoint(own)) for piece, own in zip(pieces, found, strict=True)])


def as_written(word: str, texts: Iterable[str]) -> str:
    """A token of the index as some text writes it ("elterncafe" → "Elterncafé"); empty if none has it."""
    for token in chain.from_iterable(map(tokens, texts)):
        if word in analyse(token).whole:
            return token
    return ""


def _best(group: QueryWord, whole: set[str], partly: set[str]) -> float:
    return max((_worth(alternative, whole, partly) for alternative in group.alternatives), default=0.0)


def _worth(alternative: Alternative, whole: set[str], partly: set[str]) -> float:
    worth = _WORTH[alternative.match]
    if whole.issuperset(alternative.tokens):
        return worth
    return worth * _ONLY_A_PART if partly.issuperset(alternative.tokens) else 0.0


def _everything(token: str) -> frozenset[str]:
    if is_stop_word(token):
        return frozenset()
    word = analyse(token)
    return frozenset((*word.whole, *word.parts))


def _joined(pieces: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    joined: list[tuple[str, bool]] = []
    for piece, hit in pieces:
        if piece and joined and joined[-1][1] == hit:
            joined[-1] = (joined[-1][0] + piece, hit)
        elif piece:
            joined.append((piece, hit))
    return joined
