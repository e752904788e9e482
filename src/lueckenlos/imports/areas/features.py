"""Areas with their attributes from a shapefile, GeoPackage or GeoJSON, as they stand in the file.

Shapefiles come zipped, since one layer is several files; without its ``.dbf`` an area has no key.
"""

import contextlib
import io
import json
import sqlite3
import struct
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import Any, Final

import shapefile
import shapely

from lueckenlos.imports.areas import geometry, shp
from lueckenlos.imports.reading.containers import Container, Format
from lueckenlos.shared.errors import BadInput

_AREA_TYPES: Final = frozenset({"Polygon", "MultiPolygon"})
# bytes of the envelope behind the eight of a GeoPackage blob's head, by the three bits of its flags (OGC 12-128r18)
_ENVELOPE: Final = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
MAX_FEATURES: Final = 60_000


@dataclass(slots=True)
class Features:
    """``attributes[i]`` belongs to ``shapes[i]``; ``crs`` is what the file says, None if it is silent."""

    attributes: list[dict[str, str]] = field(default_factory=list)
    shapes: list[shapely.Geometry] = field(default_factory=list)
    crs: int | str | None = None
    layer: str = ""

    @property
    def columns(self) -> list[str]:
        return list(dict.fromkeys(name for row in self.attributes[:50] for name in row))

    def epsg(self) -> int | str:
        """BadInput ``crs_unknown``."""
        return self.crs if self.crs is not None else geometry.guess_epsg(self.shapes)


def read_features(container: Container, *, layer: str = "") -> Features:
    """BadInput ``outlines_unreadable``, ``outlines_empty`` (no areas, only lines or points), ``outlines_too_many``."""
    match container.format:
        case Format.ZIP:
            found = _shapefile(container, layer)
        case Format.GPKG:
            found = _geopackage(container, layer)
        case Format.TEXT:
            found = _geojson(container)
        case _:
            raise BadInput("outlines_unreadable")
    if not found.shapes:
        raise BadInput("outlines_empty")
    return found


def layers_of(container: Container) -> list[str]:
    """Names of the shapefiles in a zip."""
    return [name for name in container.members if name.lower().endswith(".shp")]


def _add(found: Features, attributes: Mapping[str, Any], shape: shapely.Geometry | None) -> None:
    if shape is None or shape.geom_type not in _AREA_TYPES or shapely.is_empty(shape):
        return
    if len(found.shapes) == MAX_FEATURES:
        raise BadInput("outlines_too_many", most=MAX_FEATURES)
    found.attributes.append({name: _text(value) for name, value in attributes.items()})
    found.shapes.append(shape)


def _text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _shapefile(container: Container, layer: str) -> Features:
    names = layers_of(container)
    stems = [name[:-4] for name in names if not layer or layer.lower() in PurePosixPath(name).stem.lower()]
    if len(stems) != 1:
        raise BadInput("outlines_choose_layer" if names else "outlines_unreadable", names=", ".join(names))
    parts = {name.lower(): name for name in container.members}

    def part(ending: str) -> bytes:
        name = parts.get((stems[0] + ending).lower())
        return container.read(name) if name else b""

    prj, cpg = part(".prj").decode("ascii", "replace"), part(".cpg").decode("ascii", "replace").strip()
    found = Features(layer=PurePosixPath(stems[0]).name, crs=geometry.epsg_of(prj) if prj else None)
    records = _records(part(".dbf"), cpg or "utf-8")
    shapes = list(shp.areas_of(part(".shp")))
    if len(records) != len(shapes):
        raise BadInput("outlines_unreadable")
    for attributes, shape in zip(records, shapes, strict=True):
        _add(found, attributes, shape)
    return found


def _records(dbf: bytes, encoding: str) -> list[dict[str, Any]]:
    # without a .cpg the attributes are UTF-8 or, in older files, Latin-1
    for attempt in (encoding, "iso-8859-1"):
        try:
            with shapefile.Reader(dbf=io.BytesIO(dbf), encoding=attempt) as reader:
                return [record.as_dict() for record in reader.records()]
        except UnicodeDecodeError:
            continue
        except (shapefile.ShapefileException, ValueError, LookupError, AttributeError, OSError, struct.error) as error:
            raise BadInput("outlines_unreadable") from error
    raise BadInput("file_encoding")


def _from_mapping(raw: Any) -> shapely.Geometry | None:
    if not isinstance(raw, Mapping) or raw.get("type") not in _AREA_TYPES:
        return None
    rings = raw["coordinates"]
    if raw["type"] == "Polygon":
        return shapely.Polygon(rings[0], rings[1:]) if rings else None
    return shapely.MultiPolygon([(part[0], part[1:]) for part in rings if part])


def _geojson(container: Container) -> Features:
    try:
        raw = json.loads(container.read())
        features = raw["features"]
        found = Features(crs=_geojson_crs(raw), layer=str(raw.get("name", "")))
        for feature in features:
            _add(found, feature.get("properties") or {}, _from_mapping(feature.get("geometry")))
    except (ValueError, KeyError, TypeError, IndexError, AttributeError) as error:
        raise BadInput("outlines_unreadable") from error
    return found


def _geojson_crs(raw: Mapping[str, Any]) -> int | None:
    """The member of the 2008 format, ``urn:ogc:def:crs:EPSG::25832``; RFC 7946 knows WGS84 only."""
    name = str(((raw.get("crs") or {}).get("properties") or {}).get("name", ""))
    code = name.rsplit(":", 1)[-1]
    if code.isdecimal():
        return int(code)
    return geometry.WGS84 if code == "CRS84" else None


@contextlib.contextmanager
def _database(container: Container) -> Iterator[sqlite3.Connection]:
    """SQLite reads files only: a packed GeoPackage goes through a temporary one."""
    with contextlib.ExitStack() as stack:
        path = container.path
        if container.packed:
            folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
            path = folder / "layer.gpkg"
            path.write_bytes(container.read())
        connection = stack.enter_context(
            contextlib.closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True))
        )
        connection.row_factory = sqlite3.Row
        yield connection


def _geopackage(container: Container, layer: str) -> Features:
    try:
        with _database(container) as database:
            return _layer(database, layer)
    except (sqlite3.Error, shapely.GEOSException, IndexError, KeyError) as error:
        raise BadInput("outlines_unreadable") from error


def _layer(database: sqlite3.Connection, layer: str) -> Features:
    columns = database.execute("SELECT table_name, column_name, srs_id FROM gpkg_geometry_columns").fetchall()
    chosen = [row for row in columns if not layer or layer.lower() in row["table_name"].lower()]
    if len(chosen) != 1:
        names = ", ".join(row["table_name"] for row in columns)
        raise BadInput("outlines_choose_layer" if columns else "outlines_unreadable", names=names)
    table, column, srs = chosen[0]
    code = database.execute("SELECT organization_coordsys_id FROM gpkg_spatial_ref_sys WHERE srs_id = ?", [srs])
    row = code.fetchone()
    found = Features(layer=table, crs=row[0] if row and row[0] and row[0] > 0 else None)
    quoted = table.replace('"', '""')
    for row in database.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 -- a name the file itself lists, quoted
        attributes = {name: row[name] for name in row.keys() if name != column}  # noqa: SIM118 -- sqlite3.Row is no dict
        _add(found, attributes, _from_blob(row[column]))
    return found


def _from_blob(blob: bytes | None) -> shapely.Geometry | None:
    if not blob or blob[:2] != b"GP":
        return None
    envelope = _ENVELOPE[blob[3] >> 1 & 0b111]
    return shapely.from_wkb(blob[8 + envelope :])
