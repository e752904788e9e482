"""Outlines: one CRS, one shape a key, fewer points with shared borders still shared. Pure.

Measures are metres in ETRS89 / UTM zone 32N (EPSG:25832), the grid of the German survey; results are degrees (WGS84).
"""

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import numpy as np
import shapely
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from lueckenlos.shared.errors import BadInput

WGS84: Final = 4326
METRES: Final = 25832
DIGITS: Final = 5  # of a degree: about one metre
# where a country's worth of degrees, metres or zone-prefixed metres lies: (EPSG, west, south, east, north)
_RANGES: Final = (
    (WGS84, 5.0, 46.5, 16.0, 56.0),
    (3035, 3_900_000.0, 2_600_000.0, 4_800_000.0, 3_600_000.0),
    (31467, 3_200_000.0, 5_200_000.0, 3_999_000.0, 6_150_000.0),
    (31468, 4_300_000.0, 5_200_000.0, 4_999_000.0, 6_150_000.0),
    (31466, 2_400_000.0, 5_200_000.0, 2_999_000.0, 6_150_000.0),
    (4647, 32_200_000.0, 5_200_000.0, 32_999_000.0, 6_150_000.0),
    (5650, 33_200_000.0, 5_200_000.0, 33_999_000.0, 6_150_000.0),
    (METRES, 200_000.0, 5_200_000.0, 960_000.0, 6_150_000.0),
    (3857, 550_000.0, 5_900_000.0, 1_800_000.0, 7_500_000.0),
)
_GERMANY: Final = (5.5, 47.0, 15.6, 55.3)
START_TOLERANCE: Final = 4.0
MAX_TOLERANCE: Final = 700.0
ROUGH: Final = 60  # points an area may keep on average in a country's worth of areas
FINE: Final = 400  # in a town's
MANY: Final = 300


@cache
def transformer(source: int | str, target: int) -> Transformer:
    return Transformer.from_crs(source, target, always_xy=True)


def epsg_of(wkt: str) -> int | str:
    """What to give to ``transformer`` for the text of a ``.prj``; BadInput ``crs_unknown``."""
    try:
        crs = CRS.from_wkt(wkt)
        code: int | None = crs.to_epsg()
        return code or str(crs.to_wkt())
    except CRSError as error:
        raise BadInput("crs_unknown", text=wkt[:60]) from error


def guess_epsg(shapes: Sequence[shapely.Geometry]) -> int:
    """The CRS whose German range holds all points; BadInput ``crs_unknown``. The last resort, when a file is silent."""
    west, south, east, north = shapely.total_bounds(np.asarray(shapes, dtype=object))
    for epsg, min_x, min_y, max_x, max_y in _RANGES:
        if min_x <= west and min_y <= south and east <= max_x and north <= max_y:
            return epsg
    raise BadInput("crs_unknown", text=f"{west:.0f} {south:.0f}")


def project(shapes: Sequence[shapely.Geometry], source: int | str, target: int) -> list[shapely.Geometry]:
    """All shapes at once."""
    if source == target:
        return list(shapes)
    change = transformer(source, target)

    def move(points: np.ndarray[Any, Any]) -> np.ndarray[Any, Any]:
        x, y = change.transform(points[:, 0], points[:, 1])
        return np.column_stack([x, y])

    moved = shapely.transform(np.asarray([shapely.force_2d(shape) for shape in shapes], dtype=object), move)
    return list(moved)


def united(shapes: Mapping[str, Sequence[shapely.Geometry]]) -> dict[str, shapely.Geometry]:
    """One valid area a key; islands and exclaves become parts of it."""
    return {
        key: _areas_only(parts[0] if len(parts) == 1 else shapely.union_all([_areas_only(part) for part in parts]))
        for key, parts in shapes.items()
    }


def _areas_only(shape: shapely.Geometry) -> shapely.Geometry:
    """Repaired where rings cross; lines and points that the repair leaves over are dropped."""
    valid = shape if shapely.is_valid(shape) else shapely.make_valid(shape)
    if valid.geom_type in {"Polygon", "MultiPolygon"}:
        return valid
    polygons = [part for part in shapely.get_parts(valid) if part.geom_type in {"Polygon", "MultiPolygon"}]
    return shapely.union_all(polygons)


def simplified(shapes: Sequence[shapely.Geometry]) -> list[shapely.Geometry]:
    """Fewer points, neighbours still touching (metres). A town keeps all it has up to 400 points an area."""
    if not shapes:
        return []
    most = (ROUGH if len(shapes) > MANY else FINE) * len(shapes)
    given = np.asarray(shapes, dtype=object)
    result, tolerance = given, START_TOLERANCE if len(shapes) <= MANY else 5 * START_TOLERANCE
    while shapely.get_num_coordinates(result).sum() > most and tolerance <= MAX_TOLERANCE:
        result = shapely.coverage_simplify(result, tolerance)
        tolerance *= 1.6
    # a tiny area may have collapsed: better too many points than none
    return [
        new if not shapely.is_empty(new) and shapely.area(new) > 0 else old
        for new, old in zip(result, given, strict=True)
    ]


def to_geojson(shape: shapely.Geometry) -> dict[str, Any]:
    """Polygon or MultiPolygon in degrees, rounded to about a metre."""
    if shape.geom_type == "MultiPolygon":
        return {"type": "MultiPolygon", "coordinates": [_rings(part) for part in shapely.get_parts(shape)]}
    return {"type": "Polygon", "coordinates": _rings(shape)}


def _rings(polygon: shapely.Geometry) -> list[list[list[float]]]:
    holes = int(shapely.get_num_interior_rings(polygon))
    inner = [shapely.get_interior_ring(polygon, place) for place in range(holes)]
    return [_points(ring) for ring in (shapely.get_exterior_ring(polygon), *inner)]


def _points(ring: shapely.Geometry) -> list[list[float]]:
    rounded = np.round(shapely.get_coordinates(ring), DIGITS)
    keep = np.ones(len(rounded), dtype=bool)
    keep[1:] = (rounded[1:] != rounded[:-1]).any(axis=1)
    kept = rounded[keep] if keep.sum() >= 4 else rounded
    points: list[list[float]] = kept.tolist()
    return points


def check_in_germany(shapes: Sequence[shapely.Geometry], source: int | str) -> None:
    """BadInput ``outlines_outside`` if they lie elsewhere: axes swapped, or another CRS than stated."""
    corners = shapely.points(shapely.total_bounds(np.asarray(shapes, dtype=object)).reshape(2, 2))
    west, south, east, north = shapely.total_bounds(project(list(corners), source, WGS84))
    min_lon, min_lat, max_lon, max_lat = _GERMANY
    if not (min_lon <= west and min_lat <= south and east <= max_lon and north <= max_lat):
        raise BadInput("outlines_outside", place=f"{south:.2f}–{north:.2f} / {west:.2f}–{east:.2f}")
