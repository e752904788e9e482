"""PySAL's ``access`` as an independent reference of the floating catchments, on random and on clustered points."""

import warnings
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from lueckenlos.equity.catchments import Method, Places, catchment
from lueckenlos.equity.numbers import FloatArray

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from access import fca

# it still drops columns in the way that pandas is about to give up
pytestmark = pytest.mark.filterwarnings("ignore:The inplace keyword")
STEPS = (400.0, 900.0, 1_500.0)
WEIGHTS = (1.0, 0.68, 0.22)


def random_places(rng: np.random.Generator, count: int, most: int) -> Places:
    return Places.of(rng.uniform(0, 8_000, count), rng.uniform(0, 8_000, count), rng.integers(1, most, count))


def clustered_places(rng: np.random.Generator, count: int, most: int) -> Places:
    """Three dense quarters, many points on the very same spot, and a few far out."""
    middles = rng.uniform(0, 8_000, (3, 2))[rng.integers(0, 3, count)]
    x, y = (middles + rng.normal(0, 250, (count, 2)).round(-2)).T
    x[:3] += 50_000
    return Places.of(x, y, rng.integers(1, most, count))


def theirs(demand: Places, supply: Places, method: Method) -> FloatArray:
    """Score by demand point, NaN for none, as ``access`` computes it from the table of all pairs."""
    way = np.hypot(demand.x[:, None] - supply.x, demand.y[:, None] - supply.y)
    origin, dest = np.nonzero(way <= STEPS[-1])
    costs = pd.DataFrame({"origin": origin, "dest": dest, "cost": way[origin, dest]})
    people = pd.DataFrame({"demand": demand.amount}, index=pd.RangeIndex(demand.x.size, name="geoid"))
    offers = pd.DataFrame({"supply": supply.amount}, index=pd.RangeIndex(supply.x.size, name="geoid"))
    flat = method == "2sfca"
    run = fca.three_stage_fca if method == "3sfca" else fca.two_stage_fca
    scores = run(people, offers, costs, STEPS[-1], weight_fn=lambda cost: 1.0 if flat else step_weight(cost))
    answer: FloatArray = scores.reindex(people.index).to_numpy(dtype=float)
    return answer


def step_weight(cost: float) -> float:
    return next((weight for step, weight in zip(STEPS, WEIGHTS, strict=True) if cost <= step), 0.0)


@pytest.mark.parametrize("method", ["2sfca", "e2sfca", "3sfca"])
@pytest.mark.parametrize("make", [random_places, clustered_places])
@pytest.mark.parametrize("seed", [1, 2])
def test_equals_access(make: Callable[..., Places], method: Method, seed: int) -> None:
    rng = np.random.default_rng(seed)
    demand, supply = make(rng, 300, 900), make(rng, 40, 60)
    ours = catchment(demand, supply, steps=STEPS, weights=None if method == "2sfca" else WEIGHTS, method=method)
    np.testing.assert_allclose(ours.score, theirs(demand, supply, method), rtol=1e-9)
    assert np.isnan(ours.score).any()
