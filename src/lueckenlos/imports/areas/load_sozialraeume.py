"""A town's own areas with their outlines: Stadtteile, Ortsteile, Planungsräume.

A file divides the town anew. Areas it names are updated or added; an earlier area that it does not name but covers is
dissolved. Earlier areas elsewhere in the town stay. Loading the earlier file again brings its areas back.
"""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Final

import shapely
from django.db import transaction
from django.utils import timezone

from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.geo.lookup import AreaLocator
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports import area_rules
from lueckenlos.imports.areas import geometry
from lueckenlos.imports.areas.features import Features, read_features
from lueckenlos.imports.areas.load_outlines import store_outlines
from lueckenlos.imports.areas.town import Sozialraeume, name_without_number, town_of
from lueckenlos.imports.datasets import new_receipt
from lueckenlos.imports.files import Upload
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.ledger import close_source, open_source
from lueckenlos.imports.reading import open_container
from lueckenlos.imports.receipt import Control, Note, Parsed, Progress, Receipt, Rejected, quiet
from lueckenlos.shared.errors import BadInput
from lueckenlos.shared.text import slug_of, sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor

E = GebietsEbene
MOST_AREAS: Final = 500
FAR_METRES: Final = 40_000  # the largest German town measures 50 km across
_KEY_NAMES: Final = (
    "area_id schluessel schl key kennziffer kennung nummer nr code stt_nr bez_nr stadtteil_nr bezirk_nr ortsteil_nr"
    " id gid fid objectid"
).split()
_NAME_NAMES: Final = (
    "area_name name bezeichnung stadtteil stadtteilname stadtbezirk bezirk bezirksname ortsteil ortsteilname sozialraum"
    " planungsraum plr_name quartier gebiet gebietsname label titel title stt_name gen namelang"
).split()


@transaction.atomic
def load_sozialraeume(*, file: Upload, by: Actor | None, dry_run: bool = False, progress: Progress = quiet) -> Receipt:
    """BadInput ``gemeinde_…``, ``outlines_…``, ``sozialraum_elsewhere``; NotAllowed for another Stelle's town."""
    progress("read", 0, 1)
    features = read_features(open_container(file.path), layer=file.options.blatt)
    town = town_of(file.options, by, _hints(features))
    ensure(area_rules.may_load_own(by, town))
    parsed: Parsed[object] = Parsed(Kind.SOZIALRAEUME, [], facts={"gemeinde": town.name})
    found = _areas(features, file, parsed)
    shapes = geometry.united({key: area.shapes for key, area in found.items()})
    _check_near(shapes, town)
    receipt = new_receipt(parsed, name=file.name, sha256=file.sha256, attribution=file.options.quelle)
    receipt.controls = _controls(shapes, town)
    source = open_source(receipt, stelle=by.stelle if by else None)
    day = file.options.day or timezone.localdate()
    rows = _write(found, shapes, Sozialraeume.of(town), receipt, day)
    outlines = Receipt(receipt.kind, "", receipt.attribution, "", "", "")
    store_outlines(shapes, rows, outlines)
    # an area whose outline alone is new counts once, as changed
    receipt.changed += max(0, outlines.new + outlines.changed - receipt.new - receipt.changed)
    receipt.unchanged = len(rows) - min(len(rows), receipt.new + receipt.changed)
    _dissolve_covered(town, rows, receipt, day)
    return close_source(source, receipt, by=by, dry_run=dry_run)


class _Area:
    def __init__(self, key: str, name: str) -> None:
        self.key, self.name = key, name
        self.shapes: list[shapely.Geometry] = []


def _hints(features: Features) -> list[str]:
    """Keys of the town in the first area's attributes, such as ``STGM01001000``."""
    return list(features.attributes[0].values())


def guess_columns(features: Features, *, key: str = "", name: str = "") -> tuple[str, str]:
    """(key column, name column). BadInput ``column_unknown``, ``outlines_no_name``."""
    for wanted in (key, name):
        if wanted and wanted not in features.columns:
            raise BadInput("column_unknown", name=wanted, columns=", ".join(features.columns))
    name = name or _best(features, _NAME_NAMES, words=True)
    if not name:
        raise BadInput("outlines_no_name", columns=", ".join(features.columns))
    return key or _best(features, _KEY_NAMES, words=False) or name, name


def _best(features: Features, names: Sequence[str], *, words: bool) -> str:
    """The column whose heading comes first in ``names`` and whose values tell all areas apart."""
    folded = {slug_of(column).replace("-", "_"): column for column in features.columns}
    for wanted in names:
        column = folded.get(wanted)
        if column is None:
            continue
        values = [row.get(column, "") for row in features.attributes]
        distinct = len(set(values)) >= 0.8 * len(values)
        if all(values) and distinct and (not words or any(char.isalpha() for char in "".join(values))):
            return column
    return ""


def _areas(features: Features, file: Upload, parsed: Parsed[object]) -> dict[str, _Area]:
    key_column, name_column = guess_columns(features, key=file.options.schluessel, name=file.options.name)
    names = [row.get(name_column, "") for row in features.attributes]
    numbered = all(name_without_number(name) != name for name in names)
    geometry.check_in_germany(features.shapes, features.epsg())
    moved = geometry.project(features.shapes, features.epsg(), geometry.METRES)
    found: dict[str, _Area] = {}
    for number, (row, shape) in enumerate(zip(features.attributes, moved, strict=True), start=1):
        own, name = row.get(key_column, ""), row.get(name_column, "")
        if not slug_of(own) or not name:
            parsed.rejected.append(Rejected(number, "sozialraum_nameless"))
            continue
        area = found.setdefault(slug_of(own), _Area(own, name_without_number(name) if numbered else name))
        area.shapes.append(shape)
    if not found:
        raise BadInput("outlines_no_name", columns=", ".join(features.columns))
    if len(found) > MOST_AREAS:
        raise BadInput("sozialraum_too_many", count=len(found), most=MOST_AREAS)
    return found


def _check_near(shapes: dict[str, shapely.Geometry], town: Gebiet) -> None:
    if town.lat is None or town.lon is None:
        return
    (middle,) = geometry.project([shapely.Point(town.lon, town.lat)], geometry.WGS84, geometry.METRES)
    whole = shapely.GeometryCollection(list(shapes.values()))
    if shapely.distance(middle, whole) > FAR_METRES:
        raise BadInput("sozialraum_elsewhere", name=town.name)


def _controls(shapes: dict[str, shapely.Geometry], town: Gebiet) -> list[Control]:
    hectares = sum(shapely.area(shape) for shape in shapes.values()) / 10_000
    stated = float(town.area_ha) if town.area_ha else None
    return [Control("control_sozialraeume", len(shapes)), Control("control_outline_ha", round(hectares), stated)]


def _write(
    found: dict[str, _Area], shapes: dict[str, shapely.Geometry], known: Sozialraeume, receipt: Receipt, day: date
) -> dict[str, Gebiet]:
    stored = {row.ars: row for row in known.rows}
    without_outline = {row.sort_name: row for row in known.rows if row.lat is None}
    rows: dict[str, Gebiet] = {}
    for slug, area in found.items():
        values = {
            "name": area.name[:120],
            "sort_name": sort_key(area.name, length=120),
            "area_ha": Decimal(str(round(shapely.area(shapes[slug]) / 10_000, 2))),
            "dissolved_on": None,
        }
        ars = known.new_key(area.key)
        # an area made from a table of figures has no outline yet and goes by its name
        row = stored.get(ars) or without_outline.get(sort_key(area.name))
        if row is None:
            row = Gebiet(ebene=E.SOZIALRAUM, ars=ars, parent=known.town, gebietsstand=day)
            receipt.new += 1
        elif any(getattr(row, name) != value for name, value in values.items()):
            receipt.changed += 1
        else:
            rows[slug] = row
            continue
        for name, value in values.items():
            setattr(row, name, value)
        row.gebietsstand, row.source = day, receipt.attribution[:300]
        row.save()
        rows[slug] = row
    return rows


def _dissolve_covered(town: Gebiet, rows: dict[str, Gebiet], receipt: Receipt, day: date) -> None:
    named = {row.pk for row in rows.values()}
    earlier = Gebiet.objects.filter(ebene=E.SOZIALRAUM, parent=town, dissolved_on=None).exclude(pk__in=named)
    placed = [row for row in earlier if row.lat is not None and row.lon is not None]
    around = AreaLocator.load(named).at_many([row.lat or 0.0 for row in placed], [row.lon or 0.0 for row in placed])
    gone = [row for row, cover in zip(placed, around, strict=True) if cover is not None]
    for row in gone:
        row.dissolved_on = day
        row.save(update_fields=["dissolved_on"])
    if gone:
        receipt.changed += len(gone)
        receipt.notes.append(Note("sozialraum_dissolved", {"count": len(gone)}))
    left = len(earlier) - len(gone)
    if left:
        receipt.notes.append(Note("sozialraum_left", {"count": left}))
