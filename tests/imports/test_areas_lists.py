"""GV100AD and Auszug GV: what is read, and how a list meets what is stored."""

import gzip
import zipfile
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from area_files import Place, auszug, auszug_1990, gv100ad, small_germany, upload

from factories import Cast
from lueckenlos.geo.enums import GebietsEbene as E
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports.areas.actions import load_areas
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Receipt
from lueckenlos.indicators.models import DataSource
from lueckenlos.shared.errors import BadInput, NotAllowed
from lueckenlos.tenancy.models import AuditEntry

HETTSTEDT = Place("150870220220", "Hettstedt, Stadt", 13_498)
MUELLROSE = Place("120675701324", "Müllrose, Stadt", 4_700)
pytestmark = pytest.mark.django_db


def load_gv(folder: Path, places: Sequence[Place], *, stand: str = "20230930", **options: str) -> Receipt:
    path = folder / "gv.txt"
    path.write_text(gv100ad(places, stand=stand), encoding="utf-8")
    return load_areas(file=upload(path, **options), kind=Kind.GV100AD, by=None)


def load_auszug(folder: Path, places: Sequence[Place], **layout: str) -> Receipt:
    return load_areas(file=upload(auszug(folder / "gv.xlsx", places, **layout)), kind=Kind.AUSZUG_GV, by=None)


def counts(receipt: Receipt) -> tuple[int, int, int, int]:
    return receipt.new, receipt.changed, receipt.confirmed, receipt.unchanged


def test_every_field_of_a_gv100ad_record(tmp_path: Path) -> None:
    load_gv(tmp_path, small_germany(HETTSTEDT, MUELLROSE))
    town = Gebiet.objects.get(ags="15087220")
    assert (town.ars, town.name, town.textkennzeichen, town.bezeichnung) == (
        "150870220220",
        "Hettstedt, Stadt",
        "63",
        "Stadt",
    )
    assert (town.population, town.population_male, town.area_ha, town.plz) == (13_498, 6_749, Decimal(3703), "06333")
    assert (town.gebietsstand, town.population_date) == (date(2023, 9, 30), date(2022, 12, 31))
    assert (town.ebene, town.parent, town.parent and town.parent.ars) == (E.GEMEINDE, town.parent, "15087")
    assert Gebiet.objects.get(ars="120675701324").name == "Müllrose, Stadt"


def test_larger_units_carry_the_sums_of_their_gemeinden(tmp_path: Path) -> None:
    load_gv(tmp_path, small_germany(HETTSTEDT, Place("150870130130", "Eisleben, Lutherstadt", 22_609)))
    kreis = Gebiet.objects.get(ars="15087")
    assert (kreis.population, kreis.area_ha, kreis.bezeichnung) == (36_107, Decimal(7406), "Landkreis")
    assert Gebiet.objects.get(ars="150870220").population == 13_498
    bund = Gebiet.objects.get(ars="0")
    assert (bund.population, bund.name) == (36_107 + 15_000, "Deutschland")
    assert kreis.parent == Gebiet.objects.get(ars="15")
    assert Gebiet.objects.get(ars="15").parent == bund


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_characters_are_sliced_not_bytes_in_old_and_new_encoding(tmp_path: Path, encoding: str) -> None:
    text = gv100ad(small_germany(Place("120675701324", "Müllröße, Stadt", 4_700))).replace("\n", "\r\n")
    path = tmp_path / "GV100AD.ASC"
    path.write_bytes(text.encode(encoding))
    load_areas(file=upload(path), kind=Kind.GV100AD, by=None)
    town = Gebiet.objects.get(ags="12067324")
    assert (town.name, town.population) == ("Müllröße, Stadt", 4_700)


def test_packed_lists_are_opened(tmp_path: Path) -> None:
    text = gv100ad(small_germany(HETTSTEDT)).encode()
    (tmp_path / "gv.txt.gz").write_bytes(gzip.compress(text))
    with zipfile.ZipFile(tmp_path / "gv.zip", "w") as archive:
        archive.writestr("GV100AD_301123.txt", text)
        archive.writestr("Satzbeschreibung.pdf", b"%PDF")
    first = load_areas(file=upload(tmp_path / "gv.txt.gz"), kind=Kind.GV100AD, by=None)
    again = load_areas(file=upload(tmp_path / "gv.zip"), kind=Kind.GV100AD, by=None)
    assert first.new == 65  # Bund and, in each of 16 Länder, Land, Kreis, Verband and Gemeinde
    assert counts(again) == (0, 0, 0, 65)


def test_plz_that_is_not_unique_and_uninhabited_areas(tmp_path: Path) -> None:
    forest = Place("094759452452", "Gerlaser Forst", 0, tkz="66", ha=1_206, plz="", mark="")
    load_gv(tmp_path, small_germany(forest, Place("150870220220", "Hettstedt, Stadt", 13_498, mark="*****")))
    assert Gebiet.objects.get(ags="15087220").plz == "06333"
    stored = Gebiet.objects.get(ags="09475452")
    assert (stored.population, stored.plz, stored.bezeichnung) == (0, "", "Gemeindefreies Gebiet (unbewohnt)")


def test_lines_that_are_no_records_are_named(tmp_path: Path) -> None:
    path = tmp_path / "gv.txt"
    path.write_text(gv100ad(small_germany(HETTSTEDT)) + "Ende der Datei\n60" + "20230930" + "xx\n", encoding="utf-8")
    receipt = load_areas(file=upload(path), kind=Kind.GV100AD, by=None)
    assert [(row.line, row.code) for row in receipt.rejected] == [(65, "gv100ad_no_record"), (66, "area_key")]
    assert receipt.rejected[0].text == "Kein Satz des Gemeindeverzeichnisses: „Ende der Datei“."


def test_the_auszug_brings_coordinates_and_its_own_days(tmp_path: Path) -> None:
    receipt = load_auszug(
        tmp_path,
        small_germany(HETTSTEDT),
        stand="30.09.2024",
        counted="31.12.2023",
        title="Gemeinden in Deutschland am 30.09.2024 (3. Quartal)",
        people_heading="Bevölkerung auf Grundlage des Zensus 20112)",
    )
    town = Gebiet.objects.get(ags="15087220")
    assert (town.gebietsstand, town.population_date) == (date(2024, 9, 30), date(2023, 12, 31))
    assert (town.lon, town.lat, town.area_ha) == (11.51366, 51.645013, Decimal("3703.00"))
    assert [note.text for note in receipt.notes] == [
        "Die Bevölkerung ist auf der Grundlage des Zensus 2011 fortgeschrieben."
    ]
    assert receipt.rejected == []


def test_coordinates_of_2009_are_degrees_minutes_seconds(tmp_path: Path) -> None:
    places = [
        Place(place.ars, place.name, place.people, lon="9.2615", lat="54.4657") for place in small_germany(HETTSTEDT)
    ]
    load_auszug(tmp_path, places, stand="31.12.2009", counted="31.12.2009")
    town = Gebiet.objects.get(ags="15087220")
    assert (town.lon, town.lat) == (pytest.approx(9.4375), pytest.approx(54.7825))


def test_one_minute_of_sixty_or_more_makes_them_decimal(tmp_path: Path) -> None:
    places = small_germany(Place("150870220220", "Hettstedt, Stadt", 13_498, lon="11.5137", lat="51.9650"))
    load_auszug(tmp_path, places)
    town = Gebiet.objects.get(ags="15087220")
    assert (town.lon, town.lat) == (11.5137, 51.965)


def test_missing_coordinates_stay_unknown(tmp_path: Path) -> None:
    load_auszug(tmp_path, small_germany(Place("010000000999", "Küstengewässer", 0, lon="", lat="", plz="")))
    water = Gebiet.objects.get(ags="01000999")
    assert (water.lon, water.lat, water.plz, water.population) == (None, None, "", 0)


def test_the_layout_of_1990_has_no_verband(tmp_path: Path) -> None:
    path = auszug_1990(tmp_path / "gv.xlsx", small_germany(Place("152220000190", "Hettstedt, Stadt", 21_042)))
    load_areas(file=upload(path), kind=Kind.AUSZUG_GV, by=None)
    town = Gebiet.objects.get(ags="15222190")
    assert (town.ars, town.population, town.area_ha, town.plz) == ("15222190", 21_042, Decimal("1981.00"), "")
    assert (town.gebietsstand, town.population_date) == (date(1991, 2, 1), date(1990, 12, 31))
    assert town.parent == Gebiet.objects.get(ars="15222")


def test_loading_twice_changes_nothing_and_leaves_no_second_trace(tmp_path: Path) -> None:
    load_auszug(tmp_path, small_germany(HETTSTEDT))
    assert counts(load_auszug(tmp_path, small_germany(HETTSTEDT))) == (0, 0, 0, 65)
    assert DataSource.objects.count() == AuditEntry.objects.count() == 1


def test_a_newer_list_updates_and_keeps_what_it_does_not_say(tmp_path: Path) -> None:
    load_auszug(tmp_path, small_germany(HETTSTEDT))
    newer = Place("150870220220", "Hettstedt, Kupferstadt", 13_300)
    receipt = load_gv(tmp_path, small_germany(newer), stand="20240930")
    town = Gebiet.objects.get(ags="15087220")
    assert (town.name, town.population, town.lat) == ("Hettstedt, Kupferstadt", 13_300, 51.645013)
    assert (receipt.new, receipt.rejected) == (0, [])
    assert town.gebietsstand == date(2024, 9, 30)


def test_units_with_the_same_values_are_only_confirmed(tmp_path: Path) -> None:
    load_auszug(tmp_path, small_germany(HETTSTEDT))
    receipt = load_auszug(tmp_path, small_germany(HETTSTEDT), stand="30.06.2024")
    assert counts(receipt) == (0, 0, 65, 0)
    assert set(Gebiet.objects.values_list("gebietsstand", flat=True)) == {date(2024, 6, 30)}


def test_an_older_list_only_adds_what_is_gone_today(tmp_path: Path) -> None:
    load_auszug(tmp_path, small_germany(HETTSTEDT))
    old = [Place("150870220220", "Hettstedt, alt", 15_000), Place("150870345000", "Ritterode", 400)]
    path = auszug(tmp_path / "alt.xlsx", small_germany(*old), stand="31.12.2009", counted="31.12.2009")
    receipt = load_areas(file=upload(path), kind=Kind.AUSZUG_GV, by=None)
    assert Gebiet.objects.get(ags="15087220").name == "Hettstedt, Stadt"
    gone = Gebiet.objects.get(ags="15087000")
    assert (gone.name, gone.dissolved_on, gone.gebietsstand) == ("Ritterode", date(2010, 1, 1), date(2009, 12, 31))
    assert counts(receipt) == (2, 0, 0, 0)
    assert receipt.notes[0].values == {"kept": 65, "added": 2}
    assert Gebiet.objects.get(ags="15087220").dissolved_on is None


def test_a_list_between_two_others_moves_the_last_day_it_proves(tmp_path: Path) -> None:
    load_auszug(tmp_path, small_germany(HETTSTEDT))
    place = Place("150870345000", "Ritterode", 400)
    for stand in ("31.12.2009", "31.12.2012"):
        path = auszug(tmp_path / "alt.xlsx", small_germany(HETTSTEDT, place), stand=stand, counted=stand)
        load_areas(file=upload(path), kind=Kind.AUSZUG_GV, by=None)
    assert Gebiet.objects.get(ags="15087000").dissolved_on == date(2013, 1, 1)


def test_what_a_newer_list_no_longer_names_is_dissolved(tmp_path: Path) -> None:
    place = Place("150870345000", "Ritterode", 40)
    load_auszug(tmp_path, small_germany(HETTSTEDT, place))
    receipt = load_auszug(tmp_path, small_germany(HETTSTEDT), stand="30.09.2024")
    gone = Gebiet.objects.get(ags="15087000")
    assert (gone.dissolved_on, Gebiet.objects.get(ars="150870345").dissolved_on) == (date(2023, 10, 1),) * 2
    assert receipt.notes[0].text == "2 Gebiete fehlen im neueren Verzeichnis und gelten als aufgelöst."
    back = load_auszug(tmp_path, small_germany(HETTSTEDT, place), stand="30.09.2025")
    assert Gebiet.objects.get(ags="15087000").dissolved_on is None
    assert back.new == 0


def test_a_gemeinde_that_changes_its_verband_stays_the_same_row(tmp_path: Path) -> None:
    load_auszug(tmp_path, small_germany(HETTSTEDT, Place("150870130130", "Eisleben, Lutherstadt", 500)))
    town = Gebiet.objects.get(ags="15087220")
    part = Gebiet.objects.create(
        ebene=E.SOZIALRAUM, ars="150870220220-alt", name="Altstadt", parent=town, gebietsstand=date(2023, 12, 31)
    )
    swapped = [Place("150870130220", "Hettstedt, Stadt", 13_498), Place("150870220130", "Eisleben, Lutherstadt", 500)]
    load_auszug(tmp_path, small_germany(*swapped), stand="30.09.2024")
    assert Gebiet.objects.get(ags="15087220").pk == town.pk
    assert Gebiet.objects.get(pk=town.pk).ars == "150870130220"
    part.refresh_from_db()
    assert part.ars == "150870130220-alt"


def test_incomplete_lists_are_refused_whole(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="areas_incomplete") as caught:
        load_gv(tmp_path, [place for place in small_germany(HETTSTEDT) if place.ars < "10"])
    assert caught.value.values == {"laender": 9}
    assert Gebiet.objects.count() == DataSource.objects.count() == 0


def test_one_land_may_be_loaded_alone_when_asked_for(tmp_path: Path) -> None:
    receipt = load_gv(tmp_path, small_germany(HETTSTEDT), land="15")
    assert receipt.new == 4
    assert set(Gebiet.objects.values_list("ars", flat=True)) == {"15", "15087", "150870220", "150870220220"}


def test_a_land_cannot_lose_half_its_people(tmp_path: Path) -> None:
    load_auszug(tmp_path, small_germany(HETTSTEDT))
    with pytest.raises(BadInput, match="areas_land_implausible") as caught:
        load_auszug(tmp_path, small_germany(Place("150870220220", "Hettstedt, Stadt", 6_000)), stand="30.09.2024")
    assert caught.value.values == {"land": "15", "value": 6_000, "before": 13_498}


def test_known_totals_must_be_reached(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="areas_total"):
        load_areas(
            file=upload(auszug(tmp_path / "a.xlsx", small_germany(HETTSTEDT), stand="31.12.2021")),
            kind=Kind.AUSZUG_GV,
            by=None,
        )


def test_a_key_twice_counts_once(tmp_path: Path) -> None:
    receipt = load_gv(tmp_path, [*small_germany(HETTSTEDT), HETTSTEDT])
    assert {row.code for row in receipt.rejected} == {"area_twice"}
    assert Gebiet.objects.filter(ags="15087220").count() == 1


def test_a_preview_counts_everything_and_keeps_nothing(tmp_path: Path) -> None:
    path = auszug(tmp_path / "gv.xlsx", small_germany(HETTSTEDT))
    receipt = load_areas(file=upload(path), kind=Kind.AUSZUG_GV, by=None, dry_run=True)
    assert (receipt.new, receipt.applied) == (65, False)
    assert Gebiet.objects.count() == DataSource.objects.count() == AuditEntry.objects.count() == 0


def test_the_ledger_keeps_source_totals_and_audit_line(tmp_path: Path) -> None:
    receipt = load_auszug(tmp_path, small_germany(HETTSTEDT))
    source = DataSource.objects.get()
    assert source.pk == receipt.source_id
    assert source.stelle is None
    assert source.title == "Gemeindeverzeichnis (Auszug GV), Gebietsstand 30.09.2023"
    assert source.attribution.endswith("GV-ISys, Gebietsstand 30.09.2023")
    assert source.control["new"] == 65
    assert source.control["totals"][0] == {"code": "control_laender", "value": 16, "expected": None, "values": {}}
    assert len(source.file_hash) == 64
    line = AuditEntry.objects.get()
    assert (line.verb, line.stelle, line.changes["new"]) == ("imports.areas.loaded", None, [0, 65])


def test_only_the_operator_loads_official_lists(tmp_path: Path, cast: Cast) -> None:
    path = auszug(tmp_path / "gv.xlsx", small_germany(HETTSTEDT))
    for who in ("leitung", "kgc_leitung", "bund"):
        with pytest.raises(NotAllowed, match="official_by_operator"):
            load_areas(file=upload(path), kind=Kind.AUSZUG_GV, by=cast[who])


@pytest.mark.parametrize(("kind", "code"), [(Kind.GV100AD, "gv100ad_empty"), (Kind.AUSZUG_GV, "auszug_no_header")])
def test_other_files_are_no_lists(tmp_path: Path, kind: Kind, code: str) -> None:
    path = tmp_path / "liste.csv"
    path.write_text("Name;Ort\nA;B\n", encoding="utf-8")
    with pytest.raises(BadInput, match=code):
        load_areas(file=upload(path), kind=kind, by=None)
