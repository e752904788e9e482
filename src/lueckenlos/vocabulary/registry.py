"""Controlled vocabularies, read once from ``content/vocabulary/*.toml``.

Slugs and bits are permanent: a term that goes out of use gets ``valid_to``, its slug and bit are never given again.
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property
from importlib.resources import files
from importlib.resources.abc import Traversable

MAX_BIT = 62  # the largest bit of a signed 64-bit column


class UnknownTerm(LookupError):
    """No such slug in this vocabulary."""


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
    """All terms of one list, in order."""

    slug: str
    label: str
    description: str
    version: str
    source: str
    terms: tuple[Term, ...]

    @cached_property
    def by_slug(self) -> dict[str, Term]:
        return {term.slug: term for term in self.terms}

    @cached_property
    def choices(self) -> list[tuple[str, str]]:
        """Terms for a select, without those that went out of use."""
        return [(term.slug, term.label) for term in self.terms if term.valid_to is None]

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
        return frozenset(term.slug for term in self.terms if bits & term.flag)

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
    known = {
        "slug",
        "bit",
        "label",
        "label_leicht",
        "description",
        "order",
        "valid_from",
        "valid_to",
        "parent",
        "synonyms",
    }
    terms = tuple(
        Term(
            vocabulary=raw["slug"],
            slug=entry["slug"],
            bit=entry["bit"],
            label=entry["label"],
            label_leicht=entry["label_leicht"],
            description=entry["description"],
            order=entry.get("order", position),
            valid_from=entry.get("valid_from", raw["valid_from"]),
            valid_to=entry.get("valid_to"),
            parent=entry.get("parent"),
            synonyms=tuple(entry.get("synonyms", ())),
            data={name: value for name, value in entry.items() if name not in known},
        )
        for position, entry in enumerate(raw["term"])
    )
    ordered = tuple(sorted(terms, key=lambda term: term.order))
    return Vocabulary(raw["slug"], raw["label"], raw["description"], raw["version"], raw["source"], ordered)
