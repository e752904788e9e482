"""What if: at which k places would a further offer reach most of those whom none reaches today?"""

import heapq
from dataclasses import dataclass
from itertools import islice
from math import comb
from typing import Final

import numpy as np

from lueckenlos.equity.catchments.points import PointSums
from lueckenlos.equity.catchments.steps import Decline, Places
from lueckenlos.equity.errors import BadNumbers, Refused
from lueckenlos.equity.numbers import BoolArray, FloatArray, IntArray, Numbers, fitting, numbers

# up to so many sets of places all are considered, most of them without being looked at; a set costs as much as it has
# demand points, hence the second limit
EXACT_UP_TO: Final = 200_000
MOST_LOOKS: Final = 500_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Cover:
    """``chosen``: candidates in the order in which they add most. ``reached`` per demand point, by an offer there is or
    by a chosen place; ``newly`` those of them whom none reached before.

    ``people``: newly reached; ``weighted``: the same with the weights; ``best_possible``: no k places reach more
    (weighted), equal to ``weighted`` if ``exact``.
    """

    chosen: tuple[int, ...]
    reached: BoolArray
    newly: BoolArray
    people: float
    weighted: float
    best_possible: float
    exact: bool


def best_places(
    demand: Places,
    candidates: Places,
    k: int,
    *,
    within: float,
    detour: float = 1.0,
    existing: Places | None = None,
    weights: Numbers = 1,
) -> Cover:
    """The k candidates whose neighbourhoods hold most people whom no existing offer reaches (maximal covering).

    ``within``: way in metres; ``detour`` as in ``catchment``. ``weights`` per demand point multiply its people, so that
    need counts more where it is greater: 2 for the most deprived fifth, say. Offers and candidates with amount 0 count
    as places too. Unit: people. Missing: none allowed.
    Up to 200,000 sets of k places (fewer if there are thousands of demand points) the answer is exact (branch and
    bound); beyond, greedy: never less than 63 % of the
    best (1 - 1/e), and ``best_possible`` says how much less at most in this case.
    Errors: bad_steps, bad_rule (k), shapes_differ. Refused: no_places (no candidate reaches anybody new).
    Source: Church & ReVelle, Papers Reg. Sci. Assoc. 32 (1974) 101-118; Nemhauser, Wolsey, Fisher, Math. Programming 14
    (1978) 265-294.
    """
    if not 1 <= k <= max(candidates.x.size, 1):
        raise BadNumbers("bad_rule", places=k, candidates=candidates.x.size)
    factor = numbers(weights, name="weights", least=0)
    people, factor = fitting(("demand", demand.amount), ("weights", factor))
    decline = Decline.of("cumulative", [within], None, detour)
    before = np.zeros(people.size, dtype=np.bool_)
    if existing is not None:
        before = PointSums(demand, existing, decline).reached(np.ones_like(existing.amount))
    value = np.where(before, 0.0, people * factor)
    near, alone = _neighbourhoods(demand, candidates, decline, value)
    if not near:
        raise Refused("no_places", candidates=candidates.x.size)
    chosen, bound = _greedy(near, alone, value, k)
    sets = comb(len(near), min(k, len(near)))
    exact = sets <= EXACT_UP_TO and sets * people.size <= MOST_LOOKS
    if exact:
        chosen = _exact(near, alone, value, chosen, k)
    now = before.copy()
    for place in chosen:
        now[near[place]] = True
    newly = now & ~before & (people > 0)
    weighted = float(value[newly].sum())
    best = weighted if exact else max(bound, weighted)
    return Cover(tuple(chosen), now, newly, float(people[newly].sum()), weighted, best, exact)


def _neighbourhoods(
    demand: Places, candidates: Places, decline: Decline, value: FloatArray
) -> tuple[dict[int, IntArray], dict[int, float]]:
    """By candidate the demand points near it, and their value; only candidates with any."""
    parts = list(PointSums(demand, candidates, decline).pairs())
    if not parts:
        return {}, {}
    point, place = np.concatenate([part[0] for part in parts]), np.concatenate([part[1] for part in parts])
    alone = np.bincount(place, value[point], minlength=candidates.x.size)
    if not (alone > 0).any():
        return {}, {}
    point, place = point[alone[place] > 0], place[alone[place] > 0]
    order = np.argsort(place, kind="stable")
    point, (useful, begins) = point[order], np.unique(place[order], return_index=True)
    names = useful.tolist()
    near = dict(zip(names, np.split(point, begins[1:]), strict=True))
    return near, dict(zip(names, alone[useful].tolist(), strict=True))


def _greedy(near: dict[int, IntArray], alone: dict[int, float], value: FloatArray, k: int) -> tuple[list[int], float]:
    """Always the place that adds most; and what no k places can exceed.

    Gains only shrink as places are added, so a gain computed earlier is an upper limit: most are never computed again.
    For any set S of chosen places the best k reach at most value(S) + the k greatest gains beside S.
    """
    left = value.copy()
    heap = [(-gain, place) for place, gain in alone.items()]
    heapq.heapify(heap)
    bound = -sum(gain for gain, _ in heapq.nsmallest(k, heap))
    chosen: list[int] = []
    covered = 0.0
    while heap and len(chosen) < k:
        _, place = heapq.heappop(heap)
        gain = float(left[near[place]].sum())
        if gain <= 0:
            continue
        if heap and gain < -heap[0][0]:
            heapq.heappush(heap, (-gain, place))
            continue
        chosen.append(place)
        covered += gain
        left[near[place]] = 0
        bound = min(bound, covered - sum(gain for gain, _ in heapq.nsmallest(k, heap)))
    return chosen, bound


def _exact(
    near: dict[int, IntArray], alone: dict[int, float], value: FloatArray, start: list[int], k: int
) -> list[int]:
    """Depth first over the places that reach most; a branch is left where even its best sum cannot beat the best."""
    order = sorted(alone, key=lambda place: -alone[place])
    gains = [alone[place] for place in order]
    best, found = _worth(near, start, value), list(start)

    def search(position: int, chosen: list[int], covered: float, left: FloatArray) -> None:
        nonlocal best, found
        # a hair more, or rounding would make equals out of the same set in another order
        if covered > best * (1 + 1e-12):
            best, found = covered, list(chosen)
        missing = k - len(chosen)
        for index in range(position, len(order)) if missing else ():
            if covered + sum(islice(gains, index, index + missing)) <= best * (1 + 1e-12):
                return
            points = near[order[index]]
            following = left.copy()
            following[points] = 0
            search(index + 1, [*chosen, order[index]], covered + float(left[points].sum()), following)

    search(0, [], 0.0, value)
    return _greedy(near, {place: alone[place] for place in sorted(found)}, value, len(found))[0]


def _worth(near: dict[int, IntArray], places: list[int], value: FloatArray) -> float:
    covered = np.zeros(value.size, dtype=np.bool_)
    for place in places:
        covered[near[place]] = True
    return float(value[covered].sum())
