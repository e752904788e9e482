"""What may be said of figures; the sentences claim no more."""

import numpy as np
import pytest

from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.judging import (
    Range,
    Standing,
    Trend,
    Verdict,
    compare,
    range_of,
    standing_of,
    trend_of,
)
from lueckenlos.indicators.registry import indicator
from lueckenlos.indicators.release import CODE, Figure, Stored, release_figures
from lueckenlos.indicators.similar import nearest

SPEECH, POVERTY, GISD = "seu-sprache", "kinderarmut-sgb2", "gisd"


def share(cases: float, people: float, period: str = "2025", slug: str = SPEECH) -> Figure:
    return _made(slug, 100 * cases / people, cases, people, period)


def rate(value: float | None, period: str = "2025", slug: str = POVERTY) -> Figure:
    return _made(slug, np.nan if value is None else value, np.nan, np.nan, period)


def _made(slug: str, value: float, cases: float, people: float, period: str) -> Figure:
    status = np.array([CODE[ValueStatus.OK]], dtype=np.uint8)
    stored = Stored(np.array([value]), np.array([cases]), np.array([people]), status)
    return release_figures(indicator(slug), stored).at(0, period)


@pytest.mark.parametrize(
    ("own", "other", "expected"),
    [
        (share(41, 107), share(228, 1_011), Verdict.HIGHER),
        (share(20, 107), share(380, 1_011), Verdict.LOWER),
        (share(30, 107), share(228, 1_011), Verdict.SAME),
        (share(41, 107), rate(20.0, slug=SPEECH), Verdict.HIGHER),
        (share(41, 107), rate(35.0, slug=SPEECH), Verdict.SAME),
        (rate(33.0), rate(12.0), Verdict.UNSURE),
        (share(41, 107), share(228, 1_011, "2024"), Verdict.OTHER_YEAR),
        (share(41, 107), None, Verdict.NOTHING),
        (rate(None), rate(12.0), Verdict.NOTHING),
    ],
)
def test_a_difference_is_claimed_only_beyond_chance(own: Figure, other: Figure | None, expected: Verdict) -> None:
    assert compare(own, other) is expected


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ([share(15, 110, "2021"), share(48, 110, "2025")], Trend.RISEN),
        ([share(48, 110, "2021"), share(15, 110, "2025")], Trend.FALLEN),
        ([share(27, 110, "2021"), share(60, 110, "2023"), share(30, 110, "2025")], Trend.SAME),
        ([rate(20.0, "2017"), rate(33.0, "2019")], Trend.UNSURE),
        ([rate(0.9, "2019", GISD), rate(0.5, "2021", GISD)], Trend.NOT_COMPARABLE),
        ([rate(20.0, "2017"), rate(None, "2019")], Trend.NOTHING),
    ],
)
def test_trends(series: list[Figure], expected: Trend) -> None:
    assert trend_of(series) is expected


def test_the_range_of_similar_ones_needs_three() -> None:
    assert range_of([rate(10.0), rate(20.0), rate(None)]) is None
    assert range_of([rate(float(each)) for each in (10, 20, 30, 40, 50)]) == Range(5, 10, 20, 30, 40, 50)


@pytest.mark.parametrize(
    ("own", "verdicts", "group", "expected"),
    [
        (share(41, 107), [Verdict.HIGHER], None, Standing.WORSE),
        (share(41, 107), [Verdict.LOWER, Verdict.SAME], None, Standing.BETTER),
        (share(41, 107), [Verdict.LOWER, Verdict.HIGHER], None, Standing.OPEN),
        (share(41, 107), [Verdict.SAME], None, Standing.USUAL),
        (rate(33.0), [Verdict.UNSURE], Range(8, 9, 10, 15, 20, 33), Standing.WORSE_EDGE),
        (rate(9.5), [], Range(8, 9, 10, 15, 20, 33), Standing.BETTER_EDGE),
        (rate(15.0), [], Range(8, 9, 10, 15, 20, 33), Standing.USUAL),
        (share(90, 100, slug="impfquote-mmr"), [Verdict.HIGHER], None, Standing.BETTER),
        (rate(40.0, slug="einpersonenhaushalte"), [Verdict.HIGHER], None, Standing.OPEN),
    ],
)
def test_standing_follows_the_declared_direction(
    own: Figure, verdicts: list[Verdict], group: Range | None, expected: Standing
) -> None:
    assert standing_of(own, verdicts, group) is expected


def test_the_nearest_are_near_by_factors() -> None:
    own = {"bevoelkerung": 10_000.0, "benachteiligung": 0.9}
    others = [
        {"bevoelkerung": 40_000.0, "benachteiligung": 0.9},
        {"bevoelkerung": 5_000.0, "benachteiligung": 0.9},
        {"bevoelkerung": 11_000.0, "benachteiligung": 0.1},
        {"bevoelkerung": 10_000.0},
    ]
    assert nearest(own, others, ["bevoelkerung"], 2) == [3, 2]
    assert nearest(own, others, ["bevoelkerung", "benachteiligung"], 3) == [1, 0, 2]
    assert nearest(own, others, [], 3) == []
    assert nearest({"bevoelkerung": 1.0}, others, ["dichte"], 3) == []
