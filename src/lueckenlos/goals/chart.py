"""The readings of a Messgröße as a line towards its target: positions in percent, so that it fits any width."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import pairwise
from typing import Final

from lueckenlos.goals.queries import Measured
from lueckenlos.shared.formats import day as day_text
from lueckenlos.shared.formats import exact

# room around the line for points and words, in percent
_SIDE, _TOP, _FLOOR = 4.0, 12.0, 84.0
_FEWEST: Final = 2
Known = tuple[date, Decimal]


@dataclass(frozen=True, slots=True)
class Segment:
    x1: str
    y1: str
    x2: str
    y2: str


@dataclass(frozen=True, slots=True)
class Point:
    """``last`` carries its value in words."""

    x: str
    y: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """``plan`` is the straight line from baseline to target; begin and end are the days at both sides."""

    line: list[Segment]
    points: list[Point]
    plan: Segment | None
    goal: Point | None
    begin: str
    end: str


class _Frame:
    """From days and values to percent of width and height."""

    def __init__(self, known: list[Known]) -> None:
        days, values = [day for day, _ in known], [float(value) for _, value in known]
        self.first, self.last = min(days), max(days)
        self._low, self._high = min(values), max(values)

    def at(self, day: date, value: Decimal) -> tuple[str, str]:
        width, height = (self.last - self.first).days or 1, self._high - self._low or 1.0
        x = _SIDE + (100 - 2 * _SIDE) * (day - self.first).days / width
        y = _FLOOR - (_FLOOR - _TOP) * (float(value) - self._low) / height
        return f"{x:.2f}%", f"{y:.2f}%"


def chart_of(found: Measured) -> Chart | None:
    """None while there is nothing to compare: fewer than two readings and no target with a day."""
    row = found.yardstick
    readings = [(one.read_on, one.value) for one in found.readings]
    begin = _known(row.baseline_on, row.baseline) or (readings[0] if readings else None)
    end = _known(row.target_on, row.target)
    if begin is None or not readings or len({begin, *readings, end} - {None}) < _FEWEST:
        return None
    frame = _Frame([begin, *readings, *([end] if end else [])])
    places = [frame.at(*one) for one in readings]
    words = [""] * (len(places) - 1) + [exact(readings[-1][1])]
    return Chart(
        line=[Segment(*one, *other) for one, other in pairwise(places)],
        points=[Point(*place, said) for place, said in zip(places, words, strict=True)],
        plan=Segment(*frame.at(*begin), *frame.at(*end)) if end else None,
        goal=Point(*frame.at(*end), exact(end[1])) if end else None,
        begin=day_text(frame.first),
        end=day_text(frame.last),
    )


def _known(day: date | None, value: Decimal | None) -> Known | None:
    return None if day is None or value is None else (day, value)
