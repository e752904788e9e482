"""The allotment: exact, repeatable, and the same as trying everything."""

# ruff: noqa: S311 -- no secrets, only cases
import random
from collections.abc import Mapping, Sequence
from itertools import product

import pytest

from lueckenlos.conferences.rules import NOWHERE, Person, allot, ranked
from work import work_of

CASES = 300


def naive(people: Sequence[Person], seats: Mapping[int, int], seed: str) -> dict[int, int]:
    """Every possible outcome, the best by (first, second, third wishes), then by the lot from the top."""
    order = ranked(people, seed)
    ways = [[*(key for key in one.choices if key in seats), NOWHERE] for one in order]
    best: tuple[tuple[int, int, int, list[int]], tuple[int, ...]] | None = None
    for outcome in product(*ways):
        if any(outcome.count(key) > number for key, number in seats.items()):
            continue
        levels = [one.choices.index(key) if key else 3 for one, key in zip(order, outcome, strict=True)]
        value = (-levels.count(0), -levels.count(1), -levels.count(2), levels)
        if best is None or value < best[0]:
            best = value, outcome
    assert best is not None
    return {one.key: key for one, key in zip(order, best[1], strict=True)}


def some_people(dice: random.Random, number: int, workshops: list[int]) -> list[Person]:
    return [
        Person(100 + n, n, tuple(dice.sample(workshops, dice.randint(0, min(3, len(workshops))))), dice.randint(0, 2))
        for n in range(1, number + 1)
    ]


@pytest.mark.parametrize("seed", range(6))
def test_as_good_as_trying_everything(seed: int) -> None:
    dice = random.Random(seed)
    for case in range(CASES // 6):
        workshops = list(range(1, dice.randint(2, 5)))
        people = some_people(dice, dice.randint(1, 6), workshops)
        seats = {key: dice.randint(0, 3) for key in workshops}
        assert allot(people, seats, f"s{case}") == naive(people, seats, f"s{case}")


def test_nobody_is_moved_by_the_order_of_the_rows() -> None:
    dice = random.Random(7)
    people = some_people(dice, 60, [1, 2, 3, 4])
    found = allot(people, {1: 9, 2: 8, 3: 7, 4: 6}, "abc")
    dice.shuffle(people)
    assert allot(people, {4: 6, 3: 7, 2: 8, 1: 9}, "abc") == found


def test_another_lot_decides_otherwise_between_equals() -> None:
    people = [Person(n, n, (1,)) for n in range(1, 21)]
    winners = {tuple(sorted(key for key, place in allot(people, {1: 5}, seed).items() if place)) for seed in "abcdef"}
    assert len(winners) > 1
    assert {len(one) for one in winners} == {5}


def test_who_stood_back_before_comes_first() -> None:
    people = [Person(n, n, (1,), behind=1 if n == 17 else 0) for n in range(1, 21)]
    assert allot(people, {1: 1}, "lot")[17] == 1


def test_a_chain_of_moves_saves_a_first_wish() -> None:
    # 1 can only have A; 2 holds it first and moves to B, 3 moves on to C
    people = [Person(1, 1, (1,)), Person(2, 2, (1, 2)), Person(3, 3, (2, 3))]
    found = allot(people, {1: 1, 2: 1, 3: 1}, "x")
    assert sum(place != NOWHERE for place in found.values()) >= 2
    assert found == naive(people, {1: 1, 2: 1, 3: 1}, "x")


def test_a_first_wish_is_only_refused_where_it_is_full_of_first_wishes() -> None:
    dice = random.Random(3)
    people = some_people(dice, 200, [1, 2, 3, 4, 5])
    seats = {1: 20, 2: 30, 3: 10, 4: 25, 5: 5}
    found = allot(people, seats, "lot")
    firsts = {key: sum(found[one.key] == key == one.choices[0] for one in people if one.choices) for key in seats}
    for one in people:
        if one.choices and found[one.key] != one.choices[0]:
            assert firsts[one.choices[0]] == seats[one.choices[0]]
    for key, number in seats.items():
        assert list(found.values()).count(key) <= number


def test_twice_the_people_are_less_than_four_times_the_work() -> None:
    half, whole = (work_of(lambda people=people: allot_crowd(people)) for people in (250, 500))
    assert whole < 3.5 * half


def allot_crowd(size: int) -> None:
    """Workshops some of which everybody wants, with seats for nine in ten."""
    dice = random.Random(1)
    weights = [10, 8, 6, 5, 4, 3, 2, 2, 1, 1]
    people = [
        Person(n, n, tuple(dict.fromkeys(dice.choices(range(1, 11), weights=weights, k=3)))) for n in range(1, size + 1)
    ]
    allot(people, dict.fromkeys(range(1, 11), size * 9 // 100), "lot")
