"""What the readings of a Messgröße suggest: a hint beside what people think, never a state."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Protocol

from lueckenlos.goals.enums import Course

# a reading says nothing about today when it is older than this
OLD_DAYS: Final = 400
# as far behind the straight line to the target as still counts as in plan, as a share of the whole way
TOLERANCE: Final = 0.1


class Measured(Protocol):
    """Where a Messgröße begins and where it shall end."""

    @property
    def baseline(self) -> Decimal | None: ...

    @property
    def baseline_on(self) -> date | None: ...

    @property
    def target(self) -> Decimal | None: ...

    @property
    def target_on(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Progress:
    """``share`` of the way from baseline to target (may pass 1 or fall below 0); None where it cannot be told."""

    course: Course
    share: float | None = None
    value: Decimal | None = None
    read_on: date | None = None


def progress_of(measured: Measured, readings: Sequence[tuple[date, Decimal]], day: date) -> Progress:
    """Compares the last reading with the straight line from baseline to target. ``readings`` in order of days.

    Without a baseline the first reading takes its place. Without a day for the target only reaching it can be told.
    """
    if not readings:
        return Progress(Course.NO_READING)
    read_on, value = readings[-1]
    if measured.target is None:
        return Progress(Course.NO_TARGET, None, value, read_on)
    start_on, start = readings[0] if measured.baseline is None else (measured.baseline_on, measured.baseline)
    share = _share(start, measured.target, value)
    return Progress(
        _course(share, _elapsed(start_on, measured.target_on, read_on), read_on, day), share, value, read_on
    )


def _share(start: Decimal, target: Decimal, value: Decimal) -> float:
    """A target that equals the baseline is to be held: 1 while it is, 0 otherwise."""
    if start == target:
        return 1.0 if value == target else 0.0
    return float((value - start) / (target - start))


def _elapsed(start: date | None, end: date | None, at: date) -> float | None:
    """Share of the time between two days that has passed, from 0 to 1."""
    if start is None or end is None or end <= start:
        return None
    return min(max((at - start).days / (end - start).days, 0.0), 1.0)


def _course(share: float, elapsed: float | None, read_on: date, day: date) -> Course:
    if (day - read_on).days > OLD_DAYS:
        return Course.OLD
    if share >= 1:
        return Course.REACHED
    if elapsed is None:
        return Course.ON_COURSE if share > 0 else Course.BEHIND
    return Course.ON_COURSE if share >= elapsed - TOLERANCE else Course.BEHIND
