"""Cutting German compounds: first part, linking letters, head.

The head must be a noun; the first part a noun (perhaps with -s, or without its -e) or the stem of a verb or
adjective. Of all places where a word can be cut only those of the most certain kind are kept.
"""

from dataclasses import dataclass
from enum import IntEnum
from functools import cache, lru_cache
from itertools import accumulate
from typing import Final, Self

from lueckenlos.german.dictionary import Dictionary, dictionary
from lueckenlos.german.fold import LONGEST_FORM, fold
from lueckenlos.german.tables import WordLists, word_lists

_SHORTEST_WORD: Final = 7
_SHORTEST_PART: Final = 3
_SHORT: Final = 4
Cut = tuple[str, ...]


class Link(IntEnum):
    """How the first part was read, the most certain first."""

    NOUN = 0
    NOUN_WITH_S = 1
    LISTED = 1  # as certain as the former: both ways of cutting are kept
    NOUN_WITHOUT_E = 2
    STEM = 3


@dataclass(frozen=True, slots=True)
class _Written:
    """A word with its folded form; ß is one letter of the one and two of the other."""

    text: str
    folded: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> Self:
        pieces = [fold(letter) for letter in text]
        return cls(text, "".join(pieces), tuple(accumulate(map(len, pieces), initial=0)))

    def places(self, shortest_first: int) -> range:
        return range(shortest_first, len(self.text) - _SHORTEST_PART + 1)

    def halves(self, at: int) -> tuple["_Written", "_Written"]:
        start = self.offsets[at]
        head = _Written(self.text[at:], self.folded[start:], ())
        return _Written(self.text[:at], self.folded[:start], self.offsets[: at + 1]), head

    def without(self, ending: str) -> "_Written":
        kept = len(self.text) - len(ending)
        return self.halves(kept)[0]


class Splitter:
    """Finds the parts of compounds by the dictionary and the word lists."""

    def __init__(self, words: Dictionary, lists: WordLists) -> None:
        self._words = words
        self._lists = lists

    def cuts(self, word: str) -> list[Cut]:
        """Parts of a lower-case word, as they stand in the dictionary, for each likely cut; empty when there is none.

        Kinderarmut → kinder, armut · Sprachkurs → sprache, kurs · Wittenberg → nothing.
        """
        if not _SHORTEST_WORD <= len(word) <= LONGEST_FORM or not word.isalpha():
            return []
        written = _Written.of(word)
        if written.folded in self._lists.whole:
            return []
        return self._in_two(written) or self._in_more(written)

    def _in_two(self, word: "_Written") -> list[Cut]:
        best = max(Link) + 1
        found: list[Cut] = []
        for at in word.places(_SHORTEST_PART):
            first, head = word.halves(at)
            if not self._is_head(first.folded, head.folded):
                continue
            read = self._first_part(first.text, first.folded)
            if read is None or read[0] > best:
                continue
            if read[0] < best:
                best = read[0]
                found.clear()
            found.append((read[1], head.text))
        return found

    def _in_more(self, word: "_Written") -> list[Cut]:
        for at in word.places(_SHORTEST_WORD):
            first, head = word.halves(at)
            if not self._is_head(first.folded, head.folded):
                continue
            for link in ("", "s"):
                inner = self._in_two(first.without(link)) if first.folded.endswith(link) else []
                if inner:
                    return [(*inner[0], head.text)]
        return []

    def _is_head(self, before: str, folded: str) -> bool:
        if folded in self._lists.never_heads or not (self._is_noun(folded) or self._is_genitive(folded)):
            return False
        return folded not in self._lists.place_heads or before in self._lists.place_heads_after

    def _first_part(self, part: str, folded: str) -> tuple[Link, str] | None:
        if self._is_noun(folded):
            return Link.NOUN, part
        if folded in self._lists.first_parts:
            return Link.LISTED, part
        if folded.endswith("s") and self._is_noun(folded[:-1]):
            return Link.NOUN_WITH_S, part[:-1]
        if len(folded) < _SHORT or folded in self._lists.never:
            return None
        if self._is_noun(folded + "e"):
            return Link.NOUN_WITHOUT_E, part + "e"
        if folded.endswith("en") and self._words.has_stem(folded[:-2]):
            return Link.STEM, part
        if not self._words.has_stem(folded):
            return None
        return Link.STEM, part + ("n" if folded.endswith(("el", "er")) else "en")

    def _is_noun(self, folded: str) -> bool:
        if folded in self._lists.parts:
            return True
        return len(folded) > _SHORT and folded not in self._lists.never and self._words.has_noun(folded)

    def _is_genitive(self, folded: str) -> bool:
        return len(folded) == _SHORT and folded.endswith("s") and folded[:-1] in self._lists.parts


@cache
def _splitter() -> Splitter:
    return Splitter(dictionary(), word_lists())


@lru_cache(maxsize=4_096)
def cuts(word: str) -> list[Cut]:
    """The likely cuts of a lower-case word; see ``Splitter.cuts``."""
    return _splitter().cuts(word)
