"""Controlled vocabularies, read once from ``content/vocabulary/*.toml``.

Slugs and bits are permanent: a term that goes out of use gets ``valid_to``, its slug and bit are never given again
(``tests/vocabulary/slugs.lock`` watches over it).
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

MAX_BIT = 62  # the largest bit of a signed 64-bit column
# offers of a whole country share a few thousand combinations; beyond that a list is being scanned, not read
_MOST_SETS: Final = 65_536
_COMMON: Final = frozenset(
    {"slug", "bit", "label", "label_leicht", "description", "order", "valid_from", "valid_to", "parent", "synonyms"}
)


class UnknownTerm(KeyError):
    """No such slug in this vocabulary. A KeyError, so that templates can ask a vocabulary for its attributes."""

    def __str__(self) -> str:
        return str(self.args[0])  # KeyError would put its message into quotes


@dataclass(frozen=True, slots=True)
class Term:
    """One entry of a vocabulary. ``data`` holds what only this vocabulary has, such as age bounds in months."""

    vocabulary: str
    slug: str
    bit: int
    label: str
    label_leicht: str
    description: str
    order: int
    valid_from: date
    valid_to: date | None
    parent: str | None
    synonyms: tuple[str, ...]
    data: dict[str, object]

    @property
    def flag(self) -> int:
        return 1 << self.bit

    def valid_on(self, day: date) -> bool:
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)


@dataclass(frozen=True)
class Vocabulary:
    """All terms of one list, in order. ``parent_vocabulary`` is the list in which the terms' parents stand."""

    slug: str
    label: str
    description: str
    version: str
    source: str
    terms: tuple[Term, ...]
    valid_from: date
    parent_vocabulary: str

    @cached_property
    def by_slug(self) -> dict[str, Term]:
        return {term.slug: term for term in self.terms}

    @cached_property
    def choices(self) -> list[tuple[str, str]]:
        """Terms for a select, without those that went out of use."""
        return [(term.slug, term.label) for term in self.terms if term.valid_to is None]

    @cached_property
    def _sets(self) -> dict[int, frozenset[str]]:
        return {}

    def __getitem__(self, slug: str) -> Term:
        try:
            return self.by_slug[slug]
        except KeyError:
            message = f"{slug!r} is no term of {self.slug}"
            raise UnknownTerm(message) from None

    def __contains__(self, slug: object) -> bool:
        return slug in self.by_slug

    def label_of(self, slug: str) -> str:
        """The label, or the slug itself when the term is unknown."""
        term = self.by_slug.get(slug)
        return term.label if term else slug

    def to_bits(self, slugs: Iterable[str]) -> int:
        """Bit mask of ``slugs``; raises UnknownTerm."""
        bits = 0
        for slug in slugs:
            bits |= self[slug].flag
        return bits

    def from_bits(self, bits: int) -> frozenset[str]:
        """The slugs of a bit mask; bits that no term owns are left out."""
        known = self._sets.get(bits)
        if known is None:
            known = frozenset(term.slug for term in self.terms if bits & term.flag)
            if len(self._sets) < _MOST_SETS:
                self._sets[bits] = known
        return known

    def sorted(self, slugs: Iterable[str]) -> list[str]:
        return sorted(slugs, key=lambda slug: self.by_slug[slug].order if slug in self.by_slug else MAX_BIT)

    def labels(self, slugs: Iterable[str]) -> list[str]:
        return [self.label_of(slug) for slug in self.sorted(slugs)]


@cache
def all_vocabularies() -> dict[str, Vocabulary]:
    """Every vocabulary by slug, in the order of its file name."""
    folder = files("lueckenlos.content") / "vocabulary"
    sources = sorted((item for item in folder.iterdir() if item.name.endswith(".toml")), key=lambda item: item.name)
    loaded = (_read(item) for item in sources)
    return {vocabulary.slug: vocabulary for vocabulary in loaded}


def vocabulary(slug: str) -> Vocabulary:
    """One vocabulary; raises UnknownTerm for a name that does not exist."""
    try:
        return all_vocabularies()[slug]
    except KeyError:
        message = f"there is no vocabulary {slug!r}"
        raise UnknownTerm(message) from None


def _read(source: Traversable) -> Vocabulary:
    raw = tomllib.loads(source.read_text(encoding="utf-8"))
    terms = (_term(entry, position, raw) for position, entry in enumerate(raw["term"]))
    return Vocabulary(
        slug=raw["slug"],
        label=raw["label"],
        description=raw["description"],
        version=raw["version"],
        source=raw["source"],
        terms=tuple(sorted(terms, key=lambda term: term.order)),
        valid_from=raw["valid_from"],
        parent_vocabulary=raw.get("parent_vocabulary", raw["slug"]),
    )


def _term(entry: dict[str, Any], position: int, file: dict[str, Any]) -> Term:
    return Term(
        vocabulary=file["slug"],
        slug=entry["slug"],
        bit=entry["bit"],
        label=entry["label"],
        label_leicht=entry["label_leicht"],
        description=entry["description"],
        order=entry.get("order", position),
        valid_from=entry.get("valid_from", file["valid_from"]),
        valid_to=entry.get("valid_to"),
        parent=entry.get("parent"),
        synonyms=tuple(entry.get("synonyms", ())),
        data={name: value for name, value in entry.items() if name not in _COMMON},
    )
