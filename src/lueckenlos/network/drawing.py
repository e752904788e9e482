"""The network as shapes on a sheet: pure geometry; ``templatetags`` writes it as SVG.

Every kind of actor has a shape besides its colour, every kind of tie a dash pattern. Names stand where there is room,
those of the most connected first; the others appear when somebody points to the actor, and in the list.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import hypot, sqrt
from typing import Final

from lueckenlos.network.layout import Point

# a sheet for an ordinary commune, where a letter is as large as beside the drawing, and one for many actors
ORDINARY, LARGE = (980, 680), (1800, 1200)
_SIDE, _TOP = 90, 45
# above this many actors only the most connected are named
MOST_NAMED, NAMES_OF_MANY = 70, 40
_LETTER, _LINE, _GAP = 6.9, 15, 5
_LINE_LENGTH: Final = 22
# between two ties of the same pair
_APART: Final = 16.0


@dataclass(frozen=True, slots=True)
class Actor:
    """What the drawing needs of an actor; ``label`` is what a screen reader says."""

    key: str
    name: str
    label: str
    url: str
    group: str
    ties: int


@dataclass(frozen=True, slots=True)
class Tie:
    giver: str
    receiver: str
    kind: str
    strength: str
    directed: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """An actor at its place; ``lines`` of the name are always shown unless ``quiet``."""

    actor: Actor
    x: float
    y: float
    radius: float
    lines: tuple[str, ...]
    text_x: float
    text_y: float
    anchor: str
    quiet: bool


@dataclass(frozen=True, slots=True)
class Stroke:
    """A tie as a path, from edge to edge of its actors."""

    path: str
    kind: str
    strength: str
    directed: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    width: int
    height: int
    marks: list[Mark]
    strokes: list[Stroke]
    unnamed: int

    @property
    def large(self) -> bool:
        return (self.width, self.height) == LARGE

    @property
    def view_box(self) -> str:
        """As text: a template would write 1200 as 1.200."""
        return f"0 0 {self.width} {self.height}"


@dataclass(frozen=True, slots=True)
class _Box:
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: "_Box") -> bool:
        return not (
            self.right < other.left or other.right < self.left or self.bottom < other.top or other.bottom < self.top
        )

    def inside(self, size: tuple[int, int]) -> bool:
        return self.left >= 0 and self.right <= size[0] and self.top >= 0 and self.bottom <= size[1]


def draw(actors: Sequence[Actor], ties: Sequence[Tie], spots: Mapping[str, Point]) -> Sheet:
    """Actors without a spot are left out, and so are their ties. Marks come by name, as people tab through them."""
    known = [one for one in actors if one.key in spots]
    size = ORDINARY if len(known) <= MOST_NAMED else LARGE
    placed = {one.key: _at(spots[one.key], size) for one in known}
    shown = sorted(known, key=lambda one: (-one.ties, one.name))
    radius = {one.key: _radius(one.ties, len(shown)) for one in shown}
    marks = _named(shown, placed, radius, size)
    order = sorted(marks, key=lambda mark: (mark.actor.name, mark.actor.key))
    return Sheet(*size, order, _strokes(ties, placed, radius), sum(mark.quiet for mark in marks))


def _at(point: Point, size: tuple[int, int]) -> tuple[float, float]:
    return _SIDE + point[0] * (size[0] - 2 * _SIDE), _TOP + point[1] * (size[1] - 2 * _TOP)


def _radius(ties: int, number: int) -> float:
    most, least = (15.0, 6.0) if number <= MOST_NAMED else (13.0, 4.0)
    return round(min(most, least + sqrt(ties)), 1)


def _named(
    shown: Sequence[Actor],
    placed: Mapping[str, tuple[float, float]],
    radius: Mapping[str, float],
    size: tuple[int, int],
) -> list[Mark]:
    """Names in order of importance, each at the first of four sides where it hides nothing."""
    most = len(shown) if len(shown) <= MOST_NAMED else NAMES_OF_MANY
    # the grid keeps the search for neighbours short
    taken: defaultdict[tuple[int, int], list[_Box]] = defaultdict(list)
    for one in shown:
        (x, y), half = placed[one.key], radius[one.key]
        _take(taken, _Box(x - half, y - half, x + half, y + half))
    marks = []
    for rank, one in enumerate(shown):
        (x, y), half, lines = placed[one.key], radius[one.key], broken(one.name)
        sides = [side for side in _sides(lines, x, y, half) if side.box.inside(size)]
        free = next((side for side in sides if not _hides(side.box, taken)), None) if rank < most else None
        if free:
            _take(taken, free.box)
        side = free or (sides or _sides(lines, x, y, half))[0]
        text = (_r(side.x), _r(side.y), side.anchor)
        marks.append(Mark(one, _r(x), _r(y), half, lines, *text, quiet=free is None))
    return marks


def _hides(box: _Box, taken: "defaultdict[tuple[int, int], list[_Box]]") -> bool:
    return any(box.meets(other) for cell in _cells(box) for other in taken.get(cell, ()))


@dataclass(frozen=True, slots=True)
class _Side:
    """Where the first line of a name begins, how it is aligned, and the room it takes."""

    x: float
    y: float
    anchor: str
    box: _Box


def _sides(lines: Sequence[str], x: float, y: float, size: float) -> list[_Side]:
    """Right, left, below, above."""
    width, height = max(len(line) for line in lines) * _LETTER, len(lines) * _LINE
    middle = y - height / 2 + _LINE * 0.75
    right, left, below, above = x + size + _GAP, x - size - _GAP, y + size + _GAP, y - size - _GAP - height
    return [
        _Side(right, middle, "start", _Box(right, y - height / 2, right + width, y + height / 2)),
        _Side(left, middle, "end", _Box(left - width, y - height / 2, left, y + height / 2)),
        _Side(x, below + _LINE * 0.75, "middle", _Box(x - width / 2, below, x + width / 2, below + height)),
        _Side(x, above + _LINE * 0.75, "middle", _Box(x - width / 2, above, x + width / 2, above + height)),
    ]


def broken(name: str) -> tuple[str, ...]:
    """At most two lines of about 22 letters; what is left ends in dots and stands in full in list and label."""
    lines = [""]
    for word in name.split():
        joined = f"{lines[-1]} {word}".strip()
        if len(joined) <= _LINE_LENGTH or not lines[-1]:
            lines[-1] = joined
        else:
            lines.append(word)
    short = [line if len(line) <= _LINE_LENGTH + 2 else f"{line[:_LINE_LENGTH]}…" for line in lines[:2]]
    return (short[0], f"{short[1].rstrip('…')}…") if len(lines) > len(short) else tuple(short)


_CELL: Final = 120


def _cells(box: _Box) -> list[tuple[int, int]]:
    columns = range(int(box.left // _CELL), int(box.right // _CELL) + 1)
    rows = range(int(box.top // _CELL), int(box.bottom // _CELL) + 1)
    return [(column, row) for column in columns for row in rows]


def _take(taken: "defaultdict[tuple[int, int], list[_Box]]", box: _Box) -> None:
    for cell in _cells(box):
        taken[cell].append(box)


def _strokes(
    ties: Sequence[Tie], placed: Mapping[str, tuple[float, float]], radius: Mapping[str, float]
) -> list[Stroke]:
    """Ties of the same pair lie side by side."""
    known = [one for one in ties if one.giver in placed and one.receiver in placed]
    several = Counter(frozenset((one.giver, one.receiver)) for one in known)
    seen: Counter[frozenset[str]] = Counter()
    found = []
    for one in known:
        pair = frozenset((one.giver, one.receiver))
        bend = (seen[pair] - (several[pair] - 1) / 2) * _APART
        seen[pair] += 1
        # the same side of the line, whichever end comes first
        bend = bend if one.giver < one.receiver else -bend
        ends = (placed[one.giver], placed[one.receiver])
        path = _path(*ends, radius[one.giver], radius[one.receiver], bend)
        found.append(Stroke(path, one.kind, one.strength, one.directed))
    return found


def _path(start: tuple[float, float], end: tuple[float, float], near: float, far: float, bend: float) -> str:
    """From edge to edge; a bent one as a curve through a point beside the middle."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1) or 1.0
    along_x, along_y = (x2 - x1) / length, (y2 - y1) / length
    x1, y1 = x1 + along_x * near, y1 + along_y * near
    x2, y2 = x2 - along_x * (far + 2), y2 - along_y * (far + 2)
    if not bend:
        return f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
    middle_x, middle_y = (x1 + x2) / 2 - along_y * bend * 2, (y1 + y2) / 2 + along_x * bend * 2
    return f"M{x1:.1f} {y1:.1f}Q{middle_x:.1f} {middle_y:.1f} {x2:.1f} {y2:.1f}"


def _r(value: float) -> float:
    return round(value, 1)
