"""From points to a table: weights, ties, who is missing."""

import random
from decimal import Decimal
from fractions import Fraction

import pytest

from lueckenlos.prizes.rules.scoring import Standing, Vote, tally, weighted

WEIGHTS = {1: 2, 2: 1}


def vote(juror: int, application: int, *points: int, biased: bool = False) -> Vote:
    return Vote(juror, application, dict(enumerate(points, 1)), biased)


def table(*votes: Vote, applications: tuple[int, ...] = (10, 20), jurors: tuple[int, ...] = (1, 2)) -> list[Standing]:
    return tally(applications, jurors, WEIGHTS, votes)


@pytest.mark.parametrize(
    ("points", "value"),
    [((9, 3), Fraction(7)), ((0, 0), Fraction(0)), ((10, 10), Fraction(10)), ((5,), None), ((), None)],
)
def test_a_value_is_weighted_and_needs_every_point(points: tuple[int, ...], value: Fraction | None) -> None:
    assert weighted(dict(enumerate(points, 1)), WEIGHTS) == value


def test_the_table_tells_mean_span_and_who_is_missing_or_biased() -> None:
    first, second = table(vote(1, 10, 9, 3), vote(2, 10, 6, 6), vote(1, 20, biased=True), vote(2, 20, 4))
    assert first == Standing(
        10, Decimal("6.50"), Decimal("6.00"), Decimal("7.00"), {1: Decimal("7.00"), 2: Decimal("6.00")}, (), (), 1
    )
    assert second == Standing(20, None, None, None, {}, (2,), (1,))


def test_equal_as_shown_is_equal_and_the_next_place_is_left_out() -> None:
    """7 against 7 by other points, and a third one behind both."""
    votes = (vote(1, 10, 4, 4), vote(1, 20, 9, 3), vote(1, 30, 7, 7))
    lines = table(*votes, applications=(10, 20, 30), jurors=(1,))
    assert [(one.application, one.place, one.tied) for one in lines] == [(20, 1, True), (30, 1, True), (10, 3, False)]


def test_strangers_do_not_count() -> None:
    (line,) = table(vote(1, 10, 2, 2), vote(9, 10, 10, 10), applications=(10,), jurors=(1,))
    assert line.mean == Decimal("2.00")


def test_against_the_slow_way() -> None:
    """The mean lies within the span, and is what a pocket calculator says."""
    drawn = random.Random(7)  # noqa: S311 -- always the same points
    for _ in range(200):
        points = [(drawn.randint(0, 10), drawn.randint(0, 10)) for _ in range(drawn.randint(1, 6))]
        first, second = drawn.randint(1, 5), drawn.randint(1, 5)
        votes = [vote(juror, 10, *both) for juror, both in enumerate(points)]
        (line,) = tally([10], range(len(points)), {1: first, 2: second}, votes)
        naive = sum((first * a + second * b) / (first + second) for a, b in points) / len(points)
        assert line.mean is not None
        assert abs(float(line.mean) - naive) <= 0.005 + 1e-9
        assert line.lowest <= line.mean <= line.highest  # type: ignore[operator] # there are values
