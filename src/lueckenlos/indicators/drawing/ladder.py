"""Dots on a line, one for each group: how far they lie apart. The same scale for all years."""

from collections.abc import Sequence
from dataclasses import dataclass

from lueckenlos.indicators.release import Figure

WIDTH, HEIGHT = 260.0, 32.0
_SIDE = 10.0


@dataclass(frozen=True, slots=True)
class Group:
    """A group with the ``sign`` that stands in its dot; ``dark`` for the less advantaged."""

    sign: str
    dark: bool
    figure: Figure | None


@dataclass(frozen=True, slots=True)
class Rung:
    x: float
    sign: str
    dark: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    start: float
    end: float
    rungs: list[Rung]


def ladders(rows: Sequence[Sequence[Group]]) -> list[Ladder | None]:
    """One for each row of groups; None where none of its groups has a figure. What comes last lies on top."""
    values = [x for row in rows for one in row if one.figure and (x := one.figure.value) is not None]
    if not values:
        return [None] * len(rows)
    least, most = min(values), max(values)
    factor = (WIDTH - 2 * _SIDE) / ((most - least) or 1.0)
    return [_ladder(row, least, factor) for row in rows]


def _ladder(row: Sequence[Group], least: float, factor: float) -> Ladder | None:
    rungs = [
        Rung(round(_SIDE + (one.figure.value - least) * factor, 1), one.sign, one.dark)
        for one in row
        if one.figure and one.figure.value is not None
    ]
    if not rungs:
        return None
    places = [one.x for one in rungs]
    return Ladder(min(places), max(places), rungs)
