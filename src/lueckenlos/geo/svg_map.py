"""Outlines as SVG paths on a sheet of fixed width: maps for print and for browsers without JavaScript. Pure."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import shapely

WIDTH: Final = 800.0
MARGIN: Final = 8.0
Ring: TypeAlias = Sequence[Sequence[float]]
Place: TypeAlias = Callable[[Sequence[float]], tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Outline:
    """One area to draw: GeoJSON in degrees."""

    key: int
    title: str
    geometry: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class MapPath:
    """``d`` of one SVG path; ``x``, ``y``: where its label may stand."""

    key: int
    title: str
    d: str
    x: float
    y: float

    @property
    def left(self) -> str:
        """``x`` as SVG wants it: a template would print a German decimal comma."""
        return f"{self.x:g}"

    @property
    def top(self) -> str:
        return f"{self.y:g}"


@dataclass(frozen=True, slots=True)
class MapPoint:
    """One place on the sheet, with its coordinates as SVG wants them."""

    x: float
    y: float

    @property
    def left(self) -> str:
        return f"{self.x:g}"

    @property
    def top(self) -> str:
        return f"{self.y:g}"


@dataclass(frozen=True, slots=True)
class MapDrawing:
    """Falsy when there is nothing to draw. ``points`` are in the order in which they were given."""

    width: int
    height: int
    paths: tuple[MapPath, ...]
    points: tuple[MapPoint, ...] = ()

    @property
    def view_box(self) -> str:
        return f"0 0 {self.width} {self.height}"

    def __bool__(self) -> bool:
        return bool(self.paths or self.points)


def draw(outlines: Iterable[Outline], places: Sequence[Sequence[float]] = ()) -> MapDrawing:
    """All outlines on one sheet, north up, distances alike in both directions at the middle latitude.

    ``places`` are points (longitude, latitude) on the same sheet, which is made large enough for them.
    """
    found = [(outline, _rings(outline.geometry)) for outline in outlines]
    points = [*(point for _, rings in found for ring in rings for point in ring), *places]
    if not points:
        return MapDrawing(0, 0, ())
    west, east = min(point[0] for point in points), max(point[0] for point in points)
    south, north = min(point[1] for point in points), max(point[1] for point in points)
    squeeze = math.cos(math.radians((south + north) / 2))
    scale = (WIDTH - 2 * MARGIN) / max((east - west) * squeeze, (north - south) / 1.2, 1e-9)

    def place(point: Sequence[float]) -> tuple[float, float]:
        x = MARGIN + (point[0] - west) * squeeze * scale
        return round(x, 1), round(MARGIN + (north - point[1]) * scale, 1)

    width = math.ceil((east - west) * squeeze * scale + 2 * MARGIN)
    height = math.ceil((north - south) * scale + 2 * MARGIN)
    paths = tuple(_path(outline, rings, place) for outline, rings in found if rings)
    return MapDrawing(width, height, paths, tuple(MapPoint(*place(point)) for point in places))


def _rings(geometry: Mapping[str, Any]) -> list[Ring]:
    if geometry.get("type") == "Polygon":
        return list(geometry["coordinates"])
    return [ring for part in geometry.get("coordinates", []) for ring in part]


def _path(outline: Outline, rings: list[Ring], place: Place) -> MapPath:
    placed = [[place(point) for point in ring] for ring in rings]
    x, y = _label_point(placed)
    d = "".join("M" + "L".join(f"{px:g},{py:g}" for px, py in ring[:-1]) + "Z" for ring in placed)
    return MapPath(outline.key, outline.title, d, round(x, 1), round(y, 1))


def _label_point(rings: list[list[tuple[float, float]]]) -> tuple[float, float]:
    """The middle of the largest circle inside the largest ring: far from every border, also in a crescent."""
    # rounding to the sheet can make a border cross itself; a buffer of nothing mends that and stays an area
    shapes = [shapely.buffer(shapely.Polygon(ring), 0) for ring in rings if len(ring) >= 4]
    largest = max(shapes, key=lambda shape: float(shape.area), default=None)
    if largest is None or largest.area < 1:
        return rings[0][0]
    circle = shapely.maximum_inscribed_circle(largest, tolerance=1.0)
    (x, y), *_ = circle.coords
    return float(x), float(y)
