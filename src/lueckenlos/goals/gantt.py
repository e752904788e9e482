"""A measure as a bar between two days: positions in percent of the width, so that the drawing fits any column."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from lueckenlos.goals.enums import Flag, MeasureState
from lueckenlos.goals.models import Measure

# shown around today even where nothing is planned
BEFORE_DAYS, AFTER_DAYS = 60, 300
# a bar without a beginning or an end, and one of a single day, must still be seen
STUB_DAYS, LEAST_PERCENT = 30, 0.8
# more marks than this run into each other; then only every n-th is named
MOST_MARKS: Final = 10
_QUARTER: Final = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """Begin of a quarter on the axis; ``year`` where a year begins or the axis does."""

    x: str
    label: str
    year: bool


@dataclass(frozen=True, slots=True)
class Window:
    """The days the drawing shows, today, and the marks of its axis. ``x``s are percentages."""

    start: date
    end: date
    today: str
    marks: list[Mark]

    def x(self, day: date) -> float:
        whole = (self.end - self.start).days
        return min(max((day - self.start).days / whole, 0.0), 1.0) * 100


@dataclass(frozen=True, slots=True)
class Bar:
    """Where the bar begins and how long it is, in percent; ``kind`` chooses colour and pattern."""

    x: str
    width: str
    kind: str
    open_start: bool
    open_end: bool


def window_of(measures: Iterable[Measure], day: date) -> Window:
    """From the first beginning to the last term, whole quarters, today always inside."""
    days = [one for row in measures for one in (row.starts_on, row.due_on) if one]
    start = _quarter(min([day - timedelta(days=BEFORE_DAYS), *days]))
    end = _next(_quarter(max([day + timedelta(days=AFTER_DAYS), *days])))
    bare = Window(start, end, "", [])
    quarters = [start]
    while (following := _next(quarters[-1])) < end:
        quarters.append(following)
    return Window(start, end, _percent(bare.x(day)), _marks(bare, quarters))


def bar(measure: Measure, flags: Sequence[Flag], window: Window) -> Bar | None:
    """None for a measure without any day; one without a beginning or a term gets a short open bar."""
    if measure.starts_on is None and measure.due_on is None:
        return None
    stub = timedelta(days=STUB_DAYS)
    start = measure.starts_on or (measure.due_on - stub if measure.due_on else window.start)
    end = measure.due_on or start + stub
    left, right = window.x(start), window.x(end + timedelta(days=1))
    return Bar(
        x=_percent(min(left, 100 - LEAST_PERCENT)),
        width=_percent(max(right - left, LEAST_PERCENT)),
        kind="late" if Flag.LATE in flags else MeasureState(measure.state).value,
        open_start=measure.starts_on is None,
        open_end=measure.due_on is None,
    )


def _marks(window: Window, quarters: Sequence[date]) -> list[Mark]:
    years_only = len(quarters) > MOST_MARKS
    marks = []
    for number, day in enumerate(quarters):
        year = day.month == 1 or number == 0
        label = f"{day.year}" if year else f"{day.month:02d}/{day:%y}"
        marks.append(Mark(_percent(window.x(day)), label if year or not years_only else "", year))
    return marks


def _quarter(day: date) -> date:
    return date(day.year, (day.month - 1) // _QUARTER * _QUARTER + 1, 1)


def _next(quarter: date) -> date:
    """First day of the following quarter."""
    return date(quarter.year + quarter.month // 10, (quarter.month + 2) % 12 + 1, 1)


def _percent(value: float) -> str:
    return f"{value:.2f}%"
