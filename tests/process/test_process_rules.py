"""What is late, which turn may follow, and what a check says: pure rules."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from lueckenlos.process import rules

TODAY = date(2026, 11, 22)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)


@dataclass(frozen=True)
class Dates:
    state: str = "in_arbeit"
    next_on: date | None = None
    review_on: date | None = None


@dataclass(frozen=True)
class Item:
    key: str
    priority: int


@pytest.mark.parametrize(
    ("state", "next_on", "late"),
    [
        ("in_arbeit", YESTERDAY, True),
        ("in_arbeit", TODAY, False),
        ("in_arbeit", None, False),
        ("nicht_begonnen", YESTERDAY, True),
        ("steht", YESTERDAY, True),
        ("ruht", YESTERDAY, False),
    ],
)
def test_a_step_is_late_the_day_after(state: str, next_on: date | None, late: bool) -> None:
    assert rules.is_late(Dates(state, next_on), TODAY) is late


@pytest.mark.parametrize(("review_on", "due"), [(YESTERDAY, True), (TODAY, True), (TOMORROW, False), (None, False)])
def test_the_day_to_look_again_counts_for_what_rests_too(review_on: date | None, due: bool) -> None:
    assert rules.is_due(Dates("ruht", None, review_on), TODAY) is due


@pytest.mark.parametrize(
    ("before", "after", "possible"), [(1, 1, True), (1, 2, True), (2, 1, True), (1, 3, False), (1, 0, False)]
)
def test_turns_follow_one_another(before: int, after: int, possible: bool) -> None:
    assert rules.turn_is_possible(before, after) is possible


def test_strengths_are_only_what_is_secured() -> None:
    items = [Item("a", 1), Item("b", 2), Item("c", 3)]
    assert rules.strengths(items, {"a": 3, "b": 4, "c": 4}) == ["b", "c"]


def test_next_are_the_three_lowest_and_what_others_rest_on_first() -> None:
    items = [Item("a", 5), Item("b", 1), Item("c", 3), Item("d", 2), Item("e", 4), Item("f", 0)]
    steps = {"a": 1, "b": 2, "c": 2, "d": 2, "e": 4}
    assert rules.next_things(items, steps) == ["a", "b", "d"]


def test_nothing_is_proposed_where_nothing_was_answered() -> None:
    assert rules.next_things([Item("a", 1)], {}) == []
