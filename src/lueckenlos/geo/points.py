"""Points as people write them, and whether they lie in Germany. Pure."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import shapely

from lueckenlos.shared.errors import BadInput

# Germany's land within 8 km, simplified; BKG, VG2500 (2022, dl-de/by-2-0). Close enough to catch a mistyped degree.
_BORDER: Final = (
    (51.04, 5.75), (51.47, 6.11), (51.85, 5.84), (51.97, 6.12), (51.98, 6.62), (52.11, 6.59), (52.36, 6.94),
    (52.44, 6.61), (52.57, 6.57), (52.71, 6.68), (52.72, 6.94), (53.01, 7.09), (53.23, 7.09), (53.55, 6.33),
    (53.74, 6.23), (53.92, 6.65), (54.01, 7.29), (54.36, 7.5), (54.46, 7.93), (54.76, 7.81), (55.16, 7.97),
    (55.12, 8.52), (54.97, 8.75), (54.91, 9.93), (54.59, 10.64), (54.65, 11.17), (54.4, 11.7), (54.45, 12.1),
    (54.63, 12.24), (54.94, 13.19), (54.93, 13.62), (54.71, 14.07), (53.27, 14.57), (52.88, 14.28), (52.6, 14.75),
    (52.39, 14.66), (52.06, 14.88), (51.83, 14.74), (51.27, 15.15), (50.76, 14.86), (50.87, 14.49), (50.64, 13.65),
    (50.35, 13.02), (50.33, 12.59), (50.11, 12.39), (49.95, 12.65), (49.75, 12.57), (49.49, 12.75), (48.78, 13.94),
    (48.46, 13.8), (48.49, 13.56), (48.27, 13.4), (48.09, 12.89), (47.65, 13.2), (47.4, 13.07), (47.49, 12.75),
    (47.61, 12.68), (47.55, 12.49), (47.62, 12.32), (47.54, 12.23), (47.51, 11.69), (47.33, 11.28), (47.33, 10.95),
    (47.48, 10.65), (47.27, 10.42), (47.2, 10.17), (47.46, 9.9), (47.61, 9.04), (47.62, 8.72), (47.5, 8.45),
    (47.48, 7.6), (47.69, 7.41), (48.14, 7.47), (48.67, 7.74), (48.93, 8.04), (49.08, 7.42), (49.1, 6.69),
    (49.43, 6.28), (49.74, 6.39), (49.86, 6.15), (50.07, 6.01), (50.42, 6.25), (50.49, 6.09),
)  # fmt: skip
_OUTLINE: Final = shapely.Polygon(_BORDER)
shapely.prepare(_OUTLINE)  # a table of offers asks for every row
# degrees, or degrees, minutes and seconds; decimals with point or comma
_ANGLE: Final = re.compile(
    r"""(\d{1,3})°\s*(\d{1,2})['′]\s*(?:(\d{1,2}(?:[.,]\d+)?)(?:["″]|''))?|(\d{1,3}(?:[.,]\d+)?)°?"""
)
# what may stand around the two numbers
_AROUND: Final = re.compile(r"(?:nord|ost|breite|länge|lat|lon|n|e|o|[\s,;:/()|])*", re.I)


@dataclass(frozen=True, slots=True)
class Point:
    """Degrees (WGS84)."""

    lat: float
    lon: float

    def __str__(self) -> str:
        """As maps on the web write it and ``read_point`` reads it."""
        return f"{self.lat}, {self.lon}"


def in_germany(lat: float, lon: float) -> bool:
    """With a margin of some kilometres: a mistyped degree is caught, a house at the border is not refused."""
    return _all_inside(lat * 10 // 1, lon * 10 // 1) or bool(shapely.contains_xy(_OUTLINE, lat, lon))


@lru_cache(maxsize=4_096)
def _all_inside(row: float, column: float) -> bool:
    """Whether a tenth of a degree lies wholly inside: nearly all points do, and looking up beats computing."""
    return bool(_OUTLINE.contains(shapely.box(row / 10, column / 10, (row + 1) / 10, (column + 1) / 10)))


def read_point(text: str) -> Point | None:
    """``51.64, 11.51``, ``51,64 11,51``, ``51.64° N, 11.51° E`` or with minutes and seconds; None for nothing.

    The two in the other order are put right: no latitude of Germany is one of its longitudes.
    Errors (BadInput): point_unreadable, point_outside.
    """
    if not text.strip():
        return None
    angles = [_degrees(*found.groups()) for found in _ANGLE.finditer(text)]
    if len(angles) != 2 or not _AROUND.fullmatch(_ANGLE.sub("", text)):
        raise BadInput("point_unreadable")
    for point in (Point(*angles), Point(*reversed(angles))):
        if in_germany(point.lat, point.lon):
            return point
    raise BadInput("point_outside")


def _degrees(whole: str | None, minutes: str | None, seconds: str | None, plain: str | None) -> float:
    if plain is not None:
        return float(plain.replace(",", "."))
    parts = [float((part or "0").replace(",", ".")) for part in (whole, minutes, seconds)]
    return round(parts[0] + parts[1] / 60 + parts[2] / 3600, 6)
