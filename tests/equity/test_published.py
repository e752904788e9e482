"""What others have published, with source and page in ``content/published``, and what we compute for it."""

import tomllib
from importlib.resources import files
from typing import Any

import numpy as np
import pytest

from lueckenlos.equity import byar, directly_standardised, funnel, life_expectancy, wilson
from lueckenlos.equity.intervals import poisson_limits
from lueckenlos.equity.measures import Subgroups, summary_measures

FOLDER = files("lueckenlos.content") / "published"


def published(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


INTERVALS, MEASURES = published("intervals"), published("summary_measures")


def test_every_figure_says_where_it_stands() -> None:
    for file in FOLDER.iterdir():
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        parts = [told] if "source" in told else list(told.values())
        assert all(part["source"] and part["page"] for part in parts), file.name


@pytest.mark.parametrize("told", INTERVALS["wilson"]["rows"])
def test_wilson(told: dict[str, float]) -> None:
    found = wilson(told["cases"], told["people"])
    assert (round(float(found.lower), 4), round(float(found.upper), 4)) == (told["lower"], told["upper"])


def test_exact_limits_of_a_count() -> None:
    told = INTERVALS["poisson"]
    lower, upper = (limit / told["time"] for limit in poisson_limits(told["cases"], 0.95))
    assert (round(lower, 7), round(upper, 7)) == (told["lower"], told["upper"])
    # and Byar's formula stays as near to it as PHE says: 0.2 %
    found = byar(told["cases"], told["time"])
    assert [float(found.lower), float(found.upper)] == pytest.approx([lower, upper], rel=0.002)


@pytest.mark.parametrize("told", INTERVALS["counts"]["rows"])
def test_rates_of_few_cases(told: dict[str, float]) -> None:
    share = INTERVALS["counts"]["baseline"] / 100_000 * INTERVALS["counts"]["years"]
    found = byar(told["cases"])
    assert float(found.lower) == pytest.approx(told["where_lower"] * share, rel=1e-5)
    assert float(found.upper) == pytest.approx(told["where_upper"] * share, rel=1e-5)


def test_directly_standardised_rates() -> None:
    told = published("standardised")
    for order in told["orders"]:
        found = directly_standardised(order["cases"], order["births"], told["standard"], per=1)
        assert float(f"{float(found.value):.3g}") == order["standardised"]
        crude = byar(sum(order["cases"]), sum(order["births"]))
        assert float(f"{float(crude.value):.3g}") == order["crude"]
    assert float(found.value) == pytest.approx(told["orders"][-1]["with_seven_digits"], rel=1e-6)


def test_life_expectancy() -> None:
    told = published("life_expectancy")
    found = life_expectancy(told["deaths"], told["population"])
    assert round(float(found.value), 8) == told["value"]
    for limit in ("lower", "upper"):
        assert float(getattr(found, limit)) == pytest.approx(told[limit], abs=told["within"])


def test_funnels() -> None:
    """The mean is that of one area with very many people, so that the others hardly move it."""
    told = published("funnels")
    people = [*(row["people"] for row in told["rows"]), 1e13]
    found = funnel(np.array(people) * told["mean"] / 100, people)
    assert found.centre == pytest.approx(told["mean"])
    for place, row in enumerate(told["rows"]):
        for limit in ("inner_lower", "inner_upper", "outer_lower", "outer_upper"):
            assert float(getattr(found, limit)[place]) == pytest.approx(row[limit], abs=2e-6), limit


@pytest.mark.parametrize("name", ["aci", "rci", "sii", "rii", "par", "paf"])
def test_summary_measures(name: str) -> None:
    told = MEASURES[name]
    groups = Subgroups.of(
        MEASURES["estimates"],
        errors=MEASURES["errors"],
        population=MEASURES["population"],
        order=range(5),
        favourable=MEASURES["favourable"],
    )
    found = summary_measures(groups, model="healthequal", error_scale="who").measures[name]
    for part in ("value", "error", "lower", "upper"):
        assert getattr(found, part) == pytest.approx(told[part], abs=told["within"]), part
