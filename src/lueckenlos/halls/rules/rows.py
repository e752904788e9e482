"""The tables of a hall as rows: which stand side by side, which are free, and the best free ones for somebody."""

import heapq
import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np

from lueckenlos.halls.enums import Feature
from lueckenlos.halls.rules.plan import Item

# side by side: fronts in one line, and so little between that nobody walks through
LINE_CM: Final = 20
BESIDE_CM: Final = 50
# two rooms are further apart than any two tables in one
OTHER_ROOM_CM: Final = 20_000
_LEICHT: Final = Feature.LEICHT.value
Key = tuple[int, ...]
Profile = tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Guest:
    """One registration that takes tables. ``beside`` are the numbers of registrations it wants to stand next to."""

    key: int
    number: int
    place_type: int
    quantity: int = 1
    stand: bool = False
    wishes: frozenset[str] = frozenset()
    needs: bool = False
    beside: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Spot:
    """A table in its room."""

    room: int
    item: Item

    @property
    def number(self) -> int:
        return self.item.number

    @property
    def middle(self) -> tuple[int, int]:
        box = self.item.box
        return (box.left + box.right) // 2, (box.top + box.bottom) // 2


def rows_of(spots: Iterable[Spot]) -> list[list[int]]:
    """Numbers of tables that stand side by side, in the order in which they stand."""
    lines: dict[tuple[int, str], list[Spot]] = defaultdict(list)
    for spot in spots:
        lines[spot.room, spot.item.side].append(spot)
    found: list[list[int]] = []
    for key in sorted(lines):
        for line in _in_line(lines[key]):
            found.extend(_runs(line))
    return found


def _in_line(spots: list[Spot]) -> Iterable[list[Spot]]:
    line: list[Spot] = []
    for spot in sorted(spots, key=lambda one: (_front(one), _start(one), one.number)):
        if line and _front(spot) - _front(line[0]) > LINE_CM:
            yield line
            line = []
        line.append(spot)
    yield line


def _runs(line: list[Spot]) -> Iterable[list[int]]:
    run: list[Spot] = []
    for spot in sorted(line, key=lambda one: (_start(one), one.number)):
        if run and not 0 <= _start(spot) - _end(run[-1]) <= BESIDE_CM:
            yield [one.number for one in run]
            run = []
        run.append(spot)
    yield [one.number for one in run]


def _front(spot: Spot) -> int:
    box = spot.item.box
    return {"0": box.top, "90": box.right, "180": box.bottom, "270": box.left}[spot.item.side]


def _start(spot: Spot) -> int:
    return spot.item.box.top if spot.item.lying else spot.item.box.left


def _end(spot: Spot) -> int:
    return spot.item.box.bottom if spot.item.lying else spot.item.box.right


class World:
    """The hall while tables are being given away. Tables only ever become taken."""

    def __init__(self, tables: Iterable[Spot]) -> None:
        # a number that stands twice is a conflict of the plan; here its first table counts
        self._spots: dict[int, Spot] = {}
        for spot in sorted(tables, key=lambda one: (one.number, one.room, one.item.id)):
            self._spots.setdefault(spot.number, spot)
        self.rows = rows_of(self._spots.values())
        self._place = {number: (row, at) for row, numbers in enumerate(self.rows) for at, number in enumerate(numbers)}
        self.free = set(self._spots)
        self._index = {number: index for index, number in enumerate(sorted(self._spots))}
        self._heaps: dict[int, dict[Profile, list[Key]]] = {}
        self._profiles: dict[int, Profile] = {}
        self._profiles.update({number: self._profile((number,)) for number in self._spots})
        self._left: dict[Profile, int] = defaultdict(int)
        for number in self._spots:
            self._left[self._profile((number,))] += 1
        self._away = np.full(len(self._spots), OTHER_ROOM_CM, dtype=np.int64)
        self._apart = _distances([self._spots[number] for number in sorted(self._spots)])

    # ------------------------------------------------------------ asking
    def features(self, tables: Iterable[int]) -> frozenset[str]:
        return frozenset().union(*(self._spots[one].item.features for one in tables if one in self._spots))

    def is_run(self, tables: Sequence[int]) -> bool:
        """They stand side by side, in whatever order they are named."""
        places = sorted(self._place.get(one, (-1 - one, 0)) for one in tables)
        return all(a[0] == b[0] and b[1] - a[1] == 1 for a, b in itertools.pairwise(places))

    def beside(self, tables: Iterable[int]) -> set[int]:
        """Next to any of them in its row."""
        found: set[int] = set()
        for one in tables:
            if one in self._place:
                row, at = self._place[one]
                found.update(self.rows[row][max(at - 1, 0) : at + 2])
        return found - set(tables)

    def rank(self, tables: Iterable[int], place_type: int) -> int:
        """2: made for this place type or for any; 0: one of them is made for another."""
        kinds = {self._spots[one].item.place_type for one in tables if one in self._spots}
        return 2 if kinds <= {place_type, None} else 0

    def run_at(self, table: int, length: int, taken: set[int]) -> Key:
        """Tables side by side from or up to this one, with nobody at them; the table itself may be anybody's."""
        row, at = self._place[table]
        for start in (at, at - length + 1):
            run = self.rows[row][start : start + length] if start >= 0 else []
            if len(run) == length and not taken & set(run):
                return tuple(sorted(run))
        return ()

    def exists(self, feature: str) -> bool:
        return any(feature in features for profile in self._left for _, features in profile)

    def is_free(self, feature: str, place_type: int) -> bool:
        """A table with it, that this place type may have, is still free."""
        return any(
            left and kind in {place_type, 0} and feature in features
            for profile, left in self._left.items()
            for kind, features in profile
        )

    # ------------------------------------------------------------ deciding
    def take(self, tables: Iterable[int], *, stand: bool = False) -> None:
        for one in tables:
            if one in self.free:
                self.free.discard(one)
                self._left[self._profile((one,))] -= 1
            if stand and one in self._spots:
                self._away = np.minimum(self._away, self._apart[self._index[one]])

    def best(self, guest: Guest, *, near: frozenset[int], spread: bool) -> Key:
        """The free tables that suit this guest best; fewer or none where not enough are left."""
        if len(self.free) < guest.quantity:
            return ()
        run = self._best_run(guest, near, spread)
        if guest.quantity == 1 or (run and self._head(guest, run) == self._top(guest)):
            return run
        loose = self._loose(guest, near, spread)
        return max((one for one in (run, loose) if one), key=lambda one: (*self._head(guest, one), one == run))

    def _best_run(self, guest: Guest, near: frozenset[int], spread: bool) -> Key:
        """Of everything side by side, by :meth:`_score`; the first among equals."""
        beside = self._runs_beside(guest.quantity, near)
        heaps = self._tops(guest.quantity)
        if not heaps:
            return ()
        top = max(self._common(guest, profile) for profile in heaps)
        fitting = [run for run in beside if self._head(guest, run) == top[:2]]
        if fitting:
            return max(fitting, key=lambda run: (*self._rest(guest, run, near), *(-one for one in run)))
        if near or spread:
            return self._by_distance(
                guest, {key: heap for key, heap in heaps.items() if self._common(guest, key) == top}, near
            )
        scored = ((*self._common(guest, profile), self._thrift(guest, profile), profile) for profile in heaps)
        best = max(scored, key=lambda one: (one[:-1], *(-number for number in heaps[one[-1]][0])))
        return heaps[best[-1]][0]

    def _loose(self, guest: Guest, near: frozenset[int], spread: bool) -> Key:
        """No run suits: the best single table first, then always the nearest that this place type may have."""
        first = self._best_run(replace(guest, quantity=1), near, spread)
        chosen, free = list(first), self.free - set(first)
        while len(chosen) < guest.quantity:
            away = self._apart[self._index[chosen[0]]]
            chosen.append(
                min(free, key=lambda one: (-self.rank((one,), guest.place_type), away[self._index[one]], one))
            )
            free.discard(chosen[-1])
        return tuple(sorted(chosen))

    # ------------------------------------------------------------ scores
    def _head(self, guest: Guest, run: Key) -> tuple[int, int]:
        """What comes before everything else: the need, then the place type."""
        return int(guest.needs and _LEICHT in self.features(run)), self.rank(run, guest.place_type)

    def _top(self, guest: Guest) -> tuple[int, int]:
        return int(guest.needs), 2

    def _common(self, guest: Guest, profile: Profile) -> tuple[int, int, int, int]:
        """Need, place type, wishes, made for exactly this type: the same for all runs of one profile."""
        has = {name for _, features in profile for name in features}
        kinds = {kind for kind, _ in profile}
        rank = 2 if kinds <= {guest.place_type, 0} else 0
        exact = sum(kind == guest.place_type for kind, _ in profile)
        return int(guest.needs and _LEICHT in has), rank, len(guest.wishes & has), exact

    def _thrift(self, guest: Guest, profile: Profile) -> int:
        """Features that nobody here asked for are left to others; easy reach before all."""
        unasked = [name for _, features in profile for name in features if name not in guest.wishes]
        return -sum(0 if guest.needs and name == _LEICHT else 2 if name == _LEICHT else 1 for name in unasked)

    def _rest(self, guest: Guest, run: Key, near: frozenset[int]) -> tuple[int, ...]:
        """Among runs beside a wanted neighbour: beside more of them, wishes, exact type, then thrift."""
        profile = self._profile(run)
        _, _, wishes, exact = self._common(guest, profile)
        return len(self.beside(run) & near), wishes, exact, self._thrift(guest, profile)

    def _by_distance(self, guest: Guest, heaps: Mapping[Profile, Sequence[Key]], near: frozenset[int]) -> Key:
        """Among equally good runs the nearest to the wanted neighbours; for Infostände the one that spreads them."""
        rated = [
            (run, self._thrift(guest, profile))
            for profile, heap in heaps.items()
            for run in heap
            if self.free.issuperset(run)
        ]
        first = np.array([self._index[run[0]] for run, _ in rated])
        known = [one for one in sorted(near) if one in self._index]
        if known:
            away = self._apart[[self._index[one] for one in known]].min(axis=0)[first]
        else:
            # how far all tables would be from their nearest Infostand if one stood there too, summed up
            away = np.minimum(self._away, self._apart[first]).sum(axis=1)
        best = np.flatnonzero(away == away.min())
        return min((rated[at] for at in best), key=lambda one: (-one[1], one[0]))[0]

    # ------------------------------------------------------------ runs
    def _tops(self, length: int) -> dict[Profile, list[Key]]:
        """Profile → heap whose first run is free."""
        if length not in self._heaps:
            heaps: dict[Profile, list[Key]] = defaultdict(list)
            for row in self.rows:
                for at in range(len(row) - length + 1):
                    run = tuple(row[at : at + length])
                    heapq.heappush(heaps[self._profile(run)], run)
            self._heaps[length] = heaps
        heaps = self._heaps[length]
        for profile in list(heaps):
            heap = heaps[profile]
            while heap and not self.free.issuperset(heap[0]):
                heapq.heappop(heap)
            if not heap:
                del heaps[profile]
        return heaps

    def _runs_beside(self, length: int, near: frozenset[int]) -> list[Key]:
        """Free runs that touch one of the tables."""
        found: set[Key] = set()
        for one in sorted(near & self._place.keys()):
            row, at = self._place[one]
            numbers = self.rows[row]
            for start in (at - length, at + 1):
                run = tuple(numbers[start : start + length]) if start >= 0 else ()
                if len(run) == length and self.free.issuperset(run):
                    found.add(run)
        return sorted(found)

    def _profile(self, run: Key) -> Profile:
        """What decides about a run: place type (0 for any) and features of each of its tables."""
        if len(run) == 1 and run[0] in self._profiles:
            return self._profiles[run[0]]
        items = (self._spots[one].item for one in run)
        return tuple(sorted((item.place_type or 0, tuple(sorted(item.features))) for item in items))


def _distances(spots: Sequence[Spot]) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    """From each table to each, along the walls: tables lie in the way of the straight line. Centimetres."""
    places = np.array([(*spot.middle, spot.room) for spot in spots] or [(0, 0, 0)], dtype=np.int32)
    x, y, room = places.T
    apart = np.abs(x[:, None] - x) + np.abs(y[:, None] - y)
    return np.where(room[:, None] == room, apart, np.int32(OTHER_ROOM_CM))
