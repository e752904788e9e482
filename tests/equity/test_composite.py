"""Indices of several indicators and smoothed rates: twins in loops, direction declared, what is refused."""

from math import inf, nan, sqrt
from typing import Any

import numpy as np
import pytest

from lueckenlos.equity.composite import Part, composite, smoothed
from lueckenlos.equity.errors import EquityError


def naive_index(parts: list[tuple[list[float], bool, float]]) -> list[float]:
    sums = [0.0] * len(parts[0][0])
    for values, high_is_worse, weight in parts:
        mean = sum(values) / len(values)
        spread = sqrt(sum((each - mean) ** 2 for each in values) / len(values))
        for area, value in enumerate(values):
            sums[area] += weight * (value - mean) / spread * (1 if high_is_worse else -1)
    return [(each - min(sums)) / (max(sums) - min(sums)) for each in sums]


@pytest.mark.parametrize("seed", range(5))
def test_an_index_equals_its_twin(seed: int) -> None:
    rng = np.random.default_rng(seed)
    parts = [(rng.normal(size=8).tolist(), bool(rng.integers(2)), float(rng.integers(1, 4))) for _ in range(3)]
    found = composite(*(Part.of(values, high_is_worse=bad, weight=weight) for values, bad, weight in parts))
    assert found == pytest.approx(naive_index(parts))


def test_ranks_do_not_let_one_area_pull() -> None:
    far = Part.of([1, 2, 3, 1_000], high_is_worse=True)
    assert composite(far).round(3).tolist() == [0, 0.001, 0.002, 1]
    assert composite(far, transform="rank").round(3).tolist() == [0, 0.333, 0.667, 1]


def test_an_area_without_a_part_has_no_index() -> None:
    found = composite(Part.of([1, nan, 3, 4], high_is_worse=True), Part.of([4, 3, nan, 1], high_is_worse=False))
    assert np.isnan(found).tolist() == [False, True, True, False]


def naive_smoothed(cases: list[float], people: list[float]) -> list[float]:
    mean = sum(cases) / sum(people)
    spread = sum(n * (x / n - mean) ** 2 for x, n in zip(cases, people, strict=True)) / sum(people)
    between = max(spread - mean * len(people) / sum(people), 0)
    return [
        mean + (between / (between + mean / n) if between else 0) * (x / n - mean)
        for x, n in zip(cases, people, strict=True)
    ]


@pytest.mark.parametrize("seed", range(5))
def test_smoothing_equals_its_twin_and_lies_between(seed: int) -> None:
    rng = np.random.default_rng(seed)
    people = rng.integers(20, 2_000, 12)
    cases = rng.binomial(people, rng.uniform(0.05, 0.4, 12))
    found = smoothed(cases, people, per=1)
    assert found == pytest.approx(naive_smoothed(cases.tolist(), people.tolist()))
    raw, mean = cases / people, cases.sum() / people.sum()
    assert ((np.minimum(raw, mean) <= found) & (found <= np.maximum(raw, mean))).all()


def test_areas_that_differ_by_chance_only_get_the_mean() -> None:
    found = smoothed([10, 11, nan, 0], [100, 100, 100, 0])
    assert found[:2] == pytest.approx([10.5, 10.5])
    assert np.isnan(found[2:]).all()
    assert np.isnan(smoothed([1, 90, nan], [100, 100, 100])[2])


@pytest.mark.parametrize(
    ("call", "code"),
    [
        (composite, "empty"),
        (lambda: Part.of([1, 2], high_is_worse=True, weight=0), "bad_rule"),
        (lambda: Part.of([1, 2], high_is_worse=True, weight=inf), "bad_rule"),
        (lambda: Part.of([1, nan], high_is_worse=True), "one_area"),
        (lambda: Part.of([3, 3, nan], high_is_worse=True), "all_equal"),
        (
            lambda: composite(Part.of([1, 2, nan], high_is_worse=True), Part.of([1, nan, 2], high_is_worse=True)),
            "too_few_areas",
        ),
        (lambda: composite(Part.of([1, 2], high_is_worse=True), Part.of([1, 2], high_is_worse=False)), "all_equal"),
        (lambda: composite(*(Part.of(range(size), high_is_worse=True) for size in (2, 3))), "shapes_differ"),
        (lambda: smoothed([1], [10]), "too_few_areas"),
        (lambda: smoothed([1, 1], [10, 0]), "zero_population"),
    ],
)
def test_what_has_no_answer(call: Any, code: str) -> None:
    with pytest.raises(EquityError) as error:
        call()
    assert error.value.code == code
