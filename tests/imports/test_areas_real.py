"""The official files themselves, with the totals their publishers state."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from area_files import upload
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from conftest import OPEN_DATA
from lueckenlos.geo.enums import GebietsEbene as E
from lueckenlos.geo.lookup import AreaLocator, GemeindeIndex
from lueckenlos.geo.models import Boundary, Gebiet
from lueckenlos.geo.queries import parts_of
from lueckenlos.imports.area_actions import load_file
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Receipt
from lueckenlos.imports.recognise import recognise
from lueckenlos.indicators.models import IndicatorValue, Population
from lueckenlos.shared.errors import BadInput

pytestmark = [pytest.mark.realdata, pytest.mark.django_db]
Load = Callable[..., Receipt]
GV = "gemeinden/GV100AD_301123.txt.gz"
AUSZUG = "gemeinden/31122023_Auszug_GV.xlsx"


@pytest.fixture(scope="module", autouse=True)
def listed(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The list of 31.12.2023, loaded once for all tests here."""
    path = OPEN_DATA / AUSZUG
    with django_db_blocker.unblock():
        if path.exists():
            load_file(file=upload(path), kind=Kind.AUSZUG_GV, by=None)
        yield
        with connection.cursor() as cursor:
            for table in ("geo_gebiet", "indicators_datasource", "tenancy_auditentry"):
                cursor.execute(f"DELETE FROM {table}")


@pytest.fixture
def load(open_data: Path) -> Load:
    def loaded(name: str, **options: str) -> Receipt:
        path = open_data / name
        return load_file(file=upload(path, **options), kind=recognise(path), by=None)

    return loaded


def totals(receipt: Receipt) -> dict[str, float]:
    return {control.code.removeprefix("control_"): control.value for control in receipt.controls}


def test_the_towns_of_the_source_texts(load: Load) -> None:
    hettstedt = Gebiet.objects.get(ags="15087220")
    assert (hettstedt.ars, hettstedt.population, float(hettstedt.area_ha or 0)) == ("150870220220", 13_498, 3_703.0)
    assert (hettstedt.lon, hettstedt.lat) == (11.51366, 51.645013)
    assert Gebiet.objects.get(ags="15087370").population == 25_300
    assert Gebiet.objects.get(ars="15087").population == 131_071
    index = GemeindeIndex.load()
    towns = (("Hettstedt", "06333", "15087220"), ("Halle", "06110", "15002000"), ("Köln", "50667", "05315000"))
    for ort, plz, ags in towns:
        found = index.find(ort=ort, plz=plz).gemeinde
        assert found is not None
        assert found.ags == ags


def test_outlines_of_laender_kreise_and_gemeinden(load: Load) -> None:
    assert totals(load("grenzen/VG2500_LAN.zip"))["outlines"] == 16
    assert totals(load("grenzen/VG2500_KRS.zip"))["outlines"] == 400
    receipt = load("grenzen/VG250_GEM_simplified.zip")
    assert totals(receipt)["outlines"] > 10_960
    assert len(receipt.rejected) < 25
    town = Gebiet.objects.get(ags="15087220")
    assert AreaLocator.load_level(E.GEMEINDE).at(51.645013, 11.51366) == town.pk
    assert Boundary.objects.get(gebiet__ars="15").source == "© GeoBasis-DE / BKG 2021 (Daten verändert)"
    (parts,) = parts_of([Gebiet.objects.get(ars="15087")]).values()
    assert len(parts) == 22


def test_flensburg_with_outlines_people_and_figures(load: Load) -> None:
    areas = load("flensburg/flensburg_stadtteile.geojson.gz")
    assert (areas.new, totals(areas)["sozialraeume"]) == (13, 13)
    again = load("flensburg/flensburg_stadtteile.zip")
    assert (again.new, again.changed, again.unchanged) == (0, 0, 13)
    atlas = load("flensburg/flensburg_sozialatlas.sql", gemeinde="01001000")
    assert totals(atlas) == {"areas": 13, "population": 99_341, "figures": 195}
    assert atlas.rejected == []
    tarup = Population.objects.filter(gebiet__name="Tarup", stichtag=date(2022, 12, 31))
    assert tarup.get(age_from_months=0, age_to_months=216).persons == 1_232
    quota = IndicatorValue.objects.get(gebiet__name="Neustadt", indicator="sgb2-quote", period="2022")
    assert (quota.numerator, quota.denominator, round(quota.value or 0, 1)) == (1_014, 4_682, 21.7)


def test_people_of_kreise_without_parts_and_dissolved_ones(load: Load) -> None:
    receipt = load("regional/genesis_ffcsv/12411-01-01-4_de_flat.csv.gz")
    assert totals(receipt) == {"people_kreise": 83_577_140}
    assert {note.code: note.values["count"] for note in receipt.notes} == {
        "people_parts_left_out": 15,
        "people_dissolved": 74,
    }
    assert receipt.new == 1_200


@pytest.mark.parametrize("language", ["de", "en"])
def test_people_of_the_zensus(load: Load, language: str) -> None:
    receipt = load(f"zensus/genesis_zensusdb/1000A-0000_{language}_flat.csv.gz")
    assert totals(receipt)["people_bund"] == 82_719_540
    assert Population.objects.get(gebiet__ags="15087220").persons == 13_111
    assert len(receipt.rejected) == 12


def test_gisd_and_wegweiser(load: Load) -> None:
    assert load("gisd/GISD_Bund_Kreis.csv.gz").new == 19_200  # scores and fifths
    load("gisd/bundesland/GISD_Sachsen-Anhalt_Gemeindeverband.csv.gz")
    poverty_file = load("regional/soz_lage_2019_wegweiser_kommune.csv")
    assert poverty_file.rejected_by_reason == {"area_unknown": 3}  # merged between 2019 and 2023
    kreis = IndicatorValue.objects.get(indicator="gisd", gebiet__ars="15087", period="2021")
    assert round(kreis.value or 0, 3) == 0.805
    town = IndicatorValue.objects.get(indicator="gisd-land", gebiet__ags="15087220", period="2021")
    assert round(town.value or 0, 3) == 0.896
    poverty = {
        ags: IndicatorValue.objects.get(indicator="kinderarmut-sgb2", gebiet__ags=ags).value
        for ags in ("15087220", "15087130", "15087370")
    }
    assert poverty == {"15087220": 33.0, "15087130": 32.5, "15087370": 25.1}


def test_inkar_and_regionalatlas(load: Load) -> None:
    assert totals(load("gisd/inkar_rohdaten/B_SchulabgaengerohneAbschluss.xls.gz"))["units"] == 400
    with pytest.raises(BadInput, match="no_known_indicator"):
        load("regional/genesis_ffcsv/AI-N-01-2-5_de_flat.csv.gz")
    atlas = "regional/genesis_ffcsv/AI-N-01-2-5_de_flat.csv.gz"
    receipt = load(atlas, indikator="niedriges-einkommen", spalte="AI0111")
    assert totals(receipt)["units"] == 10_978
    assert {note.values["count"] for note in receipt.notes} == {2_576}


def test_koeln_names_its_areas_and_not_its_year(load: Load) -> None:
    name = "regional/koeln_2012_altersgruppen_stadtteil.csv"
    with pytest.raises(BadInput, match="day_needed"):
        load(name, gemeinde="05315000", anlegen="ja")
    receipt = load(name, gemeinde="05315000", anlegen="ja", jahr="2012")
    assert totals(receipt) == {"areas": 86, "population": 1_044_555}
    with pytest.raises(BadInput, match="no_area_matched"):
        load("regional/koeln_2012_altersgruppen_stadtbezirk.csv", gemeinde="01001000", jahr="2012")


def test_every_file_is_recognised_or_refused_with_a_reason(open_data: Path) -> None:
    expected = {
        Kind.GISD: 32,
        Kind.AUSZUG_GV: 4,
        Kind.GEBIETSAENDERUNGEN: 3,
        Kind.GV100AD: 1,
        Kind.UMRISSE: 3,
        Kind.SOZIALRAEUME: 4,
        Kind.GENESIS_BEVOELKERUNG: 4,
        Kind.WEGWEISER: 1,
        Kind.INKAR: 5,
        Kind.BEVOELKERUNG_EIGEN: 2,
        Kind.SOZIALATLAS: 2,
    }
    found: dict[Kind | str, int] = {}
    for path in sorted(open_data.rglob("*")):
        if path.is_file() and not {"hsds", "integreat"} & set(path.parts):
            kind = kind_or_reason(path)
            found[kind] = found.get(kind, 0) + 1
    assert {kind: found.get(kind, 0) for kind in expected} == expected
    reasons = {kind for kind in found if not isinstance(kind, Kind)}
    assert reasons <= {"file_not_table", "file_archive", "outlines_empty", "file_no_header", "file_too_many_columns"}


def kind_or_reason(path: Path) -> Kind | str:
    try:
        return recognise(path)
    except BadInput as error:
        return error.code
