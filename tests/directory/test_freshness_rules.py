"""The freshness of details at its exact boundary days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lueckenlos.directory.rules import Freshness, add_months, begins_on, freshness, newest_stand

STAND = date(2026, 1, 15)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("stage", "first_day"),
    [
        (Freshness.FIRST_REMINDER, date(2026, 7, 16)),  # 15.07. is exactly six months, not older
        (Freshness.SECOND_REMINDER, date(2026, 8, 13)),  # + 4 weeks
        (Freshness.UNCHECKED, date(2026, 9, 10)),  # + 4 weeks
        (Freshness.HIDDEN, date(2026, 12, 10)),  # + 3 months
    ],
)
def test_each_stage_begins_on_its_day(stage: Freshness, first_day: date) -> None:
    assert begins_on(stage, STAND) == first_day
    assert freshness(STAND, first_day) is stage
    assert freshness(STAND, first_day - DAY) is Freshness(stage - 1)


def test_fresh_on_the_day_of_the_check() -> None:
    assert freshness(STAND, STAND) is Freshness.FRESH


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 7, 31), 6, date(2027, 1, 31)),
    ],
)
def test_months_end_with_the_shorter_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(st.dates(date(2020, 1, 1), date(2040, 12, 31)), st.sampled_from(list(Freshness)))
def test_the_newest_stand_is_the_last_that_has_reached_the_stage(today: date, stage: Freshness) -> None:
    last = newest_stand(stage, today)
    assert freshness(last, today) >= stage
    assert stage is Freshness.FRESH or freshness(last + DAY, today) < stage
