"""Whether a room is wanted twice at the same time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations
from typing import Final

from lueckenlos.events.models import Event
from lueckenlos.shared.text import sort_key

# more would not be read
_SHOWN: Final = 5


@dataclass(frozen=True, slots=True)
class Use:
    """A room of a house for a time, and the event that uses it."""

    event: Event
    title: str
    room: str
    starts_at: datetime
    ends_at: datetime

    @property
    def key(self) -> tuple[str, str]:
        """Two spellings of a room that differ in capitals or hyphens are the same room."""
        return sort_key(self.event.venue), sort_key(self.room)


@dataclass(frozen=True, slots=True)
class Clash:
    """``mine`` and ``other`` want the same room between ``starts_at`` and ``ends_at``."""

    mine: Use
    other: Use

    @property
    def starts_at(self) -> datetime:
        return max(self.mine.starts_at, self.other.starts_at)

    @property
    def ends_at(self) -> datetime:
        return min(self.mine.ends_at, self.other.ends_at)


def clashes(event: Event, others: Iterable[Event]) -> list[Clash]:
    """The first few: with other events, and between parts of the own programme. Reads ``parts`` of each.

    Only rooms with a name count: a house has many. A part without a room or a time of its own uses none of its own.
    """
    parts = _parts(event)
    own = [*_whole(event), *parts]
    pairs = [(mine, other) for one in others for other in [*_whole(one), *_parts(one)] for mine in own]
    # the event's own room holds the whole of it; only its parts can be in each other's way
    pairs += combinations(parts, 2)
    found = [Clash(mine, other) for mine, other in pairs if _meet(mine, other)]
    return sorted(found, key=lambda clash: clash.starts_at)[:_SHOWN]


def _whole(event: Event) -> Sequence[Use]:
    use = Use(event, event.title, event.room, event.starts_at, event.ends_at)
    return [use] if all(use.key) else []


def _parts(event: Event) -> Sequence[Use]:
    uses = (
        Use(event, part.title, part.room, part.starts_at, part.ends_at)
        for part in event.parts.all()
        if part.starts_at and part.ends_at
    )
    return [use for use in uses if all(use.key)]


def _meet(mine: Use, other: Use) -> bool:
    return mine.key == other.key and mine.starts_at < other.ends_at and other.starts_at < mine.ends_at
