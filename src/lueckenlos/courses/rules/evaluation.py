"""Results of the two questionnaires, from tallies alone: no answer is kept as a row of its own."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from lueckenlos.courses.enums import LEAST_ANSWERS, SCALE, Phase

GOAL: Final = "ziel-{number}"


@dataclass(frozen=True, slots=True)
class Counts:
    """How often each value of the scale was chosen."""

    by_value: Mapping[int, int]

    @property
    def answers(self) -> int:
        return sum(self.by_value.values())

    @property
    def mean(self) -> float | None:
        """Of 1 to 5; None without answers."""
        total = self.answers
        return sum(value * number for value, number in self.by_value.items()) / total if total else None


@dataclass(frozen=True, slots=True)
class Window:
    """From when until before when a questionnaire is open."""

    opens: datetime | None
    closes: datetime

    def is_open(self, now: datetime) -> bool:
        return (self.opens is None or self.opens <= now) and now < self.closes

    def is_over(self, now: datetime) -> bool:
        return now >= self.closes


def window_of(phase: Phase, first: datetime, last_begin: datetime, last_end: datetime, days: int) -> Window:
    """Before: until the first session begins. After: from the beginning of the last one until ``days`` later."""
    if phase is Phase.VORHER:
        return Window(None, first)
    return Window(last_begin, last_end + timedelta(days=days))


def may_be_shown(answers: int, window: Window, now: datetime) -> bool:
    """Only what is complete: with a sixth answer beside five everybody could compute it."""
    return answers >= LEAST_ANSWERS and window.is_over(now)


def question_keys(goals: int) -> list[str]:
    return [GOAL.format(number=number) for number in range(1, goals + 1)]


def counts_of(found: Mapping[int, int]) -> Counts:
    """Every value of the scale present."""
    return Counts({value: found.get(value, 0) for value in SCALE})
