"""JSON and GeoJSON read as tables."""

import gzip
import json
from pathlib import Path

import pytest

from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.messages import SENTENCES
from lueckenlos.imports.offers import columns
from lueckenlos.imports.reading import Table, open_grid, open_table
from lueckenlos.imports.reading.records import MAX_MEGABYTES
from lueckenlos.imports.recognise import recognise
from lueckenlos.shared.errors import BadInput

KITA = {
    "id": 7,
    "name": " Kita Grün ",
    "address": {"street": "Markt", "number": "1", "postalcode": "06333", "town": "Hettstedt", "latitude": 51.645},
    "barrierfree": True,
    "careFrom": 12,
    "careTo": 72.0,
    "phone": None,
    "languages": ["de", "en"],
    "rooms": [{"name": "Süd"}, {"name": "Nord", "m2": 20.5}],
}


def put(folder: Path, content: object, name: str = "datei.json") -> Path:
    path = folder / name
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    path.write_text(text, encoding="utf-8")
    return path


def read(path: Path) -> tuple[Table, list[list[str]]]:
    table = open_table(path)
    return table, [row.cells for row in table.rows]


def feature(geometry: object, **properties: object) -> dict[str, object]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def collection(*features: object, **more: object) -> dict[str, object]:
    return {"type": "FeatureCollection", "features": features, **more}


def point(lon: float, lat: float) -> dict[str, object]:
    return {"type": "Point", "coordinates": [lon, lat]}


def refused(path: Path) -> str:
    with pytest.raises(BadInput) as caught:
        open_table(path)
    SENTENCES[caught.value.code].format(**caught.value.values)
    return caught.value.code


def test_nested_objects_become_columns(tmp_path: Path) -> None:
    table, rows = read(put(tmp_path, [KITA, {"id": 8, "name": "Kita Blau", "website": "https://blau.example"}]))
    assert (table.kind, table.header_line) == ("json", 0)
    assert dict(zip(table.headings, rows[0], strict=True)) == {
        "id": "7",
        "name": " Kita Grün ",
        "address.street": "Markt",
        "address.number": "1",
        "address.postalcode": "06333",
        "address.town": "Hettstedt",
        "address.latitude": "51,645",
        "barrierfree": "ja",
        "careFrom": "12",
        "careTo": "72",
        "languages": "de | en",
        "rooms.name": "Süd | Nord",
        "rooms.m2": "20,5",
        "website": "",
    }
    assert rows[1][table.headings.index("website")] == "https://blau.example"


def test_lines_are_counted_by_object(tmp_path: Path) -> None:
    table = open_table(put(tmp_path, [KITA, KITA]))
    assert [row.line for row in table.rows] == [1, 2]
    grid = open_grid(put(tmp_path, [KITA]))
    assert next(grid.rows).cells[:2] == ["id", "name"]


def test_an_answer_of_a_programming_interface(tmp_path: Path) -> None:
    answer = {
        "total": 2,
        "links": [{"rel": "next"}],
        "contents": [{"name": "A", "ort": "X"}, {"name": "B", "ort": "Y"}],
    }
    assert read(put(tmp_path, answer))[1] == [["A", "X"], ["B", "Y"]]


def test_points_become_lat_and_lon(tmp_path: Path) -> None:
    places = collection(feature(point(9.43, 54.79), name="Am Sender"), feature(None, name="Ohne Ort"))
    table, rows = read(put(tmp_path, places))
    assert table.headings == ["name", "lat", "lon"]
    assert rows == [["Am Sender", "54,79", "9,43"], ["Ohne Ort", "", ""]]
    assert recognise(tmp_path / "datei.json") is Kind.TABELLE


def test_areas_stand_for_a_point_inside_and_metres_become_degrees(tmp_path: Path) -> None:
    ring = [[525_000.0, 6_070_000.0], [525_100.0, 6_070_000.0], [525_100.0, 6_070_100.0], [525_000.0, 6_070_000.0]]
    crs = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::25832"}}
    parks = collection(feature({"type": "Polygon", "coordinates": [ring]}, name="Park", ort="Flensburg"), crs=crs)
    table, rows = read(put(tmp_path, parks))
    lat, lon = (float(rows[0][table.headings.index(name)].replace(",", ".")) for name in ("lat", "lon"))
    assert (lat, lon) == (pytest.approx(54.776, abs=0.002), pytest.approx(9.389, abs=0.002))
    assert recognise(tmp_path / "datei.json") is Kind.SOZIALRAEUME


def test_packed_and_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "kitas.json.gz"
    path.write_bytes(gzip.compress(("\ufeff" + json.dumps([KITA])).encode()))
    assert read(path)[1][0][0] == "7"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('[{"name": "A", "ort": ', "file_json"),
        ("[1, 2, 3]", "file_not_table"),
        ('{"name": "A"}', "file_not_table"),
        ("[]", "file_empty"),
        ("[{}]", "file_empty"),
        ('[{"name": "A"}]', "file_not_table"),  # one column
        ("[" * 100_000, "file_not_table"),
        ('[{"a": 1' + "0" * 5_000 + ', "b": 1}]', "file_not_table"),
        (json.dumps([{f"spalte{number}": "x" for number in range(501)}]), "file_too_many_columns"),
        ('{"type": "FeatureCollection"}', "file_not_table"),
        (json.dumps(collection(feature(point(1, 2), a=1), crs={"properties": {"name": "EPSG:99999"}})), "crs_unknown"),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: str, code: str) -> None:
    assert refused(put(tmp_path, content)) == code


def test_more_than_memory_should_hold(tmp_path: Path) -> None:
    path = tmp_path / "gross.json"
    path.write_bytes(b"[" + b" " * (MAX_MEGABYTES * 1024 * 1024) + b"]")
    assert refused(path) == "file_too_large"


@pytest.mark.parametrize(
    "geometry",
    [
        {"type": "Point", "coordinates": ["x"]},
        {"type": "Point"},
        {"type": "Kreis", "coordinates": []},
        {"type": "Polygon", "coordinates": []},
        7,
    ],
)
def test_a_broken_geometry_is_none(tmp_path: Path, geometry: object) -> None:
    assert read(put(tmp_path, collection(feature(geometry, name="A", ort="B"))))[1] == [["A", "B"]]


def test_deep_inside_stays_text(tmp_path: Path) -> None:
    deep: object = "unten"
    for _ in range(9):
        deep = {"a": deep}
    table, rows = read(put(tmp_path, [{"name": "A", "tief": deep}]))
    assert table.headings == ["name", "tief.a.a.a.a.a"]
    assert rows == [["A", '{"a": {"a": {"a": {"a": "unten"}}}}']]


def test_columns_are_guessed_by_the_last_name(tmp_path: Path) -> None:
    table, rows = read(put(tmp_path, [KITA | {"institution": "Verein"}]))
    assigned = dict(zip(table.headings, columns.guess(table.headings, rows), strict=True))
    assert {heading: name for heading, name in assigned.items() if name} == {
        "id": "externe_kennung",
        "name": "titel",
        "address.street": "strasse",
        "address.number": "hausnummer",
        "address.postalcode": "plz",
        "address.town": "ort",
        "address.latitude": "lat",
        "barrierfree": "rollstuhlgerecht",
        "careFrom": "alter_von_monate",
        "careTo": "alter_bis_monate",
        "languages": "sprachen",
        "institution": "traeger",
    }


def test_without_a_heading_for_it_the_first_column_of_names_is_the_title() -> None:
    rows = [
        ["1", "Am Sender", "Mommsenstraße 47, 24943 Flensburg"],
        ["2", "Birkenhof", "Birkenhof 49, 24944 Flensburg"],
    ]
    assert columns.guess(["lfd", "place", "address"], rows) == ["", "titel", "adresse"]
    assert columns.guess(["lfd", "menge"], [["1", "12"], ["2", "15"]]) == ["", ""]
    assert columns.guess(["art", "menge"], [["Kita", "1"], ["Kita", "2"], ["Kita", "3"]]) == ["angebotsform", ""]
