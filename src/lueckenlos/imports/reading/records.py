"""JSON and GeoJSON as tables: one row an object, nested names joined with points, a geometry as lat and lon.

Understood are a list of objects, an object around such a list (the page of an API), and a FeatureCollection.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

import shapely
from django.conf import settings

from lueckenlos.imports.reading.containers import Container
from lueckenlos.imports.reading.spreadsheets import number_text
from lueckenlos.shared.errors import BadInput

if TYPE_CHECKING:
    from pyproj import Transformer

Object = Mapping[str, Any]  # whatever JSON holds

MAX_MEGABYTES: Final = 50  # parsed objects take ten times the room of their text
MAX_DEPTH: Final = 6  # deeper than this nobody keeps an address
SEVERAL: Final = " | "  # between the values of a list
_WGS84: Final = 4326
_FEATURES: Final = "FeatureCollection"


def looks_like_json(sample: str) -> bool:
    """By its first character: no CSV begins with a bracket."""
    return sample.lstrip("\ufeff \t\r\n").startswith(("{", "["))


def read_records(container: Container, encoding: str) -> tuple[list[str], list[list[str]]]:
    """Headings in the order in which they first appear, and the rows.

    BadInput ``file_json``, ``file_not_table`` (JSON of another shape), ``file_empty``, ``file_too_large``.
    """
    raw = _loaded(container, encoding)
    if isinstance(raw, Mapping) and raw.get("type") == _FEATURES:
        records = [_feature(feature, _epsg(raw)) for feature in _objects(raw.get("features"))]
    else:
        records = [_flat(one) for one in _objects(raw if isinstance(raw, list) else _longest_list(raw))]
    headings = list(dict.fromkeys(name for record in records for name, value in record.items() if value))
    if not headings:
        raise BadInput("file_empty")
    return headings, [[record.get(name, "") for name in headings] for record in records]


def _loaded(container: Container, encoding: str) -> Any:
    content = container.read()
    most = min(MAX_MEGABYTES * 1024 * 1024, settings.MAX_UPLOAD_BYTES)
    if len(content) > most:
        raise BadInput("file_too_large", megabytes=most // (1024 * 1024))
    try:
        return json.loads(content.decode(encoding), parse_constant=lambda _: None)
    except json.JSONDecodeError as error:
        raise BadInput("file_json", line=error.lineno) from error
    except UnicodeDecodeError as error:
        raise BadInput("file_encoding") from error
    except (RecursionError, ValueError) as error:  # brackets or digits without end
        raise BadInput("file_not_table") from error


def _objects(raw: object) -> list[Object]:
    if not isinstance(raw, list) or not all(isinstance(one, Mapping) for one in raw):
        raise BadInput("file_not_table")
    return raw


def _longest_list(raw: object) -> object:
    """The records in what a programming interface answers: ``{"total": 2, "contents": [{…}, {…}]}``."""
    if not isinstance(raw, Mapping):
        return None
    lists = [value for value in raw.values() if isinstance(value, list) and value and isinstance(value[0], Mapping)]
    return max(lists, key=len, default=None)


def _flat(record: Object) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, text in _pairs(record, "", MAX_DEPTH):
        known = found.get(name)
        found[name] = f"{known}{SEVERAL}{text}" if known and text else known or text
    return found


def _pairs(value: object, name: str, depth: int) -> Iterator[tuple[str, str]]:
    """(name with points, text) of everything below; items of a list share the name of the list."""
    if isinstance(value, Mapping) and depth:
        for key, inner in value.items():
            yield from _pairs(inner, f"{name}.{key}" if name else str(key), depth - 1)
    elif isinstance(value, list) and depth:
        for inner in value:
            yield from _pairs(inner, name, depth - 1)
    else:
        yield name, _text(value)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case bool():
            return "ja" if value else "nein"
        case float():
            return number_text(value)
        case Mapping() | list():
            return json.dumps(value, ensure_ascii=False)
    return str(value)


def _feature(feature: Object, epsg: int) -> dict[str, str]:
    properties = feature.get("properties")
    found = _flat(properties) if isinstance(properties, Mapping) else {}
    if "id" in feature:
        found.setdefault("id", _text(feature["id"]))
    point = _point(feature.get("geometry"))
    if point is not None:
        lon, lat = point if epsg == _WGS84 else _to_degrees(epsg).transform(*point)
        found["lat"], found["lon"] = number_text(round(lat, 7)), number_text(round(lon, 7))
    return found


def _point(geometry: object) -> tuple[float, float] | None:
    """(x, y) of a point, or a point surely inside an area or on a line; None without a geometry."""
    if not isinstance(geometry, Mapping):
        return None
    try:
        if geometry.get("type") == "Point":
            x, y = geometry["coordinates"][:2]
            return float(x), float(y)
        shape = shapely.from_geojson(json.dumps(geometry))
        point = shape.representative_point()
        return None if point.is_empty else (point.x, point.y)
    except (shapely.GEOSException, KeyError, TypeError, ValueError):
        return None


def _epsg(raw: Object) -> int:
    """The member of the 2008 format, ``urn:ogc:def:crs:EPSG::25832``; RFC 7946 knows WGS84 only."""
    crs = raw.get("crs")
    properties = crs.get("properties") if isinstance(crs, Mapping) else None
    name = str(properties.get("name", "")) if isinstance(properties, Mapping) else ""
    code = name.rsplit(":", 1)[-1]
    return int(code) if code.isdecimal() and "EPSG" in name.upper() else _WGS84


@cache
def _to_degrees(epsg: int) -> "Transformer":
    from pyproj import Transformer  # noqa: PLC0415 -- takes a start's time, and few files need it
    from pyproj.exceptions import CRSError  # noqa: PLC0415 -- the same

    try:
        return Transformer.from_crs(epsg, _WGS84, always_xy=True)
    except CRSError as error:
        raise BadInput("crs_unknown", text=f"EPSG:{epsg}") from error


def is_point_file(sample: str) -> bool:
    """Whether the beginning of a FeatureCollection shows points: places of something, not outlines of areas."""
    return '"Point"' in sample and '"Polygon"' not in sample and '"MultiPolygon"' not in sample


__all__: Sequence[str] = ["is_point_file", "looks_like_json", "read_records"]
