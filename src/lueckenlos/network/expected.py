"""Which actors are commonly found in each Lebensphase: a proposal in ``content/network``, edited by experts."""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from urllib.parse import urlencode

from lueckenlos.shared.text import sort_key


@dataclass(frozen=True, slots=True)
class Expected:
    """``words`` are beginnings of folded words of a name; ``kinds`` those of partners.OrganisationKind.

    An organisation is it when its name has one of the words, or when it is of one of the kinds and its offers, where
    it has any, are for one of the phases.
    """

    slug: str
    label: str
    why: str
    phases: tuple[str, ...]
    kinds: frozenset[str]
    words: tuple[str, ...]
    # of a new organisation
    kind: str = ""

    @property
    def asked(self) -> str:
        """What the form of a new organisation is filled in with, as the end of its address."""
        known = {"name": self.label, "kind": self.kind}
        return urlencode({name: value for name, value in known.items() if value})


@dataclass(frozen=True, slots=True)
class Catalogue:
    edition: str
    source: str
    actors: tuple[Expected, ...]

    @property
    def by_slug(self) -> dict[str, Expected]:
        return {one.slug: one for one in self.actors}


@dataclass(frozen=True, slots=True)
class Candidate:
    """What of an organisation tells whether it is an expected actor."""

    key: int
    name_key: str
    kind: str
    phases: frozenset[str]


@cache
def catalogue() -> Catalogue:
    raw = tomllib.loads((files("lueckenlos.content") / "network" / "expected.toml").read_text(encoding="utf-8"))
    actors = tuple(
        Expected(
            slug=entry["slug"],
            label=entry["label"],
            why=entry["why"],
            phases=tuple(entry["phases"]),
            kinds=frozenset(entry.get("kinds", ())),
            words=tuple(sort_key(word) for word in entry.get("words", ())),
            kind=entry.get("kind", ""),
        )
        for entry in raw["actor"]
    )
    return Catalogue(raw["edition"], raw["source"], actors)


def is_it(expected: Expected, one: Candidate) -> bool:
    padded = f" {one.name_key}"
    if any(f" {word}" in padded for word in expected.words):
        return True
    return one.kind in expected.kinds and (not one.phases or not one.phases.isdisjoint(expected.phases))


def present(actors: Iterable[Expected], candidates: Iterable[Candidate]) -> Mapping[str, list[int]]:
    """By expected actor the keys of organisations that look like it."""
    rows = list(candidates)
    return {expected.slug: [one.key for one in rows if is_it(expected, one)] for expected in actors}
