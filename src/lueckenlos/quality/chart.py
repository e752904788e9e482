"""The history of one subject as drawings: a line for each criterion, and the last two results as a spider."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin
from typing import Final

from lueckenlos.quality import rules
from lueckenlos.quality.queries import Past

WIDTH, HEIGHT, EDGE = 140, 40, 6
RADIUS, CENTRE = 110, 140
RINGS: Final = (0.25, 0.5, 0.75, 1.0)
# fewer axes make no area
FEWEST_AXES: Final = 3


@dataclass(frozen=True, slots=True)
class Dot:
    x: str
    y: str


@dataclass(frozen=True, slots=True)
class Line:
    """One criterion over time: ``paths`` join what means the same, ``dots`` are all values, oldest first."""

    paths: list[str]
    dots: list[Dot]


@dataclass(frozen=True, slots=True)
class Axis:
    """From the centre to the rim, with its number where the words stand."""

    number: int
    x: str
    y: str
    words_x: str
    words_y: str


@dataclass(frozen=True, slots=True)
class Web:
    """One result; ``path`` is closed only where every axis has a value."""

    path: str
    closed: bool
    dots: list[Dot]


@dataclass(frozen=True, slots=True)
class Spider:
    """``before`` is None where there is none that may lie over it."""

    rings: list[str]
    axes: list[Axis]
    now: Web
    before: Web | None


def line_of(criterion: str, past: Sequence[Past]) -> Line:
    """From the first to the last day across, from no step to the highest upwards."""
    days = [one.assessment.closed_on or one.assessment.begun_on for one in past]
    span = max((days[-1] - days[0]).days, 1)
    points: list[tuple[Past, Dot] | None] = []
    for one, when in zip(past, days, strict=True):
        share = share_of(one, criterion)
        x = EDGE + (WIDTH - 2 * EDGE) * (when - days[0]).days / span
        points.append(
            None if share is None else (one, Dot(_round(x), _round(HEIGHT - EDGE - (HEIGHT - 2 * EDGE) * share)))
        )
    known = [point for point in points if point]
    joined = [(one[1], other[1]) for one, other in pairwise(known) if _comparable(one[0], other[0], criterion)]
    return Line([f"M{one.x} {one.y}L{other.x} {other.y}" for one, other in joined], [dot for _, dot in known])


def breaks(past: Sequence[Past]) -> list[tuple[Past, Past]]:
    """Neighbours in time whose steps differ somewhere: their points are not joined there, and a note says so."""
    return [
        (one, other)
        for one, other in pairwise(past)
        if any(not _comparable(one, other, slug) for slug in one.criteria.keys() | other.criteria.keys())
    ]


def spider_of(past: Sequence[Past]) -> Spider | None:
    """The latest of ``past``, and the one before where all steps mean the same. None for fewer than three axes."""
    now = past[-1]
    slugs = list(now.criteria)
    if len(slugs) < FEWEST_AXES or not now.results:
        return None
    earlier = past[-2] if len(past) > 1 and not breaks(past[-2:]) else None
    return Spider(
        rings=[_closed([_place(number, len(slugs), ring) for number in range(len(slugs))]) for ring in RINGS],
        axes=[_axis(number, len(slugs)) for number in range(len(slugs))],
        now=_web(now, slugs),
        before=_web(earlier, slugs) if earlier else None,
    )


def share_of(one: Past, criterion: str) -> float | None:
    """The step as a share of all steps, from above 0 to 1; None where there is none."""
    given, scaled = one.results.get(criterion), one.criteria.get(criterion)
    return given.now / len(scaled.steps) if given and given.now and scaled else None


def _comparable(one: Past, other: Past, criterion: str) -> bool:
    same = one.assessment.edition == other.assessment.edition
    return same and rules.comparable(one.criteria, other.criteria, criterion)


def _web(one: Past, slugs: Sequence[str]) -> Web:
    shares = [share_of(one, slug) for slug in slugs]
    places = [None if share is None else _place(number, len(slugs), share) for number, share in enumerate(shares)]
    known = [place for place in places if place]
    if len(known) == len(places):
        return Web(_closed(known), closed=True, dots=known)
    around = pairwise([*places, places[0]])
    path = "".join(f"M{a.x} {a.y}L{b.x} {b.y}" for a, b in around if a and b)
    return Web(path, closed=False, dots=known)


def _axis(number: int, of: int) -> Axis:
    rim, words = _place(number, of, 1.0), _place(number, of, 1.14)
    return Axis(number + 1, rim.x, rim.y, words.x, words.y)


def _place(number: int, of: int, share: float) -> Dot:
    """The first axis points up, the others follow clockwise."""
    angle = 2 * pi * number / of - pi / 2
    return Dot(_round(CENTRE + RADIUS * share * cos(angle)), _round(CENTRE + RADIUS * share * sin(angle)))


def _closed(places: Sequence[Dot]) -> str:
    return "M" + "L".join(f"{place.x} {place.y}" for place in places) + "Z"


def _round(value: float) -> str:
    return f"{value:.1f}"
