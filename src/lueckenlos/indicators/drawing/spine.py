"""One row of a spine chart: similar communes as a bar, the figure with its interval, Gebiete above as marks.

The middle of the similar communes (else the nearest Gebiet above) lies in the centre. Right is always better for
people; an indicator without direction has larger values on the right.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.indicators.enums import Polarity
from lueckenlos.indicators.judging import Range
from lueckenlos.indicators.queries.profile import ProfileRow

WIDTH, HEIGHT = 260.0, 32.0
MIDDLE: Final = WIDTH / 2
_ROOM: Final = MIDDLE - 10
# shapes, so that nothing rests on colour alone
SHAPES: Final = {
    GebietsEbene.GEMEINDE: "wedge",
    GebietsEbene.KREIS: "square",
    GebietsEbene.LAND: "diamond",
    GebietsEbene.BUND: "triangle",
}


@dataclass(frozen=True, slots=True)
class Mark:
    x: float
    shape: str


@dataclass(frozen=True, slots=True)
class Bar:
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Spine:
    """``bar``: from the least to the most of the similar ones; ``half``: their middle half."""

    bar: Bar | None
    half: Bar | None
    interval: Bar | None
    dot: float
    marks: list[Mark]


def spine_of(row: ProfileRow) -> Spine | None:
    """None where the figure has nothing beside it."""
    figure = row.figure
    others = [one for one in row.beside if one.figure and one.figure.ok and one.figure.period == figure.period]
    centre = row.group.middle if row.group else next((one.figure.value for one in others if one.figure), None)
    if figure.value is None or centre is None:
        return None
    levels = [one.figure.value for one in others if one.figure and one.figure.value is not None]
    place = _Scale(
        centre, [figure.value, figure.lower, figure.upper, *levels, *_ends(row.group)], figure.indicator.polarity
    )
    return Spine(
        bar=place.bar(row.group.least, row.group.most) if row.group else None,
        half=place.bar(row.group.low, row.group.high) if row.group else None,
        interval=None if figure.lower is None or figure.upper is None else place.bar(figure.lower, figure.upper),
        dot=place(figure.value),
        marks=[
            Mark(place(one.figure.value), SHAPES.get(GebietsEbene(one.gebiet.ebene), "square"))
            for one in others
            if one.figure and one.figure.value is not None
        ],
    )


def _ends(group: Range | None) -> list[float]:
    return [group.least, group.most] if group else []


class _Scale:
    def __init__(self, centre: float, shown: Sequence[float | None], polarity: Polarity) -> None:
        farthest = max((abs(one - centre) for one in shown if one is not None), default=0.0) or 1.0
        self._centre = centre
        self._factor = (-1 if polarity is Polarity.LOWER else 1) * _ROOM / farthest

    def __call__(self, value: float) -> float:
        return round(MIDDLE + (value - self._centre) * self._factor, 1)

    def bar(self, start: float, end: float) -> Bar:
        left, right = sorted((self(start), self(end)))
        # a bar of no width would vanish
        return Bar(left, round(max(right - left, 1.0), 1))
