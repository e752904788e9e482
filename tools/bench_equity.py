"""The numbers at the size of Germany, for ``bench.py``; PySAL ``access`` on the same arrays if it is installed."""

import importlib.util
import resource
import statistics
import time
from collections.abc import Callable
from typing import Any

import numpy as np

from lueckenlos.equity.catchments import Cells, Decline, Places, catchment
from lueckenlos.equity.catchments.points import PointSums
from lueckenlos.equity.catchments.steps import THREE_STEPS
from lueckenlos.equity.cover import best_places
from lueckenlos.equity.disclosure import Rule, release_table
from lueckenlos.equity.funnels import funnel
from lueckenlos.equity.intervals import byar, wilson
from lueckenlos.equity.measures import Subgroups, summary_measures

POPULATED, OFFERS, COLUMNS, ROWS = 3_200_000, 100_000, 6_400, 8_700
POINTS, POINT_OFFERS = 300_000, 10_000
GEMEINDEN, INDICATORS, YEARS = 10_959, 30, 10


def run() -> list[str]:
    """Medians of processor time, as lines to print. Needs no database."""
    return ["\nZahlen (equity), Mediane der Rechenzeit", *_profile(), *_grid(), *_points(), *_small()]


def _seconds(work: Callable[[], object], runs: int = 3) -> float:
    times = []
    for _ in range(runs):
        started = time.process_time()
        work()
        times.append(time.process_time() - started)
    return statistics.median(times)


def _profile() -> list[str]:
    rng = np.random.default_rng(1)
    people = rng.integers(50, 5_000, (GEMEINDEN, INDICATORS, YEARS))
    cases = rng.binomial(people, 0.12)
    size = f"{GEMEINDEN:,} Gemeinden × {INDICATORS} Indikatoren × {YEARS} Jahre"
    return [
        f"Anteile mit Intervall nach Wilson, {size}: {_seconds(lambda: wilson(cases, people)):.2f} s",
        f"Raten mit Intervall nach Byar, {size}: {_seconds(lambda: byar(cases, people)):.2f} s",
    ]


def _germany() -> tuple[Cells, Places]:
    """As many populated cells as Germany has, in 3,000 towns of very different size."""
    rng = np.random.default_rng(0)
    towns, size = rng.integers(0, [COLUMNS, ROWS], (3_000, 2)), rng.pareto(1.2, 3_000) + 0.2
    size /= size.sum()
    found = np.zeros(0, np.int64)
    while found.size < POPULATED:
        town = rng.choice(3_000, 2 * POPULATED, p=size)
        spot = (towns[town] + rng.normal(size=(town.size, 2)) * (10 + 600 * np.sqrt(size[town]))[:, None]).astype(int)
        spot = spot[((spot >= 0) & (spot < [COLUMNS, ROWS])).all(axis=1)]
        found = np.unique(np.append(found, spot[:, 1] * COLUMNS + spot[:, 0]))
    found = rng.permutation(found)[:POPULATED]
    cells = Cells.of(found % COLUMNS, found // COLUMNS, rng.integers(1, 60, POPULATED))
    at = rng.choice(POPULATED, OFFERS)
    x, y = (each[at] * 100 + rng.uniform(0, 100, OFFERS) for each in (cells.column, cells.row))
    return cells, Places.of(x, y, rng.integers(1, 40, OFFERS))


def _grid() -> list[str]:
    cells, offers = _germany()
    lines = []
    for reach in (1_500, 5_000):
        steps = [reach / 3, reach * 2 / 3, reach]
        for method in ("e2sfca", "3sfca"):
            median = _seconds(lambda m=method, s=steps: catchment(cells, offers, method=m, steps=s), runs=1)  # type: ignore[misc] # bound now, not when called
            size = f"{POPULATED:,} Zellen × {OFFERS:,} Angebote, {reach / 1_000} km"
            lines.append(f"Erreichbarkeit {method} im 100-m-Raster, {size}: {median:.1f} s")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return [*lines, f"größter Speicher bis hier: {peak:,} MiB"]


def _points() -> list[str]:
    rng = np.random.default_rng(3)
    towns = rng.uniform(0, 150_000, (30, 2))

    def scattered(count: int) -> Any:
        return (towns[rng.integers(0, 30, count)] + rng.normal(0, 2_500, (count, 2))).T

    demand = Places.of(*scattered(POINTS), rng.integers(1, 50, POINTS))
    offers = Places.of(*scattered(POINT_OFFERS), rng.integers(1, 30, POINT_OFFERS))
    steps = [500.0, 1_000.0, 1_500.0]
    ours = _seconds(lambda: catchment(demand, offers, steps=steps))
    size = f"{POINTS:,} Punkte × {POINT_OFFERS:,} Angebote, 1,5 km"
    lines = [f"Erreichbarkeit e2sfca auf Punkten, {size}: {ours:.2f} s"]
    if importlib.util.find_spec("access") is None:
        return [*lines, "PySAL access ist nicht installiert: kein Vergleich"]
    theirs, apart = _pysal(demand, offers, steps)
    same = f"PySAL access, dieselben Felder, Abstände schon berechnet: {theirs:.2f} s, Abweichung {apart:.0e}"
    return [*lines, same, f"Verhältnis: 1/{theirs / ours:.1f} der Zeit von PySAL access"]


def _pysal(demand: Places, offers: Places, steps: list[float]) -> tuple[float, float]:
    """Its time, the table of distances not counted, and the largest relative difference to ours."""
    import pandas as pd
    from access import fca, weights

    pairs = list(PointSums(demand, offers, Decline.of("e2sfca", steps, None, 1.0)).pairs())
    start, end = (np.concatenate([pair[side] for pair in pairs]) for side in (0, 1))
    apart = np.hypot(demand.x[start] - offers.x[end], demand.y[start] - offers.y[end])
    cost = pd.DataFrame({"origin": start, "dest": end, "cost": apart})
    people = pd.DataFrame({"demand": demand.amount}, index=pd.RangeIndex(POINTS, name="geoid"))
    places = pd.DataFrame({"supply": offers.amount}, index=pd.RangeIndex(POINT_OFFERS, name="geoid"))
    decline = weights.step_fn(dict(zip(steps, THREE_STEPS, strict=True)))
    found: list[Any] = []

    def work() -> None:
        index = {"demand_index": True, "supply_index": True}
        found.append(fca.two_stage_fca(people, places, cost, max_cost=steps[-1], weight_fn=decline, **index))

    median = _seconds(work, runs=1)
    ours = catchment(demand, offers, steps=steps).score[found[-1].index]
    return median, float(np.abs(found[-1].to_numpy() / ours - 1).max())


def _small() -> list[str]:
    rng = np.random.default_rng(5)
    groups = Subgroups.of(
        rng.uniform(10, 60, 10), errors=np.full(10, 1.5), population=np.full(10, 900), favourable=True
    )
    demand = Places.of(*rng.uniform(0, 30_000, (2, 20_000)), rng.integers(1, 9, 20_000))
    halls = Places.of(*rng.uniform(0, 30_000, (2, 1_000)), 1)
    table = rng.poisson(6, (40, 6))
    cases = rng.integers(0, 500, GEMEINDEN)
    works: list[tuple[str, Callable[[], object]]] = [
        ("Ungleichheitsmaße der WHO, 10 Gruppen, 1.000 Ziehungen", lambda: summary_measures(groups)),
        (f"Trichtergrenzen, {GEMEINDEN:,} Gemeinden", lambda: funnel(cases, 500)),
        ("Geheimhaltung, 40 × 6 Zellen mit Rändern", lambda: release_table(table, Rule())),
        ("beste 10 von 1.000 Orten für 20.000 Punkte", lambda: best_places(demand, halls, 10, within=1_500)),
    ]
    return [f"{label}: {_seconds(work) * 1000:,.1f} ms" for label, work in works]
