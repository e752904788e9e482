"""People shared out between age bands, against a count month by month."""

import itertools
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lueckenlos.equity.bands import OPEN_END_MONTHS, Band, allocation, finest

GENESIS = tuple(  # the bands of the official table of Gemeinden by age
    Band(start * 12, end and end * 12)
    for start, end in [
        (0, 3), (3, 6), (6, 10), (10, 15), (15, 18), (18, 20), (20, 25), (25, 30), (30, 35), (35, 40), (40, 45),
        (45, 50), (50, 55), (55, 60), (60, 65), (65, 75), (75, None),
    ]
)  # fmt: skip
LAST_MONTH = OPEN_END_MONTHS


def naive(source: tuple[Band, ...], counts: tuple[float, ...], wanted: Band) -> float:
    """Every source band's people laid out month by month, then counted; None of the months may be missing."""
    people: dict[int, float] = {}
    for band, count in zip(source, counts, strict=True):
        end = LAST_MONTH if band.to_months is None else band.to_months
        for month in range(band.from_months, end):
            people[month] = count / (end - band.from_months)
    months = range(wanted.from_months, LAST_MONTH if wanted.to_months is None else wanted.to_months)
    return sum(people[month] for month in months)


@st.composite
def partitions(draw: st.DrawFn) -> tuple[Band, ...]:
    """Bands that follow each other from birth; the last one is open and begins between 60 and 85 years."""
    cuts = sorted(draw(st.sets(st.integers(1, 59 * 12), max_size=12)))
    last = draw(st.integers(60 * 12, 85 * 12))
    bounds = [0, *cuts, last]
    return (*(Band(start, end) for start, end in itertools.pairwise(bounds)), Band(last, None))


@given(source=partitions(), target=partitions(), data=st.data())
def test_equals_the_count_month_by_month(
    source: tuple[Band, ...], target: tuple[Band, ...], data: st.DataObject
) -> None:
    counts = tuple(data.draw(st.integers(0, 10_000)) for _ in source)
    told = allocation(source, target)
    people = told.people(counts)
    assert told.covered.all()
    assert people.tolist() == pytest.approx([naive(source, counts, wanted) for wanted in target], abs=1e-6)
    assert people.sum() == pytest.approx(sum(counts), abs=1e-6)


@given(source=partitions())
def test_its_own_bands_come_back_unchanged(source: tuple[Band, ...]) -> None:
    told = allocation(source, source)
    assert told.people(range(len(source))).tolist() == list(range(len(source)))
    assert not told.estimated.any()


def test_official_bands_fit_most_phases_and_cut_the_rest() -> None:
    phases = (Band(0, 12), Band(12, 36), Band(36, 72), Band(192, 324), Band(780, 960), Band(960, None))
    told = allocation(GENESIS, phases)
    people = told.people([300, 310, 400, 500, 330, 200, 500, 550, *[0] * 7, 1_000, 900])
    assert people.tolist() == pytest.approx([100, 200, 310, 330 * 2 / 3 + 200 + 500 + 550 * 2 / 5, 1_300, 600])
    assert told.estimated.tolist() == [True, True, False, True, True, True]


def test_a_gap_in_the_source_is_not_zero_people() -> None:
    told = allocation((Band(0, 36), Band(72, 120)), (Band(0, 36), Band(36, 72), Band(0, 120)))
    assert told.covered.tolist() == [True, False, False]
    people = told.people([10, 20]).tolist()
    assert people[0] == 10
    assert math.isnan(people[1])
    assert math.isnan(people[2])


def test_an_unknown_count_spoils_only_what_it_touches() -> None:
    told = allocation((Band(0, 36), Band(36, 72)), (Band(0, 12), Band(36, 72)))
    people = told.people([math.nan, 7]).tolist()
    assert math.isnan(people[0])
    assert people[1] == 7


@pytest.mark.parametrize(
    ("source", "wanted"),
    [(Band(18 * 12, None), Band(324, 780)), (Band(0, None), Band(0, 12)), (Band(70 * 12, None), Band(95 * 12, None))],
    ids=["adults as one band", "a total", "older than the assumed end"],
)
def test_an_open_band_is_not_cut_where_that_would_be_invention(source: Band, wanted: Band) -> None:
    told = allocation((source,), (wanted,))
    assert not told.covered.any()
    assert math.isnan(told.people([1_000])[0])


def test_a_total_answers_the_question_for_everybody() -> None:
    assert allocation((Band(0, None),), (Band(0, None),)).people([1_000]).tolist() == [1_000]


def test_no_source_covers_nothing() -> None:
    told = allocation((), (Band(0, 12),))
    assert math.isnan(told.people([])[0])


def test_finest_drops_totals_and_groupings() -> None:
    bands = (Band(0, None), Band(0, 36), Band(36, 72), Band(0, 72), Band(72, None), Band(0, 36), Band(780, None))
    assert finest(bands) == (Band(0, 36), Band(36, 72), Band(780, None))


def test_finest_of_nothing_is_nothing() -> None:
    assert finest(()) == ()
