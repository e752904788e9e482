"""The 21 measures: naive twins, what they refuse, and that the order of rows means nothing."""

from dataclasses import replace
from math import exp, log, sqrt
from typing import Any

import numpy as np
import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from lueckenlos.equity import measures as m
from lueckenlos.equity.errors import EquityError
from lueckenlos.equity.measures import NAMES, Measure, Subgroups, summary_measures
from lueckenlos.equity.measures.ordered import ranks

Y, SE, N = [40.0, 55.0, 70.0, 90.0], [3.0, 2.0, 2.0, 1.0], [100, 300, 400, 200]


def ordered(**other: Any) -> Subgroups:
    return Subgroups.of(Y, **{"errors": SE, "population": N, "order": [1, 2, 3, 4], "favourable": True, **other})


def plain(**other: Any) -> Subgroups:
    return Subgroups.of(Y, **{"errors": SE, "population": N, "favourable": True, "reference": 1, **other})


def code(call: Any) -> str:
    with pytest.raises(EquityError) as error:
        call()
    return error.value.code


def twin(name: str, y: list[float], n: list[float], *, favourable: bool, reference: int) -> float:
    """Straight from the handbook's formulas, in loops."""
    total = sum(n)
    p = [each / total for each in n]
    k = len(y)
    mean = sum(p[i] * y[i] for i in range(k))
    rank = [sum(p[:i]) + p[i] / 2 for i in range(k)]
    best = max(y) if favourable else min(y)
    off = [abs(each - mean) for each in y]
    variance = sum(p[i] * (y[i] - mean) ** 2 for i in range(k))
    concentration = sum(p[i] * (2 * rank[i] - 1) * y[i] for i in range(k))
    return {
        "aci": concentration,
        "rci": concentration / mean,
        "bgv": variance,
        "bgsd": sqrt(variance),
        "cov": 100 * sqrt(variance) / mean,
        "mdmu": sum(off) / k,
        "mdmw": sum(p[i] * off[i] for i in range(k)),
        "mdbu": sum(abs(each - best) for each in y) / k,
        "mdbw": sum(p[i] * abs(y[i] - best) for i in range(k)),
        "mdru": sum(abs(each - y[reference]) for each in y) / k,
        "mdrw": sum(p[i] * abs(y[i] - y[reference]) for i in range(k)),
        "idisu": 100 * sum(off) / k / mean,
        "idisw": 100 * sum(p[i] * off[i] for i in range(k)) / mean,
        "ti": 1000 * sum(p[i] * y[i] / mean * log(y[i] / mean) for i in range(k)),
        "mld": 1000 * sum(p[i] * -log(y[i] / mean) for i in range(k)),
    }[name]


values = st.lists(st.tuples(st.floats(1, 99), st.integers(1, 5_000), st.floats(0, 5)), min_size=3, max_size=9)


@given(values, st.booleans(), st.integers(0, 2))
@settings(max_examples=40, deadline=None, phases=[Phase.generate])
def test_measures_equal_their_twins(rows: list[tuple[float, int, float]], favourable: bool, reference: int) -> None:
    y, n, se = (list(each) for each in zip(*rows, strict=True))
    kept = {"errors": se, "population": n, "favourable": favourable, "reference": reference}
    for groups in (Subgroups.of(y, **kept), Subgroups.of(y, order=range(len(y)), **kept)):
        found = summary_measures(groups)
        assert {*found.measures, *found.refused} == set(NAMES)
        for name, measure in found.measures.items():
            if name not in {"d", "r", "sii", "rii", "par", "paf"}:
                wanted = twin(name, y, n, favourable=favourable, reference=reference)
                assert measure.value == pytest.approx(wanted, rel=1e-9, abs=1e-9), name
            assert measure.lower is not None
            assert measure.upper is not None
            assert measure.lower - 1e-9 <= measure.value <= measure.upper + 1e-9, name


@given(values, st.randoms(use_true_random=False))
@settings(max_examples=30, deadline=None)
def test_shuffled_rows_change_nothing(rows: list[tuple[float, int, float]], random: Any) -> None:
    numbered = list(enumerate(rows))
    random.shuffle(numbered)

    def of(these: list[tuple[int, tuple[float, int, float]]]) -> dict[str, Measure]:
        y, n, se = zip(*(row for _, row in these), strict=True)
        place = [number for number, _ in these]
        groups = Subgroups.of(y, errors=se, population=n, order=place, favourable=True, reference=place.index(0))
        return dict(summary_measures(groups).measures)

    assert of(numbered) == of(sorted(numbered))


def test_pairs_follow_order_direction_and_reference() -> None:
    assert m.d(ordered()).value == 50
    assert m.d(ordered(favourable=False)).value == -50
    assert m.d(plain(reference=None)).value == 50
    assert m.d(plain()).value == 15
    assert m.d(plain(favourable=False)).value == 35
    assert m.r(plain()).value == 55 / 40
    assert m.r(ordered(favourable=False)).value == 40 / 90
    found = m.r(ordered())
    wanted = sqrt((1 / 90) ** 2 + (3 / 40) ** 2)
    assert found.error == pytest.approx(wanted)
    assert found.upper == pytest.approx(90 / 40 * exp(1.959963984540054 * wanted))
    assert m.d(ordered()).error == pytest.approx(sqrt(10))
    assert m.mdbu(plain()).value == np.mean([50, 35, 20, 0])
    assert m.mdbu(plain(favourable=False)).value == np.mean([0, 15, 30, 50])


def test_two_subgroups_have_a_difference_and_nothing_else() -> None:
    found = summary_measures(Subgroups.of([30, 40], population=[1, 1], favourable=True))
    assert set(found.measures) == {"d", "r"}
    assert found.measures["d"] == Measure(10, None, None, None, 0.95, "none")
    refusals = {name: reason.code for name, reason in found.refused.items()}
    assert refusals["bgv"] == refusals["par"] == refusals["aci"] == refusals["mdmu"] == "too_few_subgroups"
    assert refusals["mdru"] == "reference_missing"


def test_one_call_says_why_each_of_the_others_is_missing() -> None:
    found = summary_measures(ordered())
    assert set(found.measures) == {"d", "r", "aci", "rci", "sii", "rii", "par", "paf"}
    assert {reason.code for reason in found.refused.values()} == {"not_for_ordered"}
    found = summary_measures(plain(population=None, average=60))
    assert {name: reason.code for name, reason in found.refused.items()} == {
        **dict.fromkeys(["aci", "rci", "sii", "rii"], "order_missing"),
        **dict.fromkeys(["bgv", "bgsd", "cov", "mdmw", "mdbw", "mdrw", "idisw"], "population_missing"),
        **dict.fromkeys(["ti", "mld", "par", "paf"], "population_missing"),
    }
    assert found.measures["mdmu"].value == np.abs(np.array(Y) - 60).mean()
    assert found.measures["idisu"].value == pytest.approx(100 * np.abs(np.array(Y) - 60).mean() / 60)


def test_without_errors_there_are_values_but_no_intervals() -> None:
    found = summary_measures(plain(errors=None), errors="sampling").measures
    assert all(measure.error is measure.lower is measure.upper is None for measure in found.values())
    gradients = summary_measures(ordered(errors=None), errors="sampling").measures
    assert all(measure.lower is None for measure in gradients.values())
    assert m.sii(ordered(errors=None)).error == m.sii(ordered()).error


def test_the_two_scales_of_errors() -> None:
    for measure, factor in ((m.ti, 1000), (m.mld, 1000), (m.paf, 100)):
        ours, theirs = measure(plain()), measure(plain(), error_scale="who")
        assert (ours.value, ours.error) == (theirs.value, pytest.approx((theirs.error or 0) * factor))


def simulated(call: Any, groups: Any, estimates: np.ndarray) -> float:
    draws = np.random.default_rng(5).normal(estimates, SE, (500, 4))
    return float(np.std([call(groups(list(draw))).value for draw in draws]))


@pytest.mark.parametrize("name", ["aci", "rci", "sii", "rii", "par", "paf"])
def test_sampling_errors_equal_the_spread_of_repeated_samples(name: str) -> None:
    """Twin: draw the estimates again and again."""
    call = getattr(m, name)
    found = call(ordered(), errors="sampling")
    spread = simulated(call, lambda y: Subgroups.of(y, population=N, order=range(4), favourable=True), np.array(Y))
    wanted = found.error * (found.value if name == "rii" else 1)
    assert spread == pytest.approx(wanted, rel=0.12)


@pytest.mark.parametrize("name", ["bgv", "bgsd", "ti", "mld", "mdmw", "mdrw", "cov", "idisu"])
def test_errors_of_spreads_equal_the_spread_of_repeated_samples(name: str) -> None:
    call = getattr(m, name)
    spread = simulated(call, lambda y: Subgroups.of(y, population=N, favourable=True, reference=1), np.array(Y))
    assert spread == pytest.approx(call(plain()).error, rel=0.12)


def test_linear_slope_equals_least_squares() -> None:
    rank = ranks(ordered())
    slope, start = np.polyfit(rank, Y, 1, w=np.sqrt(N))
    assert m.sii(ordered(), model="linear").value == pytest.approx(slope)
    assert m.rii(ordered(), model="linear").value == pytest.approx((start + slope) / start)
    assert m.sii(ordered(scale=None), model="linear").value == pytest.approx(slope)


def test_logit_slope_solves_its_equations() -> None:
    """At the maximum the weighted residuals vanish against both columns."""
    groups = ordered()
    top, ratio = m.sii(groups).value / 100, m.rii(groups).value
    bottom = top / (ratio - 1)
    low, high = log(bottom / (1 - bottom)), log((bottom + top) / (1 - bottom - top))
    rank = ranks(groups)
    residual = groups.shares() * (np.array(Y) / 100 - 1 / (1 + np.exp(-(low + (high - low) * rank))))
    assert residual.sum() == pytest.approx(0, abs=1e-9)
    assert (residual * rank).sum() == pytest.approx(0, abs=1e-9)


def test_impact_never_promises_a_loss() -> None:
    assert m.par(plain(reference=0)).value == m.par(plain(reference=0)).lower == 0
    assert m.par(plain(reference=3, favourable=False)).upper == 0
    assert m.par(plain(reference=None)).value == pytest.approx(90 - 66.5)
    assert m.par(plain(reference=None, favourable=False)).value == pytest.approx(40 - 66.5)
    assert m.paf(ordered()).value == pytest.approx(100 * (90 / 66.5 - 1))
    bare = m.par(plain(reference=0, errors=None), errors="sampling")
    assert (bare.value, bare.lower) == (0, None)


def test_equality_is_zero_or_one() -> None:
    flat: dict[str, Any] = {"errors": [1, 1, 1], "population": [1, 2, 3], "favourable": True, "reference": 0}
    found = summary_measures(Subgroups.of([50, 50, 50], **flat)).measures
    assert {name: abs(round(measure.value, 9)) for name, measure in found.items()} == {
        name: 1 if name == "r" else 0 for name in found
    }
    assert m.bgsd(Subgroups.of([50, 50, 50], **flat)).error is None


def test_input_that_cannot_be_used() -> None:
    of = Subgroups.of
    for call, wanted in [
        (lambda: of([1], favourable=True), "too_few_subgroups"),
        (lambda: of([1, np.nan], favourable=True), "not_a_number"),
        (lambda: of([1, "2"], favourable=True), "text_in_numbers"),
        (lambda: of([1, 2], errors=[1], favourable=True), "shapes_differ"),
        (lambda: of([1, 2], errors=[1, -1], favourable=True), "negative"),
        (lambda: of([1, 2], population=[1, 0], favourable=True), "zero_population"),
        (lambda: of([1, 2], order=[1, 1], favourable=True), "order_missing"),
        (lambda: of([1, 2], labels=["a", "a"], favourable=True), "subgroups_overlap"),
        (lambda: of([1, 2], population=[60, 60], total_population=100, favourable=True), "subgroups_overlap"),
        (lambda: of([1, 2], reference=2, favourable=True), "unknown_area"),
        (lambda: m.d(plain(), confidence=95), "bad_confidence"),
        (lambda: m.mdmu(plain(), confidence=95), "bad_confidence"),
    ]:
        assert code(call) == wanted
    assert of([1, 2], population=[60, 40], labels=["a", "b"], total_population=100, favourable=True).mean() == 1.4


def test_measures_that_would_mislead_are_refused() -> None:
    zeros: dict[str, Any] = {"population": [1, 1, 1], "order": [1, 2, 3], "favourable": False}
    for call, wanted in [
        (lambda: m.r(Subgroups.of([0, 1], favourable=True)), "not_positive"),
        (lambda: m.ti(plain(scale=None).of([0, 1, 2], population=N[:3], favourable=True)), "not_positive"),
        (lambda: m.rci(Subgroups.of([0, 0, 0], **zeros)), "zero_mean"),
        (lambda: m.sii(Subgroups.of([0, 0, 0], **zeros)), "no_fit"),
        (lambda: m.sii(Subgroups.of([0, 0, 100], **zeros)), "no_fit"),
        (lambda: m.sii(Subgroups.of([0, 0, 101], **zeros)), "outside_scale"),
        (lambda: m.par(Subgroups.of([0, 0, 101], **zeros)), "outside_scale"),
        (lambda: m.par(Subgroups.of([0, 0, 0], **zeros)), "zero_mean"),
        (lambda: m.sii(ordered(scale=None)), "outside_scale"),
        (lambda: m.rii(Subgroups.of([0, 1, 90], **zeros), model="linear"), "not_positive"),
        (lambda: m.aci(plain()), "order_missing"),
        (lambda: m.mdru(plain(reference=None)), "reference_missing"),
    ]:
        assert code(call) == wanted


def test_the_same_seed_gives_the_same_interval() -> None:
    assert m.mdbu(plain()) == m.mdbu(plain())
    assert m.mdbu(plain()).lower != m.mdbu(plain(), seed=1).lower
    assert m.mdbu(plain(scale=None)).upper != m.mdbu(plain(scale=91)).upper


def test_whole_people_are_counted_only_where_they_are_known() -> None:
    """The R package's way refuses the same, and on whole people without the second weight it is the papers' curve."""
    assert code(lambda: m.sii(ordered(population=None), model="healthequal")) == "population_missing"
    assert code(lambda: m.sii(ordered(scale=None), model="healthequal")) == "outside_scale"
    even = ordered(population=[100, 100, 100, 100])
    assert replace(m.rii(even, model="healthequal"), method="") == replace(m.rii(even), method="")
