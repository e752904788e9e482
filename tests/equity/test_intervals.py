"""Wilson, Byar, Dobson, funnel limits, quantiles and life expectancy against slow twins."""

from math import exp, factorial, inf, nan, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lueckenlos.equity.errors import EquityError
from lueckenlos.equity.funnels import funnel
from lueckenlos.equity.intervals import byar, byar_limits, poisson_limits, table_interval, wilson
from lueckenlos.equity.lifetables import AGES, life_expectancy
from lueckenlos.equity.ranks import fifths, quantiles
from lueckenlos.equity.standard import EUROPEAN_2013, directly_standardised
from lueckenlos.equity.tables import AreaTable, Status

Z = 1.959963984540054


@given(st.integers(1, 5_000), st.floats(0, 1))
def test_wilson_limits_are_where_the_score_test_turns(people: int, share: float) -> None:
    """Twin: at each limit p the observed share lies z standard errors of p away."""
    cases = round(people * share)
    found = wilson(cases, people)
    for limit in (float(found.lower), float(found.upper)):
        expected = Z * sqrt(limit * (1 - limit) / people)
        assert abs(abs(cases / people - limit) - expected) < 1e-9
    assert 0 <= found.lower <= found.value <= found.upper <= 1


def test_missing_and_empty_areas_have_no_share() -> None:
    found = wilson([1, nan, 2, 0], [10, 10, nan, 0], per=100)
    assert np.isnan(found.value).tolist() == np.isnan(found.lower).tolist() == [False, True, True, True]
    assert found.value[0] == 10


@pytest.mark.parametrize(
    ("cases", "people", "code"),
    [
        (-1, 10, "negative"),
        (11, 10, "cases_above_population"),
        (1, 0, "zero_population"),
        ([1, 2], [1, 2, 3], "shapes_differ"),
        ("1", 10, "text_in_numbers"),
        (inf, 10, "infinite"),
    ],
)
def test_counts_that_cannot_be(cases: object, people: object, code: str) -> None:
    with pytest.raises(EquityError) as error:
        wilson(cases, people)  # type: ignore[arg-type] # wrong on purpose
    assert error.value.code == code


def at_most(count: int, mean: float) -> float:
    return sum(exp(-mean) * mean**each / factorial(each) for each in range(count + 1))


@pytest.mark.parametrize("count", [0, 1, 3, 9, 10, 25])
def test_exact_poisson_limits_leave_the_tails(count: int) -> None:
    lower, upper = poisson_limits(count, 0.95)
    assert abs(at_most(count, upper) - 0.025) < 1e-9
    assert lower == 0 if count == 0 else abs(at_most(count - 1, lower) - 0.975) < 1e-9


@pytest.mark.parametrize("count", [10, 20, 50, 100])
def test_byar_is_as_near_to_the_exact_limits_as_published(count: int) -> None:
    """PHE Technical Guide: Confidence Intervals (2018): within 0.2 % of the exact value for 10 and more."""
    found, (lower, upper) = byar(count), poisson_limits(count, 0.95)
    assert abs(float(found.lower) / lower - 1) < 0.002
    assert abs(float(found.upper) / upper - 1) < 0.002


def test_few_cases_get_exact_limits() -> None:
    found = byar([0, 9, nan, 3.5], [1_000, 1_000, 1_000, 1_000], per=1_000)
    assert found.upper[0] == pytest.approx(poisson_limits(0, 0.95)[1])
    assert found.lower[1] == pytest.approx(poisson_limits(9, 0.95)[0])
    assert np.isnan(found.value[2])
    assert poisson_limits(3, 0.95)[0] < found.lower[3] < poisson_limits(4, 0.95)[0]


def test_one_person_may_have_several_events() -> None:
    assert byar(30, 20).value == 1.5


def test_intervals_are_compared() -> None:
    one, other = wilson([50, 50], [100, 100]), wilson([52, 90], [100, 100])
    assert one.overlaps(other).tolist() == [True, False]
    assert one.contains(0.5).tolist() == [True, True]
    assert one.contains([0.9, 0.45]).tolist() == [False, True]
    assert one.width()[0] == one.upper[0] - one.lower[0]


def test_tables_are_joined_by_label_never_by_order() -> None:
    cases = AreaTable.of(["a", "b", "c", "d"], ["2024"], [5, 20, nan, 0], [0, 0, Status.SUPPRESSED, 0])
    people = AreaTable.of(["d", "c", "b", "a"], ["2024"], [0, 10, 100, 50])
    table, found = table_interval(cases, people)
    assert table.of_period("2024")[:2].tolist() == [10, 20]
    assert table.status[:, 0].tolist() == [0, 0, Status.SUPPRESSED, Status.NOT_MEANINGFUL]
    assert found.lower.shape == (4, 1)
    rates, _ = table_interval(cases, people, kind="rate", per=1_000)
    assert rates.of_period("2024")[0] == 100


def test_the_european_standard_population_is_whole() -> None:
    assert sum(EUROPEAN_2013) == 100_000
    assert len(EUROPEAN_2013) == 21


@given(
    st.lists(st.tuples(st.integers(0, 60), st.integers(100, 5_000), st.integers(1, 9)), min_size=1, max_size=8).filter(
        lambda ages: sum(cases for cases, _, _ in ages) >= 10
    )
)
def test_standardised_rates_equal_their_definition(ages: list[tuple[int, int, int]]) -> None:
    weight = sum(w for _, _, w in ages)
    rate = sum(w * x / n for x, n, w in ages) / weight
    total = sum(x for x, _, _ in ages)
    variance = sum(w * w * x / n**2 for x, n, w in ages) / weight**2
    count = byar(total)
    x, n, w = zip(*ages, strict=True)
    found = directly_standardised(x, n, w, per=1_000)
    assert float(found.value) == pytest.approx(1_000 * rate)
    assert float(found.lower) == pytest.approx(1_000 * (rate + sqrt(variance / total) * (float(count.lower) - total)))
    assert float(found.upper) == pytest.approx(1_000 * (rate + sqrt(variance / total) * (float(count.upper) - total)))


def test_with_its_own_ages_as_standard_a_rate_stays_what_it_is() -> None:
    x, n = [5, 10, 30], [1_000, 2_000, 500]
    own, crude = directly_standardised(x, n, n), byar(45, 3_500, per=100_000)
    assert float(own.value) == pytest.approx(float(crude.value))
    assert float(own.upper) == pytest.approx(float(crude.upper))


def test_few_cases_give_no_standardised_rate() -> None:
    found = directly_standardised([[3, 4], [9, 9], [nan, 20]], [[50, 50]], [1, 1])
    assert np.isnan(found.value).tolist() == [True, False, True]
    with pytest.raises(EquityError) as error:
        directly_standardised([3, 4], [50, 50], [1, 1])
    assert error.value.code == "too_few_cases"
    with pytest.raises(EquityError) as error:
        directly_standardised([10, 4], [50, 0], [1, 1])
    assert error.value.code == "zero_population"
    assert directly_standardised([10, 4], [50, 0], [1, 0], per=1).value == 0.2


@given(st.lists(st.tuples(st.integers(20, 3_000), st.floats(0, 1)), min_size=3, max_size=20))
@settings(max_examples=40, deadline=None)
def test_outside_the_funnel_means_the_own_interval_leaves_out_the_mean(areas: list[tuple[int, float]]) -> None:
    people = np.array([n for n, _ in areas])
    cases = np.array([round(n * share) for n, share in areas])
    found = funnel(cases, people, per=1)
    for signal, x, n in zip(found.signal, cases, people, strict=True):
        expected = sum(not wilson(x, n, confidence=level).contains(found.centre) for level in (0.95, 0.998))
        near = min(abs(wilson(x, n, confidence=c).lower - found.centre) for c in (0.95, 0.998))
        assert abs(int(signal)) == expected or near < 1e-9


def test_funnels_of_rates_and_what_they_refuse() -> None:
    found = funnel([10, 0, 100, nan, 0], [1_000, 1_000, 1_000, 1_000, 0], kind="rate", per=1_000)
    assert found.signal.tolist() == [-2, -2, 2, 0, 0]
    lower, upper = byar_limits(np.array(110 / 3), 0.95)
    assert (found.inner_lower[0], found.inner_upper[0]) == pytest.approx((float(lower), float(upper)))
    for cases, people, code in [
        ([1, 2, nan], [10, 10, 10], "one_area"),
        ([1, 2, 30], [10, 10, 10], "cases_above_population"),
        ([1, 2, 3], [10, 10, 0], "zero_population"),
    ]:
        with pytest.raises(EquityError) as error:
            funnel(cases, people)
        assert error.value.code == code


def test_quantiles_have_equal_counts_and_refuse() -> None:
    values = [4.0, 1, nan, 3, 2]
    assert quantiles(values, 2, high_is_worse=True).tolist() == [2, 1, 0, 2, 1]
    assert quantiles(values, 2, high_is_worse=False).tolist() == [1, 2, 0, 1, 2]
    many = np.random.default_rng(1).normal(size=50)
    assert quantiles(many, high_is_worse=True).tolist() == fifths(many, high_is_worse=True).tolist()
    for raw, groups, code in [(values, 5, "too_few_areas"), ([7, 7, 7], 3, "all_equal"), (values, 1, "bad_rule")]:
        with pytest.raises(EquityError) as error:
            quantiles(raw, groups, high_is_worse=True)
        assert error.value.code == code


def life_table() -> tuple[np.ndarray, np.ndarray]:
    people = np.full(len(AGES), 8_000.0)
    deaths = np.round(people * 0.0003 * np.exp(0.085 * np.array(AGES)))
    deaths[-1] = 1_500
    return deaths, people


def naive_life_expectancy(deaths: np.ndarray, people: np.ndarray) -> float:
    """Follow 100,000 newborn through the bands."""
    alive, lived = 100_000.0, 0.0
    for band, age in enumerate(AGES):
        rate = deaths[band] / people[band]
        if band == len(AGES) - 1:
            return (lived + alive / rate) / 100_000
        width, share = AGES[band + 1] - age, 0.1 if age == 0 else 0.5
        dying = alive * min(1.0, width * rate / (1 + (1 - share) * width * rate))
        lived += width * (alive - dying) + share * width * dying
        alive -= dying
    raise AssertionError


def test_life_expectancy_equals_its_twin_and_its_spread_that_of_repeated_deaths() -> None:
    deaths, people = life_table()
    found = life_expectancy(deaths, people)
    assert float(found.value) == pytest.approx(naive_life_expectancy(deaths, people))
    again = np.random.default_rng(7).poisson(deaths, (400, len(AGES)))
    spread = np.std([naive_life_expectancy(one, people) for one in again])
    assert float(found.width()) / (2 * Z) == pytest.approx(spread, rel=0.12)


def test_life_expectancy_refuses_what_would_mislead() -> None:
    deaths, people = life_table()
    nobody_old = np.where(np.arange(len(AGES)) == len(AGES) - 1, 0, deaths)
    cases = [
        (deaths[:-1], people[:-1], "shapes_differ"),
        (deaths, np.where(np.array(AGES) == 40, 0, people), "zero_population"),
        (deaths / 100, people / 100, "too_few_people"),
        (nobody_old, people, "too_few_cases"),
        (deaths / 30, people / 30, "interval_too_wide"),
        (np.where(np.array(AGES) == 0, nan, deaths), people, "not_a_number"),
    ]
    for d, n, code in cases:
        with pytest.raises(EquityError) as error:
            life_expectancy(d, n)
        assert error.value.code == code


def test_shuffled_areas_change_nothing() -> None:
    rng = np.random.default_rng(3)
    n = rng.integers(50, 900, 40)
    x = rng.binomial(n, 0.3)
    order = rng.permutation(40)
    assert np.array_equal(wilson(x, n).upper[order], wilson(x[order], n[order]).upper)
    assert np.array_equal(funnel(x, n).signal[order], funnel(x[order], n[order]).signal)
