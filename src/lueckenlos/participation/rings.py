"""Kreise der Entscheidung as a drawing: circles around the decision, a dot for every group. Pure numbers."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lueckenlos.participation.enums import RING_NUMBERS, Phase, Ring
from lueckenlos.participation.rules import ring_key, shown_groups

SIZE: Final = 380
_CENTRE: Final = SIZE / 2
_INNERMOST: Final = 48.0
_STEP: Final = 33.0
# how far below its line the word of a circle stands
_ABOVE: Final = 4


@dataclass(frozen=True, slots=True)
class Dot:
    """A group by number: where it stands, where it should stand; None where nobody has said."""

    number: int
    name: str
    now: tuple[float, float] | None
    wanted: tuple[float, float] | None
    now_label: str
    wanted_label: str


@dataclass(frozen=True, slots=True)
class Drawing:
    """One phase."""

    phase: str
    dots: list[Dot]
    radii: list[tuple[float, str, float]]


def draw(groups: Sequence[str], rings: Mapping[str, str]) -> list[Drawing]:
    """One drawing a phase. Every group keeps its direction in all of them."""
    edges = [(_INNERMOST + _STEP * place, ring.label) for place, ring in enumerate(Ring)]
    radii = [(edge, label, _CENTRE - edge + _ABOVE) for edge, label in edges]
    named = list(shown_groups(groups))
    return [
        Drawing(phase.label, [_dot(phase.value, order, named, rings) for order in range(len(named))], radii)
        for phase in Phase
    ]


def _dot(phase: str, order: int, named: Sequence[tuple[int, str]], rings: Mapping[str, str]) -> Dot:
    place, name = named[order]
    now, wanted = (rings.get(ring_key(phase, place, column), "") for column in ("jetzt", "soll"))
    # half a step off the top, where the words of the circles stand
    angle = 2 * math.pi * (order + 0.5) / len(named)
    return Dot(order + 1, name, _spot(now, angle), _spot(wanted, angle), _label(now), _label(wanted))


def _spot(ring: str, angle: float) -> tuple[float, float] | None:
    if ring not in RING_NUMBERS:
        return None
    radius = _radius(RING_NUMBERS[ring])
    return round(_CENTRE + radius * math.sin(angle), 1), round(_CENTRE - radius * math.cos(angle), 1)


def _radius(place: int) -> float:
    """Of the middle of a ring; in the innermost a little outside, so that dots have room beside each other."""
    return _INNERMOST * 0.6 if place == 0 else _INNERMOST + _STEP * (place - 0.5)


def _label(ring: str) -> str:
    return Ring(ring).label if ring in RING_NUMBERS else "–"
