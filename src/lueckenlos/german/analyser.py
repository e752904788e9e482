"""One token to everything it can be found by. The same function serves index and question."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import chain
from sys import intern
from typing import Final

from lueckenlos.german.compounds import Cut, cuts
from lueckenlos.german.fold import LONGEST_FORM, fold, form, tokens
from lueckenlos.german.roots import part_root, readings, stem, unique
from lueckenlos.german.tables import word_lists

# Raise whenever the tokens of some text change; rows with an older number are indexed anew.
ANALYSER_VERSION: Final = 1

_REMEMBERED: Final = 40_000
_DEEPEST: Final = 3
_WRITTEN_OUT: Final = (("ae", "ä"), ("oe", "ö"), ("ue", "ü"))


@dataclass(frozen=True, slots=True)
class Word:
    """A token: as written, reduced to its roots, and the roots of its parts.

    ``cuts`` holds one tuple of roots for each way to cut it, ``parts`` the roots of all parts at every depth.
    """

    form: str
    roots: tuple[str, ...]
    cuts: tuple[tuple[str, ...], ...] = ()
    parts: tuple[str, ...] = ()
    known: bool = False

    @property
    def whole(self) -> tuple[str, ...]:
        """What stands for the word as a whole."""
        return (self.form, *self.roots)


def index_words(text: str) -> str:
    """Everything the text can be found by: unique tokens of [a-z0-9], separated by one blank."""
    return " ".join(index_tokens(text))


def index_tokens(text: str) -> dict[str, None]:
    """The tokens of ``index_words``, as an ordered set."""
    return dict.fromkeys(chain.from_iterable(map(_expansions().__getitem__, tokens(text))))


@lru_cache(maxsize=8_192)
def analyse(token: str) -> Word:
    """The roots and parts of one token; see ``Word``."""
    lower = token.lower()
    if len(lower) > LONGEST_FORM or not lower.isalpha():
        return Word(form(token), (stem(token),))
    known, found = readings(token), cuts(lower)
    if not known and not found:
        lower, known, found = _with_umlauts(lower)
    whole = word_lists().whole.get(fold(lower), ())
    return Word(
        form=intern(form(token)),
        roots=tuple(known or [_unknown_root(lower, found)]),
        cuts=tuple(tuple(map(part_root, cut)) for cut in found),
        parts=tuple(unique(chain(whole, _all_parts(found, 1)))),
        known=bool(known),
    )


@lru_cache(maxsize=8_192)
def is_stop_word(token: str) -> bool:
    folded = fold(token)
    return folded in word_lists().stop_words or (len(folded) == 1 and not folded.isdigit())


def prepare() -> None:
    """Load the dictionary now instead of at the first text."""
    analyse("Vorbereitung")


class _Expansions(dict[str, tuple[str, ...]]):
    """Tokens already seen with their index words, so that a usual text costs look-ups alone."""

    def __missing__(self, token: str) -> tuple[str, ...]:
        if token.isascii() and token.isdigit() and len(token) <= LONGEST_FORM:
            # a number stands for itself, and thousands of house numbers shall not push the words out
            return (token,)
        words = _expand(token)
        if len(self) >= _REMEMBERED:
            self.clear()
        self[token] = words
        return words


@cache
def _expansions() -> _Expansions:
    return _Expansions()


def _expand(token: str) -> tuple[str, ...]:
    if is_stop_word(token):
        return ()
    word = analyse(token)
    return tuple(unique((*word.whole, *word.parts)))


def _with_umlauts(lower: str) -> tuple[str, list[str], list[Cut]]:
    """Reads "maedchen" as "mädchen" if that is a word and the other is not."""
    guess = lower
    for written, umlaut in _WRITTEN_OUT:
        guess = guess.replace(written, umlaut)
    if guess == lower:
        return lower, [], []
    known, found = readings(guess), cuts(guess)
    return (guess if known or found else lower), known, found


def _unknown_root(lower: str, found: list[Cut]) -> str:
    if not found:
        return stem(lower)
    # an unknown compound bends like its head: Familienzentren → Familienzentrum
    head = found[0][-1]
    return intern((form(lower[: len(lower) - len(head)]) + part_root(head))[:LONGEST_FORM])


def _all_parts(found: list[Cut], depth: int) -> Iterator[str]:
    for part in chain.from_iterable(found):
        yield part_root(part)
        if depth < _DEEPEST:
            yield from _all_parts(cuts(part), depth + 1)
