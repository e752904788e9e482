"""Random snapshots: small worlds in which every rule of the Kettenbild finds work."""

from datetime import date
from typing import Any

import numpy as np
from hypothesis import strategies as st

from chains.snapshots import BRIDGES, COLUMNS, DAY, FELDER, LAGEN, LANGUAGES, ZIELE, need, snapshot
from lueckenlos.chains.picture import UNKNOWN, Agreement, Area, Limits, Snapshot, Transition

_three = st.sampled_from([UNKNOWN, 0, 1])
# around every boundary of the rules, and unknown
_days = st.sampled_from(
    [UNKNOWN]
    + [date(*day).toordinal() for day in [(2026, 3, 20), (2026, 3, 21), (2026, 5, 20), (2026, 5, 21), (2026, 11, 20)]]
    + [date(*day).toordinal() for day in [(2026, 11, 21), (2026, 11, 22), (2027, 11, 21), (2027, 11, 22)]]
)


def _some(lines: Any) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from([line.slug for line in lines]), max_size=2, unique=True)


@st.composite
def offers(draw: st.DrawFn, areas: int) -> dict[str, Any]:
    everywhere = not areas or draw(st.booleans())
    points = st.lists(st.tuples(st.sampled_from([51.0, 51.02, 51.2]), st.sampled_from([11.0, 11.3])), max_size=2)
    return {
        "phases": draw(_some(COLUMNS)),
        "lagen": draw(_some(LAGEN)),
        "felder": draw(_some(FELDER)),
        "ziele": draw(_some(ZIELE)),
        "bridges": draw(st.sampled_from([0, 0, 0, 1, 2])),
        "sprachen": draw(st.sampled_from([0, 1, 32, 33])),
        "areas": None if everywhere else draw(st.sets(st.integers(0, areas - 1), max_size=2)),
        "points": draw(points),
        "places": draw(st.sampled_from([UNKNOWN, 0, 1, 3, 10])),
        "wait_days": draw(st.sampled_from([UNKNOWN, 0, 41, 42, 90])),
        "load_percent": draw(st.sampled_from([UNKNOWN, UNKNOWN, 99, 100])),
        "waiting": draw(st.sampled_from([UNKNOWN, UNKNOWN, 0, 4])),
        "free": draw(_three),
        "outreach": draw(_three),
        "step_free": draw(_three),
        "remote": draw(st.sampled_from([0, 0, 1])),
        "starts": draw(_days),
        "ends": draw(_days),
        "funded_until": draw(_days),
        "checked": draw(_days),
        "form": draw(st.sampled_from([UNKNOWN, 0, 0, 1])),
        "traeger": draw(st.sampled_from([UNKNOWN, 1, 2, 3])),
    }


@st.composite
def snapshots(draw: st.DrawFn) -> Snapshot:
    count = draw(st.integers(0, 4))
    middles = st.sampled_from([(51.0, 11.0), (51.01, 11.01), (51.2, 11.3), (float("nan"), float("nan"))])
    areas = [Area(n + 1, f"a{n}", f"Teil {n}", *draw(middles)) for n in range(count)]
    numbers = st.sampled_from([np.nan, 0.0, 19.0, 20.0, 75.0, 76.0, 400.0])
    cells = (1 + count) * len(COLUMNS)
    people = np.array(draw(st.lists(numbers, min_size=cells, max_size=cells))).reshape(1 + count, len(COLUMNS))
    fifth = st.lists(st.sampled_from([0, 1, 4, 5, 5]), min_size=1 + count, max_size=1 + count)
    values = [float(n) for n in range(1 + count)]
    needs = tuple(
        need(name, phases, rows, values=values, fifths=draw(fifth), felder=felder)
        for name, phases, rows, felder in [
            ("armut", "baby kita schule", "materiell", ""),
            ("sprachstand", "kita", "sozial materiell", "sprache bewegung"),
        ]
    )
    agreements = (Agreement(1, "A", "B", draw(st.sampled_from(["vereinbart", "offen"])), "", "", "", ""),)
    transitions = (*BRIDGES, Transition("kita-schule", 4, ("kita",), ("schule",), agreements))
    return snapshot(
        draw(st.lists(offers(count), max_size=9)),
        day=DAY,
        areas=areas,
        people=people,
        needs=needs,
        transitions=transitions,
        languages=LANGUAGES,
        limits=Limits(people_per_place=draw(st.sampled_from([25, 2]))),
        coarse=draw(st.sampled_from([False, False, False, True])),
    )
