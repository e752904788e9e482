"""From what people type into spreadsheet cells to terms."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from lueckenlos.shared.text import slug_of, sort_key
from lueckenlos.vocabulary.registry import Term, vocabulary

# below this, suggestions are more noise than help (tried on the labels of Kita and counselling directories)
MIN_SCORE: Final = 82
# by letters alone: "Abasinisch" is not Albanian, whatever else they share
SLIP_SCORE: Final = 87
MAX_SUGGESTIONS: Final = 3
# shorter cells resemble everything
MIN_LETTERS: Final = 4


@dataclass(frozen=True, slots=True)
class Match:
    """What a cell means. ``slug`` is set only when that is certain; ``suggestions`` are slugs, likeliest first.

    ``exact`` says that the cell holds the slug or label itself; a synonym gives a certain slug without being exact.
    """

    slug: str | None
    suggestions: tuple[str, ...] = ()
    exact: bool = False
    slip: str = ""  # the suggestion that the text misses by a slip of the pen: "Alleinerzihende"


NOTHING: Final = Match(slug=None)


@lru_cache(maxsize=262_144)
def match_term(vocabulary_slug: str, raw_text: str) -> Match:
    """The term of ``raw_text``: by slug, label or synonym in any spelling, otherwise suggestions by resemblance.

    Case, umlauts (ä, ae, a), ß, hyphens and punctuation do not matter. A wording that two terms share gives both as
    suggestions. Imports ask this for every cell, so answers are remembered. Raises UnknownTerm for the vocabulary.
    """
    names = _names(vocabulary_slug)
    keys = _keys(raw_text)
    if not keys:
        return NOTHING
    for key in keys:
        if key in names.own:
            return Match(names.own[key], exact=True)
    for key in keys:
        owners = names.synonyms.get(key, ())
        if len(owners) == 1:
            return Match(owners[0])
        if owners:
            return Match(None, owners[:MAX_SUGGESTIONS])
    return Match(None, _similar(names, keys[0]), slip=_slip(names, keys[0]))


@dataclass(frozen=True, slots=True)
class _Names:
    """Folded wordings of one vocabulary: ``own`` are slugs and labels, ``synonyms`` may belong to several terms."""

    own: dict[str, str]
    synonyms: dict[str, tuple[str, ...]]
    wordings: tuple[str, ...]


@cache
def _names(vocabulary_slug: str) -> _Names:
    own: dict[str, str] = {}
    shared: defaultdict[str, list[str]] = defaultdict(list)
    current = [term for term in vocabulary(vocabulary_slug).terms if term.valid_to is None]
    for term in current:
        own.update(dict.fromkeys(_own_keys(term), term.slug))
    for term in current:
        for key in dict.fromkeys(key for synonym in (*term.synonyms, term.label_leicht) for key in _keys(synonym)):
            if key not in own:
                shared[key].append(term.slug)
    synonyms = {key: tuple(slugs) for key, slugs in shared.items()}
    return _Names(own, synonyms, (*own, *synonyms))


def _own_keys(term: Term) -> tuple[str, ...]:
    return (*_keys(term.label), *_keys(term.slug))


def _keys(text: str) -> tuple[str, ...]:
    """Folded spellings: ä as a (marks dropped) and as ae (typed without umlauts)."""
    spellings = (sort_key(text), slug_of(text).replace("-", " "))
    return tuple(dict.fromkeys(spelling for spelling in spellings if spelling))


def _similar(names: _Names, key: str) -> tuple[str, ...]:
    if len(key) < MIN_LETTERS:
        return ()
    found = process.extract(key, names.wordings, scorer=fuzz.WRatio, score_cutoff=MIN_SCORE, limit=12)
    owners = (names.own.get(wording) or names.synonyms[wording] for wording, _score, _index in found)
    slugs = (slug for owner in owners for slug in ((owner,) if isinstance(owner, str) else owner))
    return tuple(dict.fromkeys(slugs))[:MAX_SUGGESTIONS]


def _slip(names: _Names, key: str) -> str:
    if len(key) < MIN_LETTERS:
        return ""
    found = process.extractOne(key, names.wordings, scorer=fuzz.ratio, score_cutoff=SLIP_SCORE)
    if found is None:
        return ""
    owner = names.own.get(found[0]) or names.synonyms[found[0]]
    return owner if isinstance(owner, str) else owner[0] if len(owner) == 1 else ""
