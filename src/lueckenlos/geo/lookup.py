"""Finding Gemeinden and areas for many rows: indexes in memory, built once for an import."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final, Self

import numpy as np
import shapely

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.geo.names import name_keys
from lueckenlos.geo.validators import key_of

NEAR_DEGREES: Final = 0.003  # about 250 m: stored outlines are simplified, an address at the edge may lie just outside
MIN_COMMON_PLZ: Final = 2


@dataclass(frozen=True, slots=True)
class Gemeinde:
    """What an import needs of one Gemeinde."""

    id: int
    ars: str
    ags: str
    name: str
    plz: str


@dataclass(frozen=True, slots=True)
class Found:
    """``gemeinde`` when there is no doubt; otherwise None and whoever it could be."""

    gemeinde: Gemeinde | None
    candidates: tuple[Gemeinde, ...] = ()


NOBODY: Final = Found(None)


@dataclass(slots=True)
class GemeindeIndex:
    """All present Gemeinden by AGS, ARS, PLZ of the administration and folded name."""

    by_key: dict[str, Gemeinde] = field(default_factory=dict)
    by_plz: dict[str, list[Gemeinde]] = field(default_factory=lambda: defaultdict(list))
    # keys of one name differ in exactness; an exact key of one place beats the bare key of another
    by_name: tuple[dict[str, list[Gemeinde]], ...] = field(
        default_factory=lambda: (defaultdict(list), defaultdict(list), defaultdict(list))
    )

    @classmethod
    def load(cls) -> Self:
        """One query."""
        rows = Gebiet.objects.filter(ebene=GebietsEbene.GEMEINDE, dissolved_on=None)
        return cls.of(Gemeinde(*row) for row in rows.values_list("id", "ars", "ags", "name", "plz"))

    @classmethod
    def of(cls, gemeinden: Iterable[Gemeinde]) -> Self:
        index = cls()
        for gemeinde in gemeinden:
            index.by_key[gemeinde.ars] = index.by_key[gemeinde.ags] = gemeinde
            if gemeinde.plz:
                index.by_plz[gemeinde.plz].append(gemeinde)
            keys = name_keys(gemeinde.name)
            for place, names in enumerate(index.by_name):
                names[keys[min(place, len(keys) - 1)]].append(gemeinde)
        return index

    def find(self, *, key: str = "", plz: str = "", ort: str = "") -> Found:
        """By AGS or ARS if given and known, else by name and PLZ, else by PLZ alone if only one Gemeinde sits there."""
        gemeinde = self.of_key(key) if key else None
        if gemeinde is not None:
            return Found(gemeinde)
        plz = plz.strip().rjust(5, "0") if plz.strip() else ""
        if not ort.strip():
            return _only(self.by_plz.get(plz, []))
        tiers = self._named(ort)
        if plz:
            return _agreeing(tiers, plz)
        return _only(tiers[0]) if tiers else NOBODY

    def of_key(self, key: str) -> Gemeinde | None:
        """By AGS (8) or ARS (12 digits), also where a spreadsheet lost the leading zero."""
        for width in (8, 12):
            if (whole := key_of(key, width=width)) and whole in self.by_key:
                return self.by_key[whole]
        return None

    def _named(self, ort: str) -> list[list[Gemeinde]]:
        """Gemeinden by how exactly their name fits; each in its best place only."""
        seen: set[int] = set()
        tiers: list[list[Gemeinde]] = []
        for key in name_keys(ort):
            for names in self.by_name:
                fresh = [gemeinde for gemeinde in names.get(key, ()) if gemeinde.id not in seen]
                seen.update(gemeinde.id for gemeinde in fresh)
                if fresh:
                    tiers.append(fresh)
        return tiers


def _only(found: list[Gemeinde]) -> Found:
    return Found(found[0]) if len(found) == 1 else Found(None, tuple(found))


def _agreeing(tiers: list[list[Gemeinde]], plz: str) -> Found:
    """The best name whose PLZ agrees. A town has more PLZ than the one of its town hall, but they begin alike.

    The very PLZ counts more than the very name: "25451 Quickborn" is the town of that name, not the village.
    """
    seated = [gemeinde for tier in tiers for gemeinde in tier if gemeinde.plz == plz]
    if len(seated) == 1:
        return Found(seated[0])
    for tier in tiers:
        alike = [_common(plz, gemeinde.plz) for gemeinde in tier]
        best = max(alike)
        nearest = [gemeinde for gemeinde, count in zip(tier, alike, strict=True) if count == best]
        if best >= MIN_COMMON_PLZ and len(nearest) == 1:
            return Found(nearest[0])
    everyone = tuple(gemeinde for tier in tiers for gemeinde in tier)
    if len(everyone) == 1 and (not everyone[0].plz or _common(plz, everyone[0].plz)):
        return Found(everyone[0])
    return Found(None, everyone)


def _common(left: str, right: str) -> int:
    """Length of the common beginning."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(left, right, strict=False)))


class AreaLocator:
    """Which of some areas a point lies in."""

    def __init__(self, ids: list[int], shapes: list[shapely.Geometry]) -> None:
        self._ids = ids
        self._shapes = np.asarray(shapes, dtype=object)
        shapely.prepare(self._shapes)
        self._tree = shapely.STRtree(self._shapes)

    @classmethod
    def load(cls, gebiete: Iterable[int]) -> Self:
        """For the Gebiete with these keys; those without an outline cannot be found. One query."""
        rows = Boundary.objects.filter(gebiet_id__in=list(gebiete)).values_list("gebiet_id", "geometry")
        return cls.of(rows)

    @classmethod
    def load_level(cls, ebene: GebietsEbene) -> Self:
        """For all present Gebiete of one level. One query."""
        rows = Boundary.objects.filter(gebiet__ebene=ebene, gebiet__dissolved_on=None)
        return cls.of(rows.values_list("gebiet_id", "geometry"))

    @classmethod
    def of(cls, rows: Iterable[tuple[int, object]]) -> Self:
        ids: list[int] = []
        shapes: list[shapely.Geometry] = []
        for gebiet, geometry in rows:
            ids.append(gebiet)
            shapes.append(shape_of(geometry))
        return cls(ids, shapes)

    def at(self, lat: float, lon: float) -> int | None:
        """Key of the Gebiet around the point, or of the one at most 250 m away."""
        return self.at_many([lat], [lon])[0]

    def at_many(self, lats: Iterable[float], lons: Iterable[float]) -> list[int | None]:
        """``at`` for many points at once."""
        points = shapely.points(np.asarray(list(lons), dtype=float), np.asarray(list(lats), dtype=float))
        found: list[int | None] = [None] * len(points)
        if not self._ids or not len(points):
            return found
        inside = self._tree.query(points, predicate="intersects")
        for point, area in inside.T.tolist():
            found[point] = self._ids[area]
        outside = [place for place, area in enumerate(found) if area is None]
        near = self._tree.query_nearest(points[outside], max_distance=NEAR_DEGREES, all_matches=False)
        for place, area in near.T.tolist():
            found[outside[place]] = self._ids[area]
        return found


def shape_of(geometry: object) -> shapely.Geometry:
    """A stored outline. Plain construction is three times as fast as going through JSON text."""
    assert isinstance(geometry, dict)  # noqa: S101 -- JSONField holds what our own loader wrote
    kind, coordinates = geometry["type"], geometry["coordinates"]
    if kind == "Polygon":
        return shapely.Polygon(coordinates[0], coordinates[1:])
    return shapely.MultiPolygon([(part[0], part[1:]) for part in coordinates])
