"""Which words of a paragraph were struck out and which were put in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

# a word or mark with the blanks behind it: compared are the words, so that blanks alone never match
_TOKEN: Final = re.compile(r"\w+\s*|[^\w\s]\s*|\s+")
Pair = tuple[str, str]


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Span:
    """A run of words. All but the new ones make the old text, all but the gone ones the new text."""

    kind: Kind
    text: str

    @property
    def gone(self) -> bool:
        return self.kind is Kind.GONE

    @property
    def plain(self) -> bool:
        """Needs no mark: the same in both, or only blanks that came in between."""
        return self.kind is Kind.SAME or (self.kind is Kind.NEW and not self.text.strip())

    @property
    def hidden(self) -> bool:
        """Only blanks that are gone."""
        return self.gone and not self.text.strip()


def spans(old: str, new: str) -> tuple[Span, ...]:
    """The words of both texts in reading order; what is gone stands before what replaces it."""
    return tuple(_joined(_pairs(_TOKEN.findall(old), _TOKEN.findall(new))))


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[Pair]:
    """Pieces of the old and the new text that stand for each other."""
    old_words, new_words = ([token.rstrip() for token in tokens] for tokens in (before, after))
    for tag, a, b, c, d in SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes():
        if tag != "equal":
            yield "".join(before[a:b]), "".join(after[c:d])
            continue
        for old, new in zip(before[a:b], after[c:d], strict=True):
            word = old.rstrip()
            yield word, word
            yield old[len(word) :], new[len(word) :]


def _joined(pairs: Iterator[Pair]) -> Iterator[Span]:
    """Neighbouring pieces of one kind as one span."""
    same = gone = new = ""
    for one, other in pairs:
        if one == other and (gone or new) and one:
            yield from _changed(gone, new)
            gone = new = ""
        if one == other:
            same += one
        else:
            if same:
                yield Span(Kind.SAME, same)
                same = ""
            gone, new = gone + one, new + other
    yield from _changed(gone, new)
    if same:
        yield Span(Kind.SAME, same)


def _changed(gone: str, new: str) -> Iterator[Span]:
    if gone:
        yield Span(Kind.GONE, gone)
    if new:
        yield Span(Kind.NEW, new)
