"""Where actors stand in the drawing: pure numbers, the same for the same network, and familiar from visit to visit.

Fruchterman and Reingold 1991, in numpy: networkx hands networks of 500 to SciPy, which the platform does without.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import cos, pi, sin, sqrt
from typing import Any, Final
from zlib import crc32

import numpy as np

Point = tuple[float, float]
STEPS: Final = 120
# in a large network each step costs more and the picture is coarser anyway
MANY, FEW_STEPS = 200, 40
# fewer actors than this have no familiar picture yet
FEW: Final = 12
# the drawing is wider than high
ASPECT: Final = 1.6
_GOLDEN: Final = pi * (3 - sqrt(5))
_NEAR: Final = 0.05
# kept points fill 0 to 1; forces are in balance when a network fills about this much
_SHEET: Final = 1.6
_SOFT: Final = 1e-4


def arrange(actors: Iterable[str], edges: Iterable[tuple[str, str]], kept: Mapping[str, Point]) -> dict[str, Point]:
    """A point from 0 to 1 in both directions for each actor, for one look at the drawing.

    Those in ``kept`` stay where they are, newcomers stand beside those they have ties to; where fewer than half are
    known, everybody is placed anew.
    """
    names, pairs = sorted(set(actors)), _pairs(edges)
    if _known(names, kept) * 2 < len(names) or not names:
        return spread(names, pairs)
    return _joined(names, pairs, kept)


def settle(actors: Iterable[str], edges: Iterable[tuple[str, str]], kept: Mapping[str, Point]) -> dict[str, Point]:
    """The same, to be kept: newcomers make room for themselves, and everybody else moves only a little.

    A network of a few actors is still taking shape and is placed anew each time.
    """
    names, pairs = sorted(set(actors)), _pairs(edges)
    if len(names) < FEW or _known(names, kept) * 2 < len(names):
        return spread(names, pairs)
    joined = _joined(names, pairs, kept)
    if joined.keys() <= kept.keys():
        return joined
    spots = (np.array([joined[name] for name in names], dtype=np.float32) - np.float32(0.5)) * _SHEET
    return _forced(names, pairs, spots, steps=FEW_STEPS, heat=0.02)


def spread(names: Sequence[str], pairs: Sequence[tuple[str, str]]) -> dict[str, Point]:
    """All actors by forces, from a sunflower with those who have most ties in the middle."""
    number = len(names)
    if not number:
        return {}
    ties = Counter(end for pair in pairs for end in pair)
    order = sorted(range(number), key=lambda index: (-ties[names[index]], names[index]))
    spots = np.empty((number, 2), dtype=np.float32)
    for rank, index in enumerate(order):
        radius = 0.5 * sqrt((rank + 0.5) / number)
        spots[index] = (radius * cos(rank * _GOLDEN), radius * sin(rank * _GOLDEN))
    return _forced(names, pairs, spots, steps=FEW_STEPS if number > MANY else STEPS, heat=0.12)


def _pairs(edges: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(first, second) for first, second in edges if first != second]


def _known(names: Sequence[str], kept: Mapping[str, Point]) -> int:
    return sum(name in kept for name in names)


def _joined(names: Sequence[str], pairs: Sequence[tuple[str, str]], kept: Mapping[str, Point]) -> dict[str, Point]:
    known = {name: kept[name] for name in names if name in kept}
    for name in names:
        if name not in known:
            known[name] = _beside(name, pairs, known)
    return known


def _forced(
    names: Sequence[str], pairs: Sequence[tuple[str, str]], spots: Any, *, steps: int, heat: float
) -> dict[str, Point]:
    """Ties pull, everybody pushes, and a pull to the middle keeps separate parts together."""
    number = len(names)
    place = {name: index for index, name in enumerate(names)}
    near = np.zeros((number, number), dtype=np.float32)
    for first, second in pairs:
        near[place[first], place[second]] = near[place[second], place[first]] = 1.0
    ideal = 0.9 * sqrt(1.0 / number)
    for step in range(steps):
        spots = spots + _moves(spots, near, ideal, heat=heat * (1 - step / steps))
    return dict(zip(names, _framed(spots), strict=True))


def _moves(spots: Any, near: Any, ideal: float, heat: float) -> Any:
    """One step: every actor moves along the sum of its forces, at most by ``heat``."""
    gap_x = spots[:, None, 0] - spots[None, :, 0]
    gap_y = spots[:, None, 1] - spots[None, :, 1]
    square = gap_x * gap_x + gap_y * gap_y + np.float32(_SOFT)
    force = np.float32(ideal * ideal) / square - near * np.sqrt(square) * np.float32(1 / ideal)
    pull = np.float32(0.6)
    push = np.stack(((gap_x * force).sum(axis=1), (gap_y * force).sum(axis=1)), axis=1) - pull * spots
    length = np.maximum(np.hypot(push[:, 0], push[:, 1]), np.float32(_SOFT))
    return push * (np.minimum(length, np.float32(heat)) / length)[:, None]


def _framed(spots: Any) -> list[Point]:
    """Stretched to fill 0 to 1 in both directions; a single actor stands in the middle."""
    low, high = spots.min(axis=0), spots.max(axis=0)
    size = np.where(high - low < _SOFT, 1.0, high - low)
    placed = np.where(high - low < _SOFT, 0.5, (spots - low) / size)
    return [(round(float(x), 4), round(float(y), 4)) for x, y in placed]


def _beside(name: str, pairs: Sequence[tuple[str, str]], known: Mapping[str, Point]) -> Point:
    """Near the middle of those it has ties to, in a direction of its own: two newcomers must not hide each other."""
    others = [second if first == name else first for first, second in pairs if name in (first, second)]
    around = [known[other] for other in others if other in known]
    turn = crc32(name.encode()) % 360 / 180 * pi
    if around:
        x, y = sum(x for x, _ in around) / len(around), sum(y for _, y in around) / len(around)
        x, y = x + _NEAR * cos(turn), y + _NEAR * ASPECT * sin(turn)
    else:
        x, y = 0.5 + 0.5 * cos(turn), 0.5 + 0.5 * sin(turn)
    return round(min(max(x, 0.0), 1.0), 4), round(min(max(y, 0.0), 1.0), 4)
