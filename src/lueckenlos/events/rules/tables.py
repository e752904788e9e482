"""Which table goes to whom: by needs, then by queue, and the same for the same input."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from lueckenlos.events.enums import Need, Wish
from lueckenlos.events.models import Boerse
from lueckenlos.shared.errors import Invalid

# tables of one Börse; more than any hall holds
MOST_TABLES: Final = 2_000
_PART: Final = re.compile(r"([0-9]{1,4})(?:\s*[-–]\s*([0-9]{1,4}))?")
# a need weighs more than all wishes together
_NEED, _WISH, _TOGETHER = 100, 10, 40


@dataclass(frozen=True, slots=True)
class Wanted:
    """One registration that needs tables. ``features`` and ``needs`` name keys of the features of the hall."""

    key: int
    number: int
    place_type: int
    quantity: int
    features: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Allotment:
    """The tables of one registration, and how many of its wishes and needs they meet."""

    key: int
    tables: tuple[int, ...]
    met: int
    asked: int


def numbers_of(text: str) -> frozenset[int]:
    """„1-12, 40“ → the numbers; raises Invalid for anything else."""
    found: set[int] = set()
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        match = _PART.fullmatch(part)
        first, last = (int(match[1]), int(match[2] or match[1])) if match else (1, 0)
        if not 1 <= first <= last <= MOST_TABLES:
            raise Invalid("table_numbers_wrong", part=part)
        found.update(range(first, last + 1))
    return frozenset(found)


def features_of(boerse: Boerse | None) -> dict[str, frozenset[int]]:
    """Wish or need → the tables that meet it; the easily reached ones serve all needs."""
    if boerse is None:
        return {}
    easy = numbers_of(boerse.tables_easy)
    return {
        Wish.WAND: numbers_of(boerse.tables_wall),
        Wish.STROM: numbers_of(boerse.tables_power),
        Wish.STANGE: numbers_of(boerse.tables_rail),
        **dict.fromkeys(Need.values, easy),
    }


def blocks(capacities: Sequence[tuple[int, int]]) -> dict[int, range]:
    """(key, capacity) of the place types in order → their table numbers, one after the other."""
    found, start = {}, 1
    for key, capacity in capacities:
        found[key] = range(start, start + capacity)
        start += capacity
    return found


def allot(
    wanted: Sequence[Wanted],
    own: Mapping[int, range],
    features: Mapping[str, frozenset[int]],
    occupied: frozenset[int],
) -> list[Allotment]:
    """Tables for everybody in ``wanted``; ``own`` are the blocks of the place types, ``occupied`` stays as it is.

    People with needs choose first, then the queue decides. Each takes the tables that meet most, side by side if
    possible; among equals the lowest numbers. A block that is full lends from the others: there are always as many
    tables as places.
    """
    free = set(chain.from_iterable(own.values())) - occupied
    found = []
    for one in sorted(wanted, key=lambda one: (not one.needs, one.number)):
        home = [number for number in own.get(one.place_type, ()) if number in free]
        pool = home if len(home) >= one.quantity else sorted(free)
        tables = _best(one, pool, features)
        free -= set(tables)
        asked = one.features | one.needs
        met = sum(any(number in features.get(name, ()) for number in tables) for name in asked)
        found.append(Allotment(one.key, tables, met, len(asked)))
    return found


def _best(one: Wanted, pool: Sequence[int], features: Mapping[str, frozenset[int]]) -> tuple[int, ...]:
    """Of all runs in the pool the one with the highest score; the first among equals."""
    runs = [tuple(pool[start : start + one.quantity]) for start in range(len(pool) - one.quantity + 1)]
    return max(runs, key=lambda run: (_score(one, run, features), -run[0]), default=())


def _score(one: Wanted, run: Sequence[int], features: Mapping[str, frozenset[int]]) -> int:
    side_by_side = _TOGETHER if run[-1] - run[0] == len(run) - 1 else 0
    needs = sum(_NEED for name in one.needs if any(number in features.get(name, ()) for number in run))
    return side_by_side + needs + sum(_WISH for name in one.features if any(n in features.get(name, ()) for n in run))
