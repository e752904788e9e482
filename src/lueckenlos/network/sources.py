"""Ties that arise from ordinary work: packages above register where they find them, and which bodies they know.

An actor is known by a key: ``o12`` is the organisation 12; a body has the key its package gives it, with a dot.
Found ties are computed for the day that is asked for and never stored.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lueckenlos.network.enums import TieKind
from lueckenlos.shared.registers import Register
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor


def actor_key(organisation: int) -> str:
    """The key of an organisation as an actor."""
    return f"o{organisation}"


def organisation_of(key: str) -> int | None:
    """The organisation behind a key; None for a body."""
    return int(key[1:]) if key[:1] == "o" and key[1:].isdecimal() else None


def is_body(key: str) -> bool:
    """Whether the key is that of a group such as a Gremium."""
    return "." in key


@dataclass(frozen=True, slots=True)
class Roster:
    """The organisations of the Stelle by folded name, for records that hold a name only."""

    by_name: Mapping[str, int]

    def find(self, name: str) -> int | None:
        return self.by_name.get(sort_key(name))


@dataclass(frozen=True, slots=True)
class Body:
    """A group that is no organisation, such as a Gremium. ``key`` holds a dot: ``boards.3``."""

    key: str
    name: str
    url: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class FoundTie:
    """``why`` is one German line that the source has written; ``url`` leads to where the tie comes from."""

    giver: str
    receiver: str
    kind: TieKind
    why: str
    url: str = ""
    since: date | None = None
    source: str = ""


class TieSource:
    """Override what applies. The scope of the actor's Stelle is open; a constant number of queries each."""

    slug: str = ""
    label: str = ""

    def bodies(self, actor: Actor) -> Iterable[Body]:
        """Actors that are no organisations, as far as the actor may see them."""
        return ()

    def ties(self, actor: Actor, roster: Roster, day: date) -> Iterable[FoundTie]:
        """What holds on ``day``, from records that the actor may see."""
        return ()

    def phases(self, actor: Actor, day: date) -> Mapping[int, frozenset[str]]:
        """In which Lebensphasen organisations are active, by their key."""
        return {}


_SOURCES: Final = Register[TieSource]()


def register_source(source: TieSource) -> None:
    """Called once by the app of the package."""
    _SOURCES.add(source, source.slug)


def sources() -> list[TieSource]:
    return sorted(_SOURCES, key=lambda source: source.slug)


def source_label(slug: str) -> str:
    """What a source is called; its slug when its package is not installed."""
    return source.label if (source := _SOURCES.get(slug)) else slug
