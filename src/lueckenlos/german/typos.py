"""Similar words for one that does not occur in the index."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

_SHORTEST: Final = 4
_LONG: Final = 8  # from here on two mistakes are forgiven
_MOST: Final = 5
_MOST_COMPLETIONS: Final = 12


class Lexicon:
    """The words of an index, sorted so that similar ones are found quickly."""

    __slots__ = ("_by_start", "_words")

    def __init__(self, words: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._by_start: dict[tuple[str, int], list[str]] = defaultdict(list)
        self.add(words)

    def add(self, words: Iterable[str]) -> None:
        for word in words:
            if word and word not in self._words:
                self._words.add(word)
                self._by_start[word[0], len(word)].append(word)

    def __contains__(self, word: str) -> bool:
        return word in self._words

    def __len__(self) -> int:
        return len(self._words)

    def like(self, word: str, *, shortest: int, longest: int) -> Iterator[str]:
        """Words with the same first letter and a length between the two."""
        for length in range(shortest, longest + 1):
            yield from self._by_start.get((word[0], length), ())


def rescue(word: str, lexicon: Lexicon) -> list[str]:
    """The nearest words of the index by Damerau-Levenshtein distance, at most 1 (from 8 letters on 2) away."""
    if len(word) < _SHORTEST:
        return []
    allowed = 1 if len(word) < _LONG else 2
    near = list(lexicon.like(word, shortest=len(word) - allowed, longest=len(word) + allowed))
    found = process.extract(word, near, scorer=DamerauLevenshtein.distance, score_cutoff=allowed, limit=_MOST)
    nearest = min((distance for _, distance, _ in found), default=0)
    # the longer first: whole words before their roots
    return sorted((candidate for candidate, distance, _ in found if distance == nearest), key=len, reverse=True)


def completions(word: str, lexicon: Lexicon) -> list[str]:
    """The shortest words of the index that begin with an unfinished one."""
    if len(word) < _SHORTEST:
        return []
    longer = lexicon.like(word, shortest=len(word) + 1, longest=len(word) + 24)
    found = [candidate for candidate in longer if candidate.startswith(word)]
    return found[:_MOST_COMPLETIONS]
