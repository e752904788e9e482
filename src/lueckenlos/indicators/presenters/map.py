"""The map of a profile: areas in classes, and the same as rows of a table, by name and never by value."""

from dataclasses import dataclass
from typing import Final

from lueckenlos.geo.svg_map import MapDrawing, MapPath, draw
from lueckenlos.indicators import wording
from lueckenlos.indicators.classes import Classed, ValueClass, classed
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.messages import INSTEAD
from lueckenlos.indicators.messages import profile as words
from lueckenlos.indicators.queries.map import PartsMap
from lueckenlos.indicators.registry import Indicator
from lueckenlos.indicators.release import Figure
from lueckenlos.shared import formats

# with fewer classes than shades those far enough apart
_SHADES: Final = {1: (2,), 2: (1, 3), 3: (1, 2, 4), 4: (1, 2, 3, 4)}


@dataclass(frozen=True, slots=True)
class AreaRow:
    """``number`` stands on the map; ``style``: „1“ to „4“, or „none“ without a value."""

    number: int
    name: str
    figure: Figure | None
    interval: str
    style: str
    unsure: bool
    note: str
    path: MapPath | None

    @property
    def told(self) -> str:
        """What a pointer on the map says."""
        return words.MAP_AREA.format(name=self.name, value=_value(self.figure), note=self.note).rstrip(" ,")


@dataclass(frozen=True, slots=True)
class ProfileMap:
    """``legend``: shade of the class and its values in words. ``drawing`` is falsy without outlines.

    ``invented``: values of the demo that nobody has counted.
    """

    title: str
    rows: list[AreaRow]
    legend: list[tuple[int, str]]
    drawing: MapDrawing
    credit: str
    unsure: bool
    without: bool
    invented: bool
    own: MapPath | None


def profile_map(found: PartsMap, own: int) -> ProfileMap:
    """``own``: the Gebiet of the profile, which is marked where it is one of the parts."""
    figures = {pk: one.figure for pk, one in found.values.items()}
    classes = classed(figures)
    drawing = draw(found.outlines)
    paths = {path.key: path for path in drawing.paths}
    rows = [
        _row(number, one.name, figures.get(one.pk), one.pk, classes, paths.get(one.pk))
        for number, one in enumerate(found.parts, start=1)
    ]
    return ProfileMap(
        title=words.MAP_TITLE.format(indicator=found.indicator.label, period=found.period),
        rows=rows,
        legend=[(_shade(one.number, classes), _ends(one, found.indicator)) for one in classes.classes],
        drawing=drawing,
        credit=found.credit,
        unsure=bool(classes.unsure),
        without=any(row.style == "none" for row in rows),
        invented=any(one.invented for one in found.values.values()),
        own=paths.get(own),
    )


def _row(number: int, name: str, figure: Figure | None, pk: int, classes: Classed, path: MapPath | None) -> AreaRow:
    place, unsure = classes.of.get(pk), pk in classes.unsure
    note = words.MAP_UNSURE if unsure else ""
    if figure is not None and figure.ok and not figure.certain:
        note = words.MAP_NO_CHANCE
    interval = wording.interval(figure) if figure else ""
    style = str(_shade(place, classes)) if place else "none"
    return AreaRow(number, name, figure, interval, style, unsure, note, path)


def _shade(place: int, classes: Classed) -> int:
    return _SHADES[len(classes.classes)][place - 1]


def _value(figure: Figure | None) -> str:
    if figure is None:
        return INSTEAD[ValueStatus.MISSING][1]
    return wording.exactly(figure) or INSTEAD[figure.status][1]


def _ends(one: ValueClass, indicator: Indicator) -> str:
    low, high = (formats.decimal(end, indicator.decimals) for end in (one.low, one.high))
    return low if low == high else words.ORDINARY_INTERVAL.format(low=low, high=high)
