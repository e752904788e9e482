"""Outlines of official units (VG250, VG2500 and what is made of them) into ``geo.Boundary``.

Where the file tells land from water (GF), only land counts: the rows for coastal waters carry the same keys and the
same population. Outlines without a Gebiet of that key are reported, not kept: they belong to another Gebietsstand.
"""

from collections import Counter, defaultdict
from typing import Final

import shapely
from django.db import transaction

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.geo.validators import ags_of, is_ags, is_ars
from lueckenlos.imports import area_rules
from lueckenlos.imports.areas import geometry
from lueckenlos.imports.areas.features import Features, read_features
from lueckenlos.imports.datasets import new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.reading import open_container
from lueckenlos.imports.receipt import Control, Note, Parsed, Progress, Receipt, Rejected, quiet
from lueckenlos.imports.writing import insert_all, update_all
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor

LAND_GF: Final = frozenset({"4", "9"})  # "with land structure" in VG250 and VG2500
KEY_COLUMNS: Final = ("ARS", "RS", "AGS", "ARS_0", "AGS_0")
SOME_MATCH: Final = 0.5
AREA_TOLERANCE: Final = 0.15
_BOUNDARY: Final = ("geometry", "min_lat", "max_lat", "min_lon", "max_lon", "source")


@transaction.atomic
def load_outlines(*, file: Upload, by: Actor | None, dry_run: bool = False, progress: Progress = quiet) -> Receipt:
    """BadInput ``outlines_…`` and ``crs_unknown``; ``areas_missing`` before any list of Gemeinden was loaded."""
    ensure(area_rules.may_load_official(by))
    progress("read", 0, 1)
    features = read_features(open_container(file.path), layer=file.options.blatt)
    column = official_column(features)
    if column is None:
        raise BadInput("outlines_no_key", columns=", ".join(features.columns))
    parsed: Parsed[object] = Parsed(Kind.UMRISSE, [])
    by_key = _land_by_key(features, column, parsed)
    if file.options.land:
        by_key = {key: parts for key, parts in by_key.items() if key.startswith(file.options.land)}
    known = _known(by_key)
    for key, parts in list(by_key.items()):
        if key not in known:
            parsed.rejected.append(Rejected(parts[0][0], "outline_unknown", {"key": key}))
    if not known:
        raise BadInput("areas_missing")
    if len(known) < SOME_MATCH * len(by_key):
        raise BadInput("outlines_unmatched", matched=len(known), total=len(by_key))
    progress("simplify", 0, len(known))
    in_metres = geometry.united(_projected({key: by_key[key] for key in known}, features.epsg()))
    parsed.facts = {"ebene": _levels(known), "jahr": file.options.jahr or _year(features)}
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256)
    receipt.controls = _controls(in_metres, known)
    source = open_source(receipt, stelle=None)
    store_outlines(in_metres, known, receipt)
    return close_source(source, receipt, by=by, dry_run=dry_run)


def official_column(features: Features) -> str | None:
    """The column whose values are official keys (at least nine of ten rows); None if there is none."""
    upper = {name.upper(): name for name in features.columns}
    for name in KEY_COLUMNS:
        if (column := upper.get(name)) is not None:
            keys = [key for row in features.attributes if is_ars(key := row.get(column, "")) or is_ags(key)]
            # a town's own areas may all carry the key of the town
            if len(keys) >= 0.9 * len(features.attributes) and len(set(keys)) >= 0.5 * len(keys):
                return column
    return None


def _land_by_key(
    features: Features, column: str, parsed: Parsed[object]
) -> dict[str, list[tuple[int, shapely.Geometry]]]:
    water = next((name for name in features.columns if name.upper() == "GF"), None)
    found: dict[str, list[tuple[int, shapely.Geometry]]] = defaultdict(list)
    left_out = 0
    for number, (row, shape) in enumerate(zip(features.attributes, features.shapes, strict=True), start=1):
        if water and row.get(water, "") not in LAND_GF:
            left_out += 1
            continue
        key = row.get(column, "")
        if not (is_ars(key) or is_ags(key)):
            parsed.rejected.append(Rejected(number, "area_key", {"text": key}))
            continue
        found[key].append((number, shape))
    if left_out:
        parsed.notes.append(Note("outlines_water", {"count": left_out}))
    return found


def _known(by_key: dict[str, list[tuple[int, shapely.Geometry]]]) -> dict[str, Gebiet]:
    """Stored units by the file's keys; a Gemeinde also by the AGS in its ARS, which outlives a change of Verband."""
    rows = list(Gebiet.objects.exclude(ebene=GebietsEbene.SOZIALRAUM))
    by_ars = {row.ars: row for row in rows}
    by_ags = {row.ags: row for row in rows if row.ebene == GebietsEbene.GEMEINDE}
    found: dict[str, Gebiet] = {}
    taken: set[int] = set()
    for key in by_key:
        row = by_ars.get(key) or by_ags.get(ags_of(key) or key)
        if row is not None and row.pk not in taken:
            taken.add(row.pk)
            found[key] = row
    return found


def _projected(
    by_key: dict[str, list[tuple[int, shapely.Geometry]]], crs: int | str
) -> dict[str, list[shapely.Geometry]]:
    flat = [(key, shape) for key, parts in by_key.items() for _, shape in parts]
    geometry.check_in_germany([shape for _, shape in flat], crs)
    moved = geometry.project([shape for _, shape in flat], crs, geometry.METRES)
    projected: dict[str, list[shapely.Geometry]] = defaultdict(list)
    for (key, _), shape in zip(flat, moved, strict=True):
        projected[key].append(shape)
    return projected


def _controls(in_metres: dict[str, shapely.Geometry], known: dict[str, Gebiet]) -> list[Control]:
    """BadInput ``outlines_area`` if the outlines enclose another area than the register states."""
    hectares = sum(shapely.area(shape) for shape in in_metres.values()) / 10_000
    stated = [(key, float(row.area_ha)) for key, row in known.items() if row.area_ha]
    controls = [Control("control_outlines", len(in_metres)), Control("control_outline_ha", round(hectares))]
    if stated:
        expected = sum(area for _, area in stated)
        drawn = sum(shapely.area(in_metres[key]) for key, _ in stated) / 10_000
        controls[1] = Control("control_outline_ha", round(drawn), round(expected))
        if abs(drawn - expected) > AREA_TOLERANCE * expected:
            raise BadInput("outlines_area", value=f"{drawn:.0f}", expected=f"{expected:.0f}")
    return controls


def store_outlines(in_metres: dict[str, shapely.Geometry], known: dict[str, Gebiet], receipt: Receipt) -> None:
    """Simplify, turn to degrees and write; a Gebiet without coordinates gets a point inside its outline."""
    keys = list(in_metres)
    thin = geometry.simplified([in_metres[key] for key in keys])
    degrees = dict(zip(keys, geometry.project(thin, geometry.METRES, geometry.WGS84), strict=True))
    stored = {row.pk: row for row in Boundary.objects.filter(gebiet__in=[row.pk for row in known.values()])}
    new: list[Boundary] = []
    changed: list[Boundary] = []
    for key, shape in degrees.items():
        row = _boundary(known[key], shape, receipt.attribution[:300])
        before = stored.get(known[key].pk)
        if before is None:
            new.append(row)
        elif before.geometry != row.geometry:
            changed.append(row)
    insert_all(new, ["gebiet_id", *_BOUNDARY])
    update_all(changed, _BOUNDARY)
    _set_points([(known[key], shape) for key, shape in degrees.items() if known[key].lat is None])
    receipt.new += len(new)
    receipt.changed += len(changed)
    receipt.unchanged += len(degrees) - len(new) - len(changed)


def _boundary(gebiet: Gebiet, shape: shapely.Geometry, source: str) -> Boundary:
    west, south, east, north = shapely.bounds(shape).tolist()
    return Boundary(
        gebiet=gebiet,
        geometry=geometry.to_geojson(shape),
        min_lat=south,
        max_lat=north,
        min_lon=west,
        max_lon=east,
        source=source,
    )


def _set_points(pairs: list[tuple[Gebiet, shapely.Geometry]]) -> None:
    for gebiet, shape in pairs:
        point = shapely.point_on_surface(shape)
        gebiet.lat, gebiet.lon = round(float(shapely.get_y(point)), 6), round(float(shapely.get_x(point)), 6)
    update_all([gebiet for gebiet, _ in pairs], ["lat", "lon"])


def _levels(known: dict[str, Gebiet]) -> str:
    counts = Counter(row.ebene for row in known.values())
    return ", ".join(GebietsEbene(ebene).label for ebene, _ in counts.most_common())


def _year(features: Features) -> str:
    """The newest year in the columns that say since when a unit or its geometry holds."""
    years = {row.get(name, "")[:4] for row in features.attributes for name in ("BEGINN", "WSK")}
    return max((year for year in years if year.isdecimal()), default="")
