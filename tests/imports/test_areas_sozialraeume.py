"""A town's own areas: which town, which columns, and what becomes of earlier divisions."""

from pathlib import Path

import pytest
from area_files import box, geojson, shape_zip, upload

from factories import Cast
from lueckenlos.geo.enums import GebietsEbene as E
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.imports.areas import geometry
from lueckenlos.imports.areas.actions import load_areas
from lueckenlos.imports.areas.town import Sozialraeume, area_keys, name_without_number
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.messages import SENTENCES
from lueckenlos.imports.receipt import Receipt
from lueckenlos.indicators.models import DataSource
from lueckenlos.shared.errors import BadInput, NotAllowed
from lueckenlos.tenancy.actor import Actor

EAST, NORTH = 674_000.0, 5_724_000.0
FLENSBURG = [
    ({"AREA_ID": "STGT03", "AREA_NAME": "03 Nordstadt", "PARENT": "STGM15087220"}, box(EAST, NORTH)),
    ({"AREA_ID": "STGT07", "AREA_NAME": "07 Südstadt", "PARENT": "STGM15087220"}, box(EAST + 1000, NORTH)),
]


def load(path: Path, by: Actor | None, **options: str) -> Receipt:
    return load_areas(file=upload(path, **options), kind=Kind.SOZIALRAEUME, by=by)


def names(cast: Cast) -> list[str]:
    rows = Gebiet.objects.filter(parent=cast.gebiete["hettstedt"], ebene=E.SOZIALRAUM, dissolved_on=None)
    return list(rows.order_by("ars").values_list("name", flat=True))


@pytest.fixture
def empty_town(cast: Cast) -> Cast:
    Gebiet.objects.filter(ebene=E.SOZIALRAUM).delete()
    return cast


def test_key_and_name_columns_are_guessed(empty_town: Cast, tmp_path: Path) -> None:
    receipt = load(shape_zip(tmp_path / "a.zip", FLENSBURG), empty_town["leitung"])
    assert names(empty_town) == ["Nordstadt", "Südstadt"]
    row = Gebiet.objects.get(name="Südstadt")
    assert (row.ars, row.ags, row.area_ha, row.parent) == (
        "150870220220-stgt07",
        "",
        100,
        empty_town.gebiete["hettstedt"],
    )
    assert row.lat == pytest.approx(51.64, abs=0.02)
    assert Boundary.objects.filter(gebiet=row).exists()
    assert (receipt.new, receipt.changed, receipt.unchanged) == (2, 0, 0)
    source = DataSource.objects.get()
    assert (source.stelle, source.title) == (empty_town.hettstedt, "Sozialräume: Hettstedt, Stadt")


def test_the_stelles_only_town_is_meant(empty_town: Cast, tmp_path: Path) -> None:
    rows = [({"NAME": "Nord"}, box(EAST, NORTH))]
    load(shape_zip(tmp_path / "a.zip", rows), empty_town["koordination"])
    assert Gebiet.objects.get(name="Nord").ars == "150870220220-nord"


def test_columns_may_be_named(empty_town: Cast, tmp_path: Path) -> None:
    rows = [({"KENN": "7", "TEXT": "Nord"}, box(EAST, NORTH))]
    with pytest.raises(BadInput, match="outlines_no_name"):
        load(shape_zip(tmp_path / "a.zip", rows), empty_town["leitung"])
    load(shape_zip(tmp_path / "a.zip", rows), empty_town["leitung"], schluessel="KENN", name="TEXT")
    assert Gebiet.objects.get(name="Nord").ars == "150870220220-7"
    with pytest.raises(BadInput, match="column_unknown") as caught:
        load(shape_zip(tmp_path / "a.zip", rows), empty_town["leitung"], name="Fehlt")
    assert caught.value.values == {"name": "Fehlt", "columns": "KENN, TEXT"}


def test_the_operator_must_say_which_town_unless_the_file_does(empty_town: Cast, tmp_path: Path) -> None:
    rows = [({"NAME": "Nord"}, box(EAST, NORTH))]
    path = shape_zip(tmp_path / "a.zip", rows)
    with pytest.raises(BadInput, match="gemeinde_needed"):
        load(path, None)
    with pytest.raises(BadInput, match="gemeinde_unknown"):
        load(path, None, gemeinde="99999999")
    assert load(path, None, gemeinde="15087220").new == 1
    assert load(shape_zip(tmp_path / "b.zip", FLENSBURG), None).new == 2


def test_another_stelles_town_is_refused_in_one_sentence(empty_town: Cast, tmp_path: Path) -> None:
    path = shape_zip(tmp_path / "a.zip", FLENSBURG)
    with pytest.raises(NotAllowed, match="foreign_gemeinde") as caught:
        load(path, empty_town["fremd"], gemeinde="15087220")
    assert SENTENCES[caught.value.code].format(**caught.value.values) == (
        "Für Hettstedt, Stadt (15087220) ist eine andere Stelle zuständig."
    )
    for who in ("kgc_leitung", "bund", "fremde_kgc"):
        with pytest.raises(NotAllowed, match="foreign_gemeinde"):
            load(path, empty_town[who], gemeinde="15087220")
    assert names(empty_town) == []


@pytest.mark.parametrize("who", ["mitarbeit", "lesen", "steuerungsgruppe", "traeger"])
def test_only_those_who_import_may(empty_town: Cast, tmp_path: Path, who: str) -> None:
    with pytest.raises(NotAllowed, match="not_allowed_import"):
        load(shape_zip(tmp_path / "a.zip", FLENSBURG), empty_town[who])


def test_a_kreis_loads_for_towns_that_have_no_stelle(empty_town: Cast, tmp_path: Path) -> None:
    path = shape_zip(tmp_path / "a.zip", FLENSBURG)
    with pytest.raises(NotAllowed, match="foreign_gemeinde"):
        load(path, empty_town["kreis"], gemeinde="15087220")
    empty_town.hettstedt.gebiete.clear()
    assert load(path, empty_town["kreis"], gemeinde="15087220").new == 2


def test_loading_twice_changes_nothing(empty_town: Cast, tmp_path: Path) -> None:
    path = shape_zip(tmp_path / "a.zip", FLENSBURG)
    load(path, empty_town["leitung"])
    receipt = load(path, empty_town["leitung"])
    assert (receipt.new, receipt.changed, receipt.unchanged) == (0, 0, 2)
    assert DataSource.objects.count() == 1


def test_a_new_name_or_shape_updates_the_same_row(empty_town: Cast, tmp_path: Path) -> None:
    load(shape_zip(tmp_path / "a.zip", FLENSBURG), empty_town["leitung"])
    before = Gebiet.objects.get(name="Nordstadt").pk
    renamed = [({"AREA_ID": "STGT03", "AREA_NAME": "03 Norderstadt", "PARENT": ""}, FLENSBURG[0][1]), FLENSBURG[1]]
    receipt = load(shape_zip(tmp_path / "b.zip", renamed), empty_town["leitung"])
    assert Gebiet.objects.get(pk=before).name == "Norderstadt"
    assert (receipt.new, receipt.changed, receipt.unchanged) == (0, 1, 1)


def test_a_new_division_dissolves_what_it_covers_and_the_old_file_brings_it_back(
    empty_town: Cast, tmp_path: Path
) -> None:
    first = shape_zip(tmp_path / "a.zip", FLENSBURG)
    load(first, empty_town["leitung"])
    finer = [
        ({"ID": f"B{number}", "NAME": f"Bezirk {number}"}, box(EAST + 500 * number, NORTH, 500)) for number in range(2)
    ]
    whole = [*finer, ({"ID": "B3", "NAME": "Rest"}, box(EAST, NORTH).difference(box(EAST, NORTH, 500)))]
    receipt = load(shape_zip(tmp_path / "b.zip", whole), empty_town["leitung"])
    assert names(empty_town) == ["Bezirk 0", "Bezirk 1", "Rest", "Südstadt"]
    assert [note.text for note in receipt.notes] == [
        "1 bisherige Sozialräume werden von den neuen überdeckt und gelten als aufgelöst.",
        "1 weitere Sozialräume stehen nicht in der Datei und bleiben.",
    ]
    load(first, empty_town["leitung"])
    assert names(empty_town) == ["Nordstadt", "Südstadt"]


def test_areas_made_from_a_table_get_their_outline_by_name(cast: Cast, tmp_path: Path) -> None:
    before = cast.gebiete["hettstedt-neustadt"].pk
    rows = [({"ID": "S1", "NAME": "Neustadt"}, box(EAST, NORTH))]
    receipt = load(shape_zip(tmp_path / "a.zip", rows), cast["leitung"])
    assert Boundary.objects.get().gebiet_id == before
    assert (receipt.new, receipt.changed) == (0, 1)


def test_areas_of_another_town_are_refused(empty_town: Cast, tmp_path: Path) -> None:
    Gebiet.objects.filter(ars="150870220220").update(lat=51.645013, lon=11.51366)
    far = [({"NAME": "Nord"}, box(EAST - 200_000, NORTH + 200_000))]
    with pytest.raises(BadInput, match="sozialraum_elsewhere"):
        load(shape_zip(tmp_path / "a.zip", far), empty_town["leitung"])


def test_areas_without_a_name_are_named_as_such(empty_town: Cast, tmp_path: Path) -> None:
    shapes = geometry.project([box(EAST, NORTH), box(EAST + 1000, NORTH)], geometry.METRES, geometry.WGS84)
    rows = [({"id": "a", "name": "Nord"}, shapes[0]), ({"id": "", "name": ""}, shapes[1])]
    path = geojson(tmp_path / "a.geojson", rows)
    receipt = load(path, empty_town["leitung"], schluessel="id", name="name")
    assert [(row.line, row.code) for row in receipt.rejected] == [(2, "sozialraum_nameless")]
    assert receipt.new == 1


def test_a_preview_keeps_nothing(empty_town: Cast, tmp_path: Path) -> None:
    file = upload(shape_zip(tmp_path / "a.zip", FLENSBURG))
    receipt = load_areas(file=file, kind=Kind.SOZIALRAEUME, by=empty_town["leitung"], dry_run=True)
    assert (receipt.new, names(empty_town), DataSource.objects.count()) == (2, [], 0)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("03 Nordstadt", "Nordstadt"),
        ("3. Nordstadt", "Nordstadt"),
        ("12 - Tarup", "Tarup"),
        ("Stadtteil 4", "Stadtteil 4"),
        ("12", "12"),
    ],
)
def test_numbers_in_front_of_names(text: str, name: str) -> None:
    assert name_without_number(text) == name


def test_a_table_may_name_an_area_in_several_ways(cast: Cast) -> None:
    known = Sozialraeume.of(cast.gebiete["hettstedt"])
    for text in ("Altstadt", "ALTSTADT", "Stadtteil Altstadt", "01 Altstadt", "altstadt", "150870220220-altstadt"):
        assert known.find(text) == cast.gebiete["hettstedt-altstadt"]
    assert known.find("Altstadt Nord") is None
    assert known.find("unbekannt", "neustadt") == cast.gebiete["hettstedt-neustadt"]
    assert area_keys("03 Nordstadt") == ["03 nordstadt", "nordstadt", "3"]
    for text in ("Gesamt", "Hettstedt", "Hettstedt, Stadt", "Stadt insgesamt"):
        assert known.is_town(text)
    assert not known.is_town("Altstadt")
