"""Where the next offers would reach most: against all sets, with the stated bound, weights and existing offers."""

from itertools import combinations
from math import hypot, nan
from typing import Any

import numpy as np
import pytest

from lueckenlos.equity import cover
from lueckenlos.equity.catchments import Places
from lueckenlos.equity.cover import best_places
from lueckenlos.equity.errors import EquityError


def scene(seed: int, candidates: int = 9) -> tuple[Places, Places]:
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(0, 3_000, (2, 40))
    demand = Places.of(x, y, rng.integers(0, 20, 40))
    return demand, Places.of(*rng.uniform(0, 3_000, (2, candidates)), 1)


def near(demand: Places, place: Places, index: int, within: float) -> set[int]:
    return {
        point
        for point in range(demand.x.size)
        if hypot(demand.x[point] - place.x[index], demand.y[point] - place.y[index]) <= within
    }


def brute_force(demand: Places, candidates: Places, k: int, within: float, done: set[int], weight: Any) -> float:
    """The best of all sets."""
    sets = [near(demand, candidates, index, within) for index in range(candidates.x.size)]
    return max(
        sum(float(demand.amount[point] * weight[point]) for point in set.union(*chosen) - done)
        for chosen in combinations(sets, k)
    )


@pytest.mark.parametrize("seed", range(25))
def test_exact_answers_equal_the_best_of_all_sets(seed: int) -> None:
    demand, candidates = scene(seed)
    k, weight = 1 + seed % 4, np.random.default_rng(seed).choice([1.0, 2.0], 40)
    existing = Places.of([500], [500], [1])
    found = best_places(demand, candidates, k, within=650, existing=existing, weights=weight)
    done = near(demand, existing, 0, 650)
    assert found.exact
    assert found.weighted == found.best_possible
    assert found.weighted == pytest.approx(brute_force(demand, candidates, k, 650, done, weight))
    reached = set.union(done, *(near(demand, candidates, index, 650) for index in found.chosen))
    assert set(np.flatnonzero(found.reached).tolist()) == reached
    assert found.people == demand.amount[sorted(reached - done)].sum()
    assert set(np.flatnonzero(found.newly).tolist()) <= reached - done


@pytest.mark.parametrize("seed", range(10))
def test_greedy_answers_keep_their_promise(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cover, "EXACT_UP_TO", 0)
    demand, candidates = scene(seed)
    found = best_places(demand, candidates, 3, within=650)
    best = brute_force(demand, candidates, 3, 650, set(), np.ones(40))
    assert not found.exact
    assert (1 - 1 / np.e) * best <= found.weighted <= best <= found.best_possible + 1e-9


def test_greedy_alone_would_fall_into_the_trap() -> None:
    """The middle place reaches most, but left and right together reach everybody."""
    demand = Places.of([0, 100, 200, 300], [0, 0, 0, 0], [5, 6, 6, 5])
    candidates = Places.of([150, 50, 250], [0, 0, 0], 1)
    found = best_places(demand, candidates, 2, within=60)
    assert sorted(found.chosen) == [1, 2]
    assert found.people == 22
    assert best_places(demand, candidates, 1, within=60, detour=1.2).chosen == (0,)


def test_need_counts_more_where_it_is_greater() -> None:
    demand, candidates = Places.of([0, 5_000], [0, 0], [10, 8]), Places.of([0, 5_000], [0, 0], 1)
    assert best_places(demand, candidates, 1, within=300).chosen == (0,)
    fair = best_places(demand, candidates, 1, within=300, weights=[1, 2])
    assert (fair.chosen, fair.people, fair.weighted) == ((1,), 8, 16)


def test_no_more_places_than_help() -> None:
    demand, candidates = Places.of([0], [0], [10]), Places.of([0, 10, 9_000], [0, 0, 0], 1)
    assert len(best_places(demand, candidates, 3, within=300).chosen) == 1


def test_many_candidates_are_chosen_quickly() -> None:
    rng = np.random.default_rng(1)
    demand = Places.of(*rng.uniform(0, 30_000, (2, 5_000)), rng.integers(1, 9, 5_000))
    candidates = Places.of(*rng.uniform(0, 30_000, (2, 300)), 1)
    found = best_places(demand, candidates, 10, within=1_500)
    assert not found.exact
    assert 0.63 < found.weighted / found.best_possible <= 1
    assert len(found.chosen) == 10


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (lambda d, c: best_places(d, c, 0, within=300), "bad_rule"),
        (lambda d, c: best_places(d, c, 10**9, within=300), "bad_rule"),
        (lambda d, c: best_places(d, c, 1, within=-1), "bad_steps"),
        (lambda d, c: best_places(d, c, 1, within=300, weights=[1, 2]), "shapes_differ"),
        (lambda d, c: best_places(d, c, 1, within=300, weights=nan), "not_a_number"),
        (lambda d, c: best_places(d, c, 1, within=9_000, existing=Places.of([0], [0], [1])), "no_places"),
        (lambda d, c: best_places(d, Places.of([9e6], [0], [1]), 1, within=300), "no_places"),
        (lambda d, c: best_places(d, Places.of([], [], []), 1, within=300), "no_places"),
    ],
)
def test_questions_without_an_answer(call: Any, code: str) -> None:
    demand, candidates = scene(1)
    with pytest.raises(EquityError) as error:
        call(demand, candidates)
    assert error.value.code == code
