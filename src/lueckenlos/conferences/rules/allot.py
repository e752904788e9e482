"""Who is in which workshop of one round: as many first wishes as possible, then second, then third ones.

Among all ways that do this equally well the lot decides, person by person in its order. So there is exactly one
outcome, whoever computes it and however: wishes, seats, numbers and the seed are enough to repeat it (rank-maximal
matching, Irving et al. 2006, with a serial order among the best). Solved exactly by inserting one person after the
other along the cheapest chain of moves (successive shortest paths); costs are whole numbers of any length.
"""

import hashlib
from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

# the place of those whose wishes are all full
NOWHERE: Final = 0
# more wishes than anybody can give; the cost of getting nothing
_NONE_LEVEL: Final = 3
_STEPS: Final = 4


@dataclass(frozen=True, slots=True)
class Person:
    """``choices`` are keys of workshops, the dearest first; ``behind`` is what earlier rounds cost them."""

    key: int
    number: int
    choices: tuple[int, ...]
    behind: int = 0


Edge = tuple[int, int]  # extra cost, person who moves


def lot(seed: str, number: int) -> str:
    """What the lot gives a registration number: SHA-256 of „seed:number“; the smallest is first."""
    return hashlib.sha256(f"{seed}:{number}".encode()).hexdigest()


def ranked(people: Sequence[Person], seed: str) -> list[Person]:
    """The order that decides between equals: who stood back in an earlier round first, then the lot."""
    return sorted(people, key=lambda one: (-one.behind, lot(seed, one.number)))


def allot(people: Sequence[Person], seats: Mapping[int, int], seed: str) -> dict[int, int]:
    """Key of each person → key of the workshop or NOWHERE. Workshops that are not in ``seats`` count as full."""
    order = ranked(people, seed)
    solver = _Round(order, seats)
    for rank in range(len(order)):
        solver.insert(rank)
    return {one.key: solver.place[rank] for rank, one in enumerate(order)}


class _Round:
    """People by rank, where each is now, and for each workshop the cheapest move out of it."""

    def __init__(self, order: Sequence[Person], seats: Mapping[int, int]) -> None:
        self.free = {key: max(0, number) for key, number in seats.items()}
        self.costs = [_costs(one, rank, len(order), self.free) for rank, one in enumerate(order)]
        self.place: list[int] = []
        self.inside: dict[int, set[int]] = {key: set() for key in self.free}
        self.moves: dict[int, dict[int, Edge]] = {key: {} for key in self.free}

    def insert(self, rank: int) -> None:
        """Seat one more and move others along the chain that costs least in all."""
        self.place.append(NOWHERE)
        before, end = self._cheapest(rank)
        chain = [end]
        while (step := before[chain[-1]]) is not None:
            chain.append(step)
        touched = set(chain)
        # from the end: whoever stands before moves into the place just left
        for target, source in pairwise(chain):
            _, mover = self.moves[source][target]
            self._put(mover, target)
        self._put(rank, chain[-1])
        if end != NOWHERE:
            self.free[end] -= 1
        for key in touched - {NOWHERE}:
            self._look_around(key)

    def _cheapest(self, rank: int) -> tuple[dict[int, int | None], int]:
        """Bellman and Ford with a queue: costs of moves may be negative, circles never are."""
        cost = dict(self.costs[rank])
        before: dict[int, int | None] = dict.fromkeys(cost)
        waiting = deque(key for key in cost if key != NOWHERE)
        while waiting:
            here = waiting.popleft()
            for there, (extra, _) in self.moves[here].items():
                total = cost[here] + extra
                if there not in cost or total < cost[there]:
                    cost[there], before[there] = total, here
                    if there != NOWHERE and there not in waiting:
                        waiting.append(there)
        ends = [key for key in cost if key == NOWHERE or self.free[key] > 0]
        return before, min(ends, key=lambda key: cost[key])

    def _put(self, rank: int, target: int) -> None:
        here = self.place[rank]
        if here != NOWHERE:
            self.inside[here].discard(rank)
        self.place[rank] = target
        if target != NOWHERE:
            self.inside[target].add(rank)

    def _look_around(self, key: int) -> None:
        found: dict[int, Edge] = {}
        for rank in self.inside[key]:
            mine = self.costs[rank]
            for there, cost in mine.items():
                if there != key:
                    edge = (cost - mine[key], rank)
                    if there not in found or edge < found[there]:
                        found[there] = edge
        self.moves[key] = found


def _costs(one: Person, rank: int, people: int, seats: Mapping[int, int]) -> dict[int, int]:
    """Numbers of first, second and third wishes weigh in this order, each more than everything after it."""
    base, lots = people + 1, _STEPS**people
    weight = _STEPS ** (people - 1 - rank)
    costs = {NOWHERE: _NONE_LEVEL * weight}
    for level, key in enumerate(dict.fromkeys(one.choices[:_NONE_LEVEL])):
        if key in seats:
            costs[key] = level * weight - base ** (_NONE_LEVEL - 1 - level) * lots
    return costs
