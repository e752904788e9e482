"""Which Gemeinde and which Sozialraum a cell belongs to: where its middle lies."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import numpy as np
import shapely

from lueckenlos.equity.numbers import FloatArray, IntArray
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.lookup import shape_of
from lueckenlos.geo.models import Boundary
from lueckenlos.imports.areas import geometry
from lueckenlos.shared.errors import BadInput

E = GebietsEbene
LAEA: Final = 3035  # the census grid's projection
NOWHERE: Final = -1
# squares this wide lie within one Gemeinde more often than not, and then all of their cells do
SQUARE: Final = 2_000
# stored outlines are simplified: the middle of a cell on the coast may lie just outside
NEAR: Final = 500.0


@dataclass(frozen=True, slots=True, eq=False)
class Outlines:
    """Outlines of one level in the projection of the grid; ``ids`` are keys of their Gebiete."""

    ids: IntArray
    shapes: np.ndarray[Any, Any]

    @classmethod
    def load(cls, ebene: GebietsEbene) -> "Outlines":
        """One query."""
        rows = list(
            Boundary.objects.filter(gebiet__ebene=ebene, gebiet__dissolved_on=None).values_list("gebiet_id", "geometry")
        )
        shapes = geometry.project([shape_of(outline) for _, outline in rows], geometry.WGS84, LAEA)
        return cls(np.asarray([key for key, _ in rows], dtype=np.int64), np.asarray(shapes, dtype=object))

    def of(self, points: FloatArray) -> IntArray:
        """The Gebiet around each point, or the one at most 500 m away; ``NOWHERE`` for the rest."""
        found = np.full(len(points), NOWHERE, dtype=np.int64)
        if not len(self.ids) or not len(points):
            return found
        tree = shapely.STRtree(self.shapes)
        left = self._whole_squares(points, found, tree)
        shapely.prepare(self.shapes)
        inside = tree.query(shapely.points(points[left]), predicate="intersects")
        found[left[inside[0]]] = inside[1]
        lost = left[found[left] == NOWHERE]
        near = tree.query_nearest(shapely.points(points[lost]), max_distance=NEAR, all_matches=False)
        found[lost[near[0]]] = near[1]
        return np.where(found == NOWHERE, NOWHERE, self.ids[found])

    def _whole_squares(self, points: FloatArray, found: IntArray, tree: shapely.STRtree) -> IntArray:
        """Settle points of squares that lie within one outline; returns the numbers of the others."""
        corners, square = np.unique((points // SQUARE).astype(np.int64), axis=0, return_inverse=True)
        west, south = corners[:, 0] * SQUARE, corners[:, 1] * SQUARE
        boxes = shapely.box(west, south, west + SQUARE, south + SQUARE)
        within = tree.query(boxes, predicate="within")
        owner = np.full(len(boxes), NOWHERE, dtype=np.int64)
        owner[within[0]] = within[1]
        found[:] = owner[square.reshape(-1)]
        return np.flatnonzero(found == NOWHERE)


def gemeinden_of(points: FloatArray) -> IntArray:
    """BadInput ``grid_no_outlines`` before the outlines of the Gemeinden were loaded."""
    outlines = Outlines.load(E.GEMEINDE)
    if not len(outlines.ids):
        raise BadInput("grid_no_outlines")
    return outlines.of(points)


def sozialraeume_of(points: FloatArray) -> IntArray:
    """``NOWHERE`` for most: few towns have Sozialräume with outlines."""
    outlines = Outlines.load(E.SOZIALRAUM)
    found = np.full(len(points), NOWHERE, dtype=np.int64)
    if not len(outlines.ids):
        return found
    west, south, east, north = shapely.total_bounds(outlines.shapes)
    near = np.flatnonzero(
        (points[:, 0] >= west) & (points[:, 0] <= east) & (points[:, 1] >= south) & (points[:, 1] <= north)
    )
    tree = shapely.STRtree(outlines.shapes)
    shapely.prepare(outlines.shapes)
    inside = tree.query(shapely.points(points[near]), predicate="intersects")
    found[near[inside[0]]] = outlines.ids[inside[1]]
    return found


def sums_by(owner: IntArray, counts: FloatArray) -> dict[int, float]:
    """Gebiet → sum of the counts that are known; nothing for a Gebiet without any."""
    known = (owner != NOWHERE) & ~np.isnan(counts)
    ids, place = np.unique(owner[known], return_inverse=True)
    sums = np.bincount(place.reshape(-1), weights=counts[known], minlength=len(ids))
    return dict(zip(ids.tolist(), sums.tolist(), strict=True))


def cells_by(owner: IntArray) -> dict[int, int]:
    ids, numbers = np.unique(owner[owner != NOWHERE], return_counts=True)
    return dict(zip(ids.tolist(), numbers.tolist(), strict=True))


def upwards(sums: Mapping[int, float], above: Mapping[int, tuple[int, ...]]) -> dict[int, float]:
    """Sums of Kreise, Länder and the Bund from those of their Gemeinden."""
    found: dict[int, float] = {}
    for gemeinde, number in sums.items():
        for gebiet in above.get(gemeinde, ()):
            found[gebiet] = found.get(gebiet, 0.0) + number
    return found
