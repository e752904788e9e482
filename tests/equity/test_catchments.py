"""Floating catchments: naive twins over all pairs, points against grid, what is conserved, and what stays empty."""

from math import hypot, inf, isnan, nan
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lueckenlos.equity.catchments import METHODS, Cells, Places, catchment, points
from lueckenlos.equity.errors import EquityError

STEPS, WEIGHTS = (300.0, 600.0, 1_000.0), (1.0, 0.68, 0.22)


def naive(demand: Places, supply: Places, method: str, detour: float = 1.0) -> list[float]:
    """Every pair, in loops, straight from the papers."""
    weights = (1.0, 1.0, 1.0) if method in {"cumulative", "2sfca"} else WEIGHTS

    def weight(i: int, j: int) -> float:
        way = detour * hypot(demand.x[i] - supply.x[j], demand.y[i] - supply.y[j])
        return next((w for step, w in zip(STEPS, weights, strict=True) if way <= step * (1 + 1e-12)), 0.0)

    people, offers = range(demand.x.size), range(supply.x.size)
    w = [[weight(i, j) for j in offers] for i in people]
    g = [[1.0] * len(offers) for _ in people]
    if method == "3sfca":
        g = [[w[i][j] / sum(w[i]) if sum(w[i]) else 0.0 for j in offers] for i in people]
    if method == "cumulative":
        ratio = list(supply.amount)
    else:
        crowd = [sum(g[i][j] * w[i][j] * demand.amount[i] for i in people) for j in offers]
        ratio = [supply.amount[j] / crowd[j] if crowd[j] else 0.0 for j in offers]
    return [
        sum(g[i][j] * w[i][j] * ratio[j] for j in offers) if any(w[i][j] and ratio[j] for j in offers) else nan
        for i in people
    ]


def scene(seed: int, *, clustered: bool, fractions: bool = False) -> tuple[Cells, Places]:
    rng = np.random.default_rng(seed)
    width = 12 if clustered else 60
    place = rng.choice(width * width, 50, replace=False)
    people = rng.integers(0, 9, 50) + (rng.random(50) if fractions else 0.0)
    cells = Cells.of(place % width + 40_000, place // width + 30_000, people)
    middles = cells.middles()
    x = rng.uniform(middles.x.min() - 1_500, middles.x.max() + 1_500, 14)
    y = rng.uniform(middles.y.min() - 1_500, middles.y.max() + 1_500, 14)
    offers = Places.of(np.append(x, x[:2]), np.append(y, y[:2]), rng.integers(0, 30, 16))
    return cells, offers


@given(st.integers(0, 10_000), st.sampled_from(METHODS), st.booleans(), st.booleans(), st.sampled_from([1.0, 1.3]))
@settings(max_examples=40, deadline=None)
def test_points_and_grid_equal_all_pairs_in_loops(
    seed: int, method: Any, clustered: bool, fractions: bool, detour: float
) -> None:
    cells, offers = scene(seed, clustered=clustered, fractions=fractions)
    middles = cells.middles()
    for demand, supply, true_supply in [
        (middles, offers, offers),
        (cells, offers, Places.of(offers.x // 100 * 100 + 50, offers.y // 100 * 100 + 50, offers.amount)),
    ]:
        found = catchment(demand, supply, method=method, steps=STEPS, detour=detour)
        wanted = naive(middles, true_supply, method, detour)
        assert np.allclose(found.score, wanted, rtol=1e-9, atol=1e-12, equal_nan=True)
        if method != "cumulative":
            served = np.nansum(found.score * middles.amount)
            assert served == pytest.approx(found.reachable, rel=1e-9, abs=1e-9)
        assert found.reachable + found.unreachable == pytest.approx(offers.amount.sum())


def test_a_worked_example_by_hand() -> None:
    """Two blocks of 10 and 30 people, 100 m apart; a Kita of 8 places at the first, one of 5 places 500 m on."""
    demand = Places.of([0, 100], [0, 0], [10, 30])
    supply = Places.of([0, 600], [0, 0], [8, 5])
    two = catchment(demand, supply, method="2sfca", steps=[500])
    assert two.score.tolist() == [8 / 40, 8 / 40 + 5 / 30]
    enhanced = catchment(demand, supply, steps=[100, 500], weights=[1, 0.5])
    assert enhanced.score == pytest.approx([8 / 40, 8 / 40 + 0.5 * 5 / 15])
    far = catchment(demand, supply, method="cumulative", steps=[500], detour=1.3)
    assert far.score.tolist() == [8, 8]
    assert far.unreachable == 5


@pytest.mark.parametrize("kind", ["points", "grid"])
def test_without_supply_there_is_nothing_not_zero(kind: str) -> None:
    cells = Cells.of([0, 50, 51], [0, 0, 0], [10, 0, 20])
    demand = cells if kind == "grid" else cells.middles()
    supply = Places.of([50, 99_999], [50, 99_999], [3, 4])
    found = catchment(demand, supply, steps=STEPS)
    assert [isnan(score) for score in found.score] == [False, True, True]
    assert (found.reachable, found.unreachable) == (3, 4)
    nothing = catchment(demand, Places.of([50], [50], [0]), steps=STEPS)
    assert np.isnan(nothing.score).all()
    nobody = catchment(demand, Places.of([5_050], [50], [7]), steps=[40])
    assert np.isnan(nobody.score).all()
    assert nobody.unreachable == 7
    assert np.isnan(catchment(demand, Places.of([], [], []), steps=STEPS).score).all()


@pytest.mark.parametrize("method", METHODS)
def test_shuffled_places_change_nothing(method: Any) -> None:
    cells, offers = scene(3, clustered=True)
    order = np.random.default_rng(1).permutation(50)
    shuffled = Cells.of(cells.column[order], cells.row[order], cells.amount[order])
    back = Places.of(offers.x[::-1], offers.y[::-1], offers.amount[::-1])
    for one, other in [(cells, shuffled), (cells.middles(), shuffled.middles())]:
        first = catchment(one, offers, method=method, steps=STEPS)
        second = catchment(other, back, method=method, steps=STEPS)
        assert np.allclose(first.score[order], second.score, rtol=1e-12, equal_nan=True)


def test_many_pairs_are_worked_off_in_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    cells, offers = scene(5, clustered=True)
    whole = catchment(cells.middles(), offers, method="3sfca", steps=STEPS).score
    monkeypatch.setattr(points, "PORTION", 7)
    monkeypatch.setattr(points, "KEPT", 20)
    portions = catchment(cells.middles(), offers, method="3sfca", steps=STEPS).score
    assert np.allclose(whole, portions, rtol=1e-12, equal_nan=True)


def test_weights_may_rise_and_two_steps_may_weigh_alike() -> None:
    cells, offers = scene(7, clustered=True)
    snapped = Places.of(offers.x // 100 * 100 + 50, offers.y // 100 * 100 + 50, offers.amount)
    for weights in ([0.2, 1, 0.5], [0.5, 0.5, 0.1]):
        grid = catchment(cells, offers, steps=STEPS, weights=weights)
        free = catchment(cells.middles(), snapped, steps=STEPS, weights=weights)
        assert np.allclose(grid.score, free.score, rtol=1e-9, equal_nan=True)


def test_an_offer_that_nobody_reaches_counts_as_unreachable_among_fractions() -> None:
    cells = Cells.of([0, 1, 2, 60], [0, 0, 0, 0], [0.1, 0.2, 0.3, 0.7])
    for method in (METHODS[1], METHODS[3]):
        found = catchment(cells, Places.of([3_050, 50], [50, 50], [9, 4]), method=method, steps=[300])
        assert (found.reachable, found.unreachable) == (4, 9)


def test_the_last_metre_belongs_to_the_step() -> None:
    demand, supply = Places.of([0], [0], [1]), Places.of([300, 300.001], [0, 0], [1, 1])
    assert catchment(demand, supply, method="cumulative", steps=[300]).score.tolist() == [1]
    assert hypot(300, 400) == 500
    assert catchment(demand, Places.of([300], [400], [2]), method="cumulative", steps=[500]).score.tolist() == [2]


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ({"steps": []}, "bad_steps"),
        ({"steps": [500, 400, 300]}, "bad_steps"),
        ({"steps": [0, 1, 2]}, "bad_steps"),
        ({"steps": [500, 900]}, "bad_steps"),
        ({"steps": [500], "weights": [1, 1]}, "bad_steps"),
        ({"steps": [500], "weights": [0]}, "bad_steps"),
        ({"steps": [500], "weights": [2]}, "bad_steps"),
        ({"steps": STEPS, "detour": 0.9}, "bad_steps"),
        ({"steps": STEPS, "detour": inf}, "bad_steps"),
        ({"steps": [nan], "method": "2sfca"}, "not_a_number"),
        ({"steps": STEPS, "method": "gravity"}, "bad_rule"),
    ],
)
def test_steps_that_make_no_sense(options: dict[str, Any], code: str) -> None:
    with pytest.raises(EquityError) as error:
        catchment(Places.of([0], [0], [1]), Places.of([0], [0], [1]), **options)
    assert error.value.code == code


def test_places_that_cannot_be() -> None:
    one = Places.of([0], [0], [1])
    for call, code in [
        (lambda: Places.of([nan], [0], [1]), "not_a_number"),
        (lambda: Places.of([0], [0], [-1]), "negative"),
        (lambda: Places.of([0], ["52,1"], [1]), "text_in_numbers"),
        (lambda: Places.of([0, 1], [0, 1, 2], [1]), "shapes_differ"),
        (lambda: Cells.of([1, 1], [2, 2], [3, 3]), "duplicate_area"),
        (lambda: Cells.of([1.5], [2], [3]), "bad_rule"),
        (lambda: Cells.of([1], [2], [3], size=0), "bad_rule"),
        (lambda: catchment(Places.of([], [], []), one, steps=STEPS), "empty"),
        (lambda: catchment(Cells.of([0, 10**6], [0, 10**6], [1, 1]), one, steps=STEPS), "too_large"),
    ]:
        with pytest.raises(EquityError) as error:
            call()
        assert error.value.code == code
    assert Places.of([0, 1], [0, 1], 5).amount.tolist() == [5, 5]
