"""Facets of the public search: which terms are on offer, and how many hits each would leave.

All of it is counted from one query for whole columns, so a page costs the same queries for 3 offers and for 50,000.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Self

import numpy as np
import numpy.typing as npt
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lueckenlos.shared.columns import SEPARATOR
from lueckenlos.vocabulary.registry import Vocabulary, vocabulary

BoolArray = npt.NDArray[np.bool_]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class FacetKind:
    """``name`` is the parameter in the address; ``column`` a bit mask column, or a plain term when ``single``."""

    name: str
    column: str
    vocabulary_slug: str
    label: object
    single: bool = False

    @property
    def vocabulary(self) -> Vocabulary:
        return vocabulary(self.vocabulary_slug)


FACETS: Final = (
    FacetKind("alter", "lebensphasen", "lebensphase", gettext_lazy("Für welches Alter?")),
    FacetKind("thema", "handlungsfelder", "handlungsfeld", gettext_lazy("Worum geht es?")),
    FacetKind("fuer", "zielgruppen", "zielgruppe", gettext_lazy("Für wen?")),
    FacetKind("kosten", "kosten_art", "kosten", gettext_lazy("Was kostet es?"), single=True),
    FacetKind("zugang", "zugang", "zugang", gettext_lazy("Wie komme ich hin?")),
    FacetKind("sprache", "sprachen", "sprache", gettext_lazy("In welcher Sprache?")),
    FacetKind("form", "angebotsform", "angebotsform", gettext_lazy("Was für ein Angebot?"), single=True),
)


def columns_for(kinds: Sequence[FacetKind]) -> tuple[str, ...]:
    """Masks as integers, single terms as slugs."""
    return tuple(facet.column if facet.single else f"{facet.column}__bits" for facet in kinds)


COLUMNS: Final = columns_for(FACETS)


@dataclass(frozen=True, slots=True)
class Criteria:
    """What a citizen looks for; unknown terms of the address are left out."""

    text: str
    chosen: Mapping[str, tuple[str, ...]]

    @property
    def any(self) -> bool:
        return bool(self.text) or any(self.chosen.values())


@dataclass(frozen=True, slots=True)
class Choice:
    """One term of a facet; ``count`` is what choosing it alone within its facet would leave."""

    slug: str
    label: str
    count: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class Facet:
    """A group of choices, those without a hit left out unless chosen."""

    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def open(self) -> bool:
        return any(choice.chosen for choice in self.choices)


class Hits:
    """Hits of the text search as columns; knows which of them meet the chosen terms."""

    def __init__(
        self, table: IntArray, chosen: Mapping[str, Sequence[str]], kinds: Sequence[FacetKind] = FACETS
    ) -> None:
        """``table``: a line of keys, then one of bit masks for each of ``kinds``; ``chosen``: facet name → slugs."""
        self.table = table
        self.chosen = chosen
        self.kinds = kinds
        self._meets = {facet.name: self._meeting(position, facet) for position, facet in enumerate(kinds, 1)}

    @classmethod
    def of(
        cls, columns: Sequence[str], chosen: Mapping[str, Sequence[str]], kinds: Sequence[FacetKind] = FACETS
    ) -> Self:
        """From keys and ``columns_for(kinds)`` as ``shared.columns`` reads them."""
        if not columns:
            return cls(np.zeros((len(kinds) + 1, 0), dtype=np.int64), chosen, kinds)
        ids, *facets = columns
        lines = [_numbers(ids), *(_masks(kind, text) for kind, text in zip(kinds, facets, strict=True))]
        return cls(np.array(lines, dtype=np.int64), chosen, kinds)

    def first(self, best: Sequence[int]) -> Self:
        """The same hits, those with the keys ``best`` in front, in that order."""
        keys = self.all_ids()
        places = {key: place for place, key in enumerate(best)}
        order = sorted(range(len(keys)), key=lambda position: places.get(keys[position], len(places)))
        return type(self)(self.table[:, order], self.chosen, self.kinds)

    def all_ids(self) -> list[int]:
        found: list[int] = self.table[0].tolist()
        return found

    def _meeting(self, position: int, facet: FacetKind) -> BoolArray:
        bits = facet.vocabulary.to_bits(self.chosen.get(facet.name, ()))
        if not bits:
            return np.ones(self.table.shape[1], dtype=np.bool_)
        meets: BoolArray = (self.table[position] & bits) != 0
        return meets

    def ids(self) -> list[int]:
        """Keys of the offers that meet every facet, in the order of the hits."""
        meets = np.logical_and.reduce(list(self._meets.values()))
        found: list[int] = self.table[0, meets].tolist()
        return found

    def facets(self) -> list[Facet]:
        """Those with something to choose. Terms within one add up; its counts therefore leave out its own choice."""
        found = (self._facet(position, kind) for position, kind in enumerate(self.kinds, 1))
        return [facet for facet in found if facet.choices]

    def _facet(self, position: int, kind: FacetKind) -> Facet:
        others = np.logical_and.reduce([meets for name, meets in self._meets.items() if name != kind.name])
        counts = term_counts(kind, self.table[position, others])
        chosen = set(self.chosen.get(kind.name, ()))
        choices = (
            Choice(term.slug, _(term.label), counts[term.slug], term.slug in chosen) for term in kind.vocabulary.terms
        )
        return Facet(kind.name, str(kind.label), tuple(c for c in choices if c.count or c.chosen))


def term_counts(kind: FacetKind, masks: IntArray) -> dict[str, int]:
    """How many of the masks hold each term."""
    return {term.slug: int(np.count_nonzero(masks & term.flag)) for term in kind.vocabulary.terms}


def phase_counts(phases: str) -> tuple[int, dict[str, int]]:
    """From the first of COLUMNS: how many offers there are, and how many each Lebensphase has."""
    masks = _numbers(phases)
    return len(masks), term_counts(FACETS[0], masks)


def _masks(kind: FacetKind, column: str) -> IntArray:
    """Masks as they are; single terms, or none, as their flags."""
    if not kind.single:
        return _numbers(column)
    flags = {slug: term.flag for slug, term in kind.vocabulary.by_slug.items()}
    return np.array([flags.get(slug, 0) for slug in column.split(SEPARATOR)], dtype=np.int64)


def _numbers(column: str) -> IntArray:
    return np.fromstring(column, dtype=np.int64, sep=SEPARATOR)
