"""Outlines of official units from shapefile, GeoPackage and GeoJSON."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import shapely
from area_files import Features, Place, auszug, box, geojson, geopackage, shape_zip, small_germany, upload

from lueckenlos.geo.lookup import AreaLocator
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.imports.areas import geometry, shp
from lueckenlos.imports.areas.actions import load_areas
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Receipt
from lueckenlos.shared.errors import BadInput

pytestmark = pytest.mark.django_db
A, B = "150870220220", "150870130130"
EAST, NORTH = 674_000.0, 5_724_000.0  # Hettstedt in UTM 32


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    towns = [Place(A, "Hettstedt, Stadt", 13_498, km2=1.0), Place(B, "Eisleben, Lutherstadt", 22_609, km2=1.0)]
    load_areas(file=upload(auszug(tmp_path / "gv.xlsx", small_germany(*towns))), kind=Kind.AUSZUG_GV, by=None)
    return tmp_path


def load(path: Path, **options: str) -> Receipt:
    return load_areas(file=upload(path, **options), kind=Kind.UMRISSE, by=None)


def two(extra: dict[str, object] | None = None) -> list[tuple[dict[str, object], shapely.Geometry]]:
    more = extra or {}
    return [({"ARS": A} | more, box(EAST, NORTH)), ({"ARS": B} | more, box(EAST + 1000, NORTH))]


def degrees(shape: shapely.Geometry, epsg: int = 4326) -> shapely.Geometry:
    return geometry.project([shape], geometry.METRES, epsg)[0]


def outline(ars: str) -> Boundary:
    return Boundary.objects.get(gebiet__ars=ars)


WRITERS: dict[str, Callable[[Path, Features], Path]] = {
    "shape": lambda folder, features: shape_zip(folder / "a.zip", features),
    "gpkg": lambda folder, features: geopackage(folder / "a.gpkg", features),
    "geojson": lambda folder, features: geojson(
        folder / "a.geojson", [(row, degrees(shape)) for row, shape in features]
    ),
}


@pytest.mark.parametrize("kind", WRITERS)
def test_every_format_gives_the_same_outline(listed: Path, kind: str) -> None:
    receipt = load(WRITERS[kind](listed, two()))
    assert (receipt.new, receipt.rejected) == (2, [])
    west, south, east, north = degrees(box(EAST, NORTH)).bounds
    stored = outline(A)
    box_stored = [stored.min_lon, stored.min_lat, stored.max_lon, stored.max_lat]
    assert box_stored == pytest.approx([west, south, east, north], abs=2e-5)
    assert stored.geometry["type"] == "Polygon"
    town = Gebiet.objects.get(ars=A)
    assert AreaLocator.load([town.pk]).at((south + north) / 2, (west + east) / 2) == town.pk


@pytest.mark.parametrize("epsg", [31467, 3035, 4326, 25832])
def test_coordinate_systems_are_told_apart_even_when_the_file_is_silent(listed: Path, epsg: int) -> None:
    features = [(row, degrees(shape, epsg)) for row, shape in two()]
    load(shape_zip(listed / "a.zip", features, prj=""))
    assert outline(A).min_lat == pytest.approx(degrees(box(EAST, NORTH)).bounds[1], abs=1e-4)


def test_the_crs_of_an_old_geojson_is_believed(listed: Path) -> None:
    load(geojson(listed / "a.geojson", two(), crs="urn:ogc:def:crs:EPSG::25832"))
    assert outline(A).min_lat == pytest.approx(51.64, abs=0.02)


@pytest.mark.parametrize(("land", "water"), [("4", "2"), ("9", "8")])
def test_water_with_the_same_key_is_left_out(listed: Path, land: str, water: str) -> None:
    features = [*two({"GF": land}), ({"ARS": A, "GF": water}, box(EAST, NORTH + 1000, 5000))]
    receipt = load(shape_zip(listed / "a.zip", features))
    assert [note.text for note in receipt.notes] == ["1 Wasserflächen wurden ausgelassen."]
    assert outline(A).max_lat == pytest.approx(degrees(box(EAST, NORTH)).bounds[3], abs=2e-5)


def test_exclaves_of_one_key_are_one_outline(listed: Path) -> None:
    features = [
        ({"ARS": A}, box(EAST, NORTH, 700)),
        ({"ARS": A}, box(EAST + 5000, NORTH, 700)),
        ({"ARS": B}, box(EAST + 1000, NORTH)),
    ]
    receipt = load(shape_zip(listed / "a.zip", features))
    assert outline(A).geometry["type"] == "MultiPolygon"
    assert (len(outline(A).geometry["coordinates"]), receipt.new) == (2, 2)


def test_rings_that_cross_are_repaired(listed: Path) -> None:
    bow = shapely.Polygon([(EAST, NORTH), (EAST + 1000, NORTH + 2000), (EAST + 1000, NORTH), (EAST, NORTH + 2000)])
    load(geopackage(listed / "a.gpkg", [({"ARS": A}, bow), *two()[1:]]))
    assert shapely.geometry.shape(outline(A).geometry).is_valid


def test_an_edition_with_another_ars_is_found_by_its_ags(listed: Path) -> None:
    load(shape_zip(listed / "a.zip", [({"ARS": "150875999220"}, box(EAST, NORTH)), *two()[1:]]))
    assert outline(A).gebiet.name == "Hettstedt, Stadt"


def test_ags_may_be_the_only_key(listed: Path) -> None:
    load(
        shape_zip(listed / "a.zip", [({"AGS": "15087220"}, box(EAST, NORTH)), ({"AGS": "15087130"}, box(EAST, NORTH))])
    )
    assert Boundary.objects.count() == 2


def test_outlines_without_a_gebiet_are_reported(listed: Path) -> None:
    receipt = load(shape_zip(listed / "a.zip", [*two(), ({"ARS": "150875999999"}, box(EAST, NORTH))]))
    assert [(row.line, row.text) for row in receipt.rejected] == [
        (3, "Ein Gebiet mit dem Schlüssel 150875999999 ist nicht verzeichnet.")
    ]
    others = [({"ARS": f"0987700{number:02}1{number:02}"}, box(EAST, NORTH)) for number in range(5)]
    with pytest.raises(BadInput, match="outlines_unmatched"):
        load(shape_zip(listed / "b.zip", [*two(), *others]))


def test_the_area_must_be_about_what_the_register_says(listed: Path) -> None:
    with pytest.raises(BadInput, match="outlines_area") as caught:
        load(shape_zip(listed / "a.zip", [({"ARS": A}, box(EAST, NORTH, 1300)), ({"ARS": B}, box(EAST, NORTH, 1300))]))
    assert caught.value.values == {"value": "338", "expected": "200"}
    assert not Boundary.objects.exists()


def test_a_gebiet_without_coordinates_gets_a_point_inside(listed: Path) -> None:
    kreis = [({"ARS": "15087"}, box(EAST, NORTH, 1414.2))]
    load(shape_zip(listed / "a.zip", kreis))
    stored = Gebiet.objects.get(ars="15087")
    assert stored.lat is not None
    assert stored.lon is not None
    assert AreaLocator.load([stored.pk]).at(stored.lat, stored.lon) == stored.pk
    assert Gebiet.objects.get(ars=A).lat == 51.645013


def test_loading_twice_changes_nothing(listed: Path) -> None:
    path = shape_zip(listed / "a.zip", two())
    load(path)
    again = load(path)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)
    moved = load(shape_zip(listed / "b.zip", [({"ARS": A}, box(EAST, NORTH + 50)), *two()[1:]]))
    assert (moved.new, moved.changed, moved.unchanged) == (0, 1, 1)


def test_year_of_the_edition_stands_in_the_attribution(listed: Path) -> None:
    load(shape_zip(listed / "a.zip", two({"BEGINN": "2021-09-01", "WSK": "2008-01-01"})))
    assert outline(A).source == "© GeoBasis-DE / BKG 2021 (Daten verändert)"


@pytest.mark.parametrize(
    ("code", "build"),
    [
        ("outlines_no_key", lambda folder: shape_zip(folder / "a.zip", [({"NAME": "x"}, box(EAST, NORTH))])),
        ("outlines_unreadable", lambda folder: _put(folder, b'{"type": "FeatureCollection", "features": [1]}')),
        ("outlines_unreadable", lambda folder: _put(folder, b"SQLite format 3\x00" + b"\x01" * 200)),
        ("outlines_empty", lambda folder: _put(folder, b'{"type": "FeatureCollection", "features": []}')),
        ("crs_unknown", lambda folder: shape_zip(folder / "a.zip", [({"ARS": A}, box(-5e6, -5e6))], prj="")),
        ("crs_unknown", lambda folder: shape_zip(folder / "a.zip", two(), prj="Unsinn")),
    ],
)
def test_files_that_are_no_outlines(listed: Path, code: str, build: Callable[[Path], Path]) -> None:
    with pytest.raises(BadInput, match=code):
        load(build(listed))


def _put(folder: Path, content: bytes) -> Path:
    path = folder / "datei"
    path.write_bytes(content)
    return path


def test_swapped_axes_are_noticed(listed: Path) -> None:
    def swap(shape: shapely.Geometry) -> shapely.Geometry:
        return shapely.transform(degrees(shape), lambda points: points[:, ::-1])

    path = geojson(
        listed / "a.geojson", [(row, swap(shape)) for row, shape in two()], crs="urn:ogc:def:crs:OGC:1.3:CRS84"
    )
    with pytest.raises(BadInput, match="outlines_outside"):
        load(path)


def test_several_layers_need_a_choice(listed: Path) -> None:
    path = shape_zip(listed / "a.zip", two())
    other = shape_zip(listed / "b.zip", two(), stem="VG250_KRS")
    with zipfile.ZipFile(path, "a") as archive, zipfile.ZipFile(other) as more:
        for name in more.namelist():
            archive.writestr(name, more.read(name))
    with pytest.raises(BadInput, match="outlines_choose_layer") as caught:
        load(path)
    assert caught.value.values == {"names": "daten/VG250_GEM.shp, daten/VG250_KRS.shp"}
    assert load(path, blatt="VG250_GEM").new == 2


def test_shared_borders_stay_shared_when_points_are_dropped() -> None:
    rng = np.random.default_rng(7)
    border = np.column_stack([rng.normal(0, 3, 2000).cumsum() * 0.2 + EAST, np.linspace(NORTH, NORTH + 20_000, 2000)])
    left = shapely.Polygon([*border, (EAST - 9000, NORTH + 20_000), (EAST - 9000, NORTH)])
    right = shapely.Polygon([*border, (EAST + 9000, NORTH + 20_000), (EAST + 9000, NORTH)])
    a, b = geometry.simplified([left, right])
    assert shapely.get_num_coordinates([a, b]).sum() <= 2 * geometry.FINE
    assert shapely.area(shapely.intersection(a, b)) < 1
    assert shapely.area(shapely.union(a, b)) == pytest.approx(shapely.area(left) + shapely.area(right), rel=1e-3)


def test_holes_belong_to_the_area_around_them(tmp_path: Path) -> None:
    ring = box(0, 0, 1000).difference(box(400, 400, 200))
    both = shapely.MultiPolygon([ring, box(5000, 0, 500)])
    path = shape_zip(tmp_path / "a.zip", [({"ARS": A}, both)])
    with zipfile.ZipFile(path) as archive:
        (read,) = shp.areas_of(archive.read("daten/VG250_GEM.shp"))
    assert read is not None
    assert read.equals(both)


def test_lines_and_damage_are_no_areas(tmp_path: Path) -> None:
    path = shape_zip(tmp_path / "a.zip", two())
    with zipfile.ZipFile(path) as archive:
        data = bytearray(archive.read("daten/VG250_GEM.shp"))
    with pytest.raises(BadInput, match="outlines_unreadable"):
        list(shp.areas_of(bytes(data[:-20])))
    data[108] = 3
    with pytest.raises(BadInput, match="outlines_empty"):
        list(shp.areas_of(bytes(data)))
