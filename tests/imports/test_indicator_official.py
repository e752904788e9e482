"""GISD, Wegweiser Kommune, GENESIS/Regionalatlas and INKAR."""

from pathlib import Path

import pytest
import xlsxwriter
from area_files import flat_new, upload

from factories import Cast, make_gebiet
from lueckenlos.geo.enums import GebietsEbene as E
from lueckenlos.imports.aliases import Meaning, meaning_of, year_in
from lueckenlos.imports.indicator_files.actions import load_indicators
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Receipt
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import DataSource, IndicatorValue
from lueckenlos.shared.errors import BadInput, NotAllowed

pytestmark = pytest.mark.django_db


def load(folder: Path, kind: Kind, content: str, **options: str) -> Receipt:
    path = folder / "datei.csv"
    path.write_text(content, encoding="utf-8")
    return load_indicators(file=upload(path, **options), kind=kind, by=None)


def stored() -> set[tuple[str, str, str, float | None, str]]:
    return set(IndicatorValue.objects.values_list("indicator", "gebiet__ars", "period", "value", "status"))


KREISE = (
    "kreis_id,kreis_name,year,gisd_score,gisd_5,gisd_10,gisd_k\n"
    '15087,"Mansfeld-Südharz",2020,0.79,5,10,3\n15087,"Mansfeld-Südharz",2021,0.80544,5,10,3\n'
)


def test_gisd_of_kreise_in_germany(cast: Cast, tmp_path: Path) -> None:
    receipt = load(tmp_path, Kind.GISD, KREISE)
    assert stored() == {
        ("gisd", "15087", "2020", 0.79, "ok"),
        ("gisd", "15087", "2021", 0.80544, "ok"),
        ("gisd-quintil", "15087", "2020", 5.0, "ok"),
        ("gisd-quintil", "15087", "2021", 5.0, "ok"),
    }
    assert receipt.title == "German Index of Socioeconomic Deprivation (GISD): Kreise, 2020–2021"
    assert receipt.licence == "CC BY 4.0"
    (units, smallest, largest, *_) = receipt.controls
    assert (units.label, units.value, units.expected) == ("Gebiete mit Wert (Kreis)", 1, 1)
    assert (smallest.value, largest.value) == (0.80544, 0.80544)


def test_gisd_of_one_land_is_another_indicator_and_a_single_gemeinde_stands_for_its_verband(
    cast: Cast, tmp_path: Path
) -> None:
    verband = make_gebiet("150875999", "Verband", E.GEMEINDEVERBAND)
    for number in ("001", "002"):
        make_gebiet(f"150875999{number}", f"Ort {number}", E.GEMEINDE)
    load(
        tmp_path,
        Kind.GISD,
        'gvb_id,gvb_name,year,gisd_score\n150870220,"Hettstedt, Stadt",2021,0.89563\n150875999,Verband,2021,0.5\n',
    )
    assert stored() == {
        ("gisd-land", "150870220220", "2021", 0.89563, "ok"),
        ("gisd-land", verband.ars, "2021", 0.5, "ok"),
    }


def test_lost_zeros_come_back_for_a_known_width(cast: Cast, tmp_path: Path) -> None:
    make_gebiet("01002", "Kiel", E.KREIS)
    load(tmp_path, Kind.GISD, "kreis_id,kreis_name,year,gisd_score\n1002,Kiel,2021,0.5\n")
    assert stored() == {("gisd-land", "01002", "2021", 0.5, "ok")}


@pytest.mark.parametrize("head", ["year,PLZ4,gisd_score,population", "nuts_2_id,nuts_2_name,year,gisd_score"])
def test_gisd_of_other_divisions_is_refused(cast: Cast, tmp_path: Path, head: str) -> None:
    with pytest.raises(BadInput, match="gisd_level"):
        load(tmp_path, Kind.GISD, f"{head}\n1,2,0.5,7\n")


def test_scores_beyond_one_are_another_method(cast: Cast, tmp_path: Path) -> None:
    receipt = load(
        tmp_path, Kind.GISD, KREISE + '15087,"Mansfeld-Südharz",2012,7.3,5,10,3\n99999,Nirgends,2021,0.1,1,1,1\n'
    )
    assert [(row.line, row.code) for row in receipt.rejected] == [(4, "number_unreadable"), (5, "area_unknown")]


WEGWEISER = (
    "\ufeffKommune;GKZ;ARS;Bundesland;Landkreis;Demografietyp;2019 Kaufkraft (Euro/Haushalt);"
    "2019 Arbeitslose an den SvB (%);2019 Arbeitslose an den SvB unter 25 Jahren (%);2019 Kinderarmut (%);"
    "2019 Altersarmut (%);2019 SGB II-Quote (%)\n"
    "Hettstedt;15087220;150870220220;Sachsen-Anhalt;Mansfeld-Südharz, LK;Typ 9;39.433;10,0;7,2;33,0;k.A.;18,1\n"
    "Verbandsgemeinde;15087901;150875999000;Sachsen-Anhalt;LK;Typ 9;39.433;1,0;1,2;3,0;k.A.;8,1\n"
    '"Quelle: ZEFIR, eigene Berechnungen, Statistische Ämter\nder Länder";;;;;;;;;;;\n'
    '"Datenlizenz Deutschland - Namensnennung - Version 2.0\nhttps://www.govdata.de/dl-de/by-2-0";;;;;;;;;;;\n'
)


def test_wegweiser_with_footer_and_unknown_values(cast: Cast, tmp_path: Path) -> None:
    make_gebiet("150875999", "Verband", E.GEMEINDEVERBAND)
    receipt = load(tmp_path, Kind.WEGWEISER, WEGWEISER)
    assert {row for row in stored() if row[1] == "150870220220"} == {
        ("kinderarmut-sgb2", "150870220220", "2019", 33.0, "ok"),
        ("altersarmut", "150870220220", "2019", None, "fehlt"),
        ("sgb2-quote", "150870220220", "2019", 18.1, "ok"),
        ("arbeitslosigkeit", "150870220220", "2019", 10.0, "ok"),
        ("jugendarbeitslosigkeit", "150870220220", "2019", 7.2, "ok"),
    }
    assert ("kinderarmut-sgb2", "150875999", "2019", 3.0, "ok") in stored()
    assert (receipt.new, receipt.rejected, receipt.title) == (10, [], "Wegweiser Kommune, 2019")
    assert receipt.attribution == "Bertelsmann Stiftung/www.wegweiser-kommune.de"


def test_regionalatlas_by_name_or_by_choice(cast: Cast, tmp_path: Path) -> None:
    make_gebiet("150875999999", "Bromskirchen", E.GEMEINDE)

    def row(key: str, value: str, code: str, label: str) -> tuple[str, ...]:
        return ("2023", "GEMEIN", "Gemeinden", key, "Ort", value, "Prozent", code, label)

    rows = [
        row("15087220", "32,2", "AI0111", "Anteil Siedlungsfläche"),
        row("15087130", "9,5", "AI0801", "Arbeitslosenquote"),
        row("15087220", "-", "AI0801", "Arbeitslosenquote"),
        row("15087999", "x", "AI0801", "Arbeitslosenquote"),
        row("15088999", "-", "AI0801", "Arbeitslosenquote"),
    ]
    content = flat_new(rows, dimensions=1, statistic="99910;Regionalatlas Deutschland")
    receipt = load(tmp_path, Kind.GENESIS_INDIKATOR, content)
    assert stored() == {
        ("arbeitslosigkeit", "150870130130", "2023", 9.5, "ok"),
        ("arbeitslosigkeit", "150870220220", "2023", 0.0, "ok"),
        ("arbeitslosigkeit", "150875999999", "2023", None, "sinnlos"),
    }
    assert [note.text for note in receipt.notes] == ["1 aufgelöste Gebiete ohne Werte wurden ausgelassen."]
    assert receipt.title == "Regionalatlas Deutschland: Arbeitslosigkeit, 2023"
    load(tmp_path, Kind.GENESIS_INDIKATOR, content, indikator="niedriges-einkommen", spalte="AI0111")
    assert ("niedriges-einkommen", "150870220220", "2023", 32.2, "ok") in stored()
    with pytest.raises(BadInput, match="indicator_unknown"):
        load(tmp_path, Kind.GENESIS_INDIKATOR, content, indikator="gibt-es-nicht")


def test_unknown_measures_are_listed(cast: Cast, tmp_path: Path) -> None:
    row = ("2023", "GEMEIN", "Gemeinden", "15087220", "Ort", "5", "Prozent", "AI0111", "Anteil Siedlungsfläche")
    with pytest.raises(BadInput, match="no_known_indicator") as caught:
        load(tmp_path, Kind.GENESIS_INDIKATOR, flat_new([row], dimensions=1))
    assert caught.value.values == {"names": "Anteil Siedlungsfläche (AI0111)"}


def test_inkar_with_two_header_rows(cast: Cast, tmp_path: Path) -> None:
    name = "Schulabgänger ohne Abschluss"
    with xlsxwriter.Workbook(tmp_path / "inkar.xlsx") as book:
        sheet = book.add_worksheet("Daten")
        sheet.write_row(0, 0, ["Kennziffer", "Raumeinheit", "Aggregat", name, name, "Länge der Wege"])
        sheet.write_row(1, 3, ["2020", "2021", "2021"])
        sheet.write_row(2, 0, ["15087", "Mansfeld-Südharz", "Kreise", 12.5, "", 9.0])
        book.add_worksheet("Metadaten").write(0, 0, "Dokumentation")
    receipt = load_indicators(file=upload(tmp_path / "inkar.xlsx"), kind=Kind.INKAR, by=None)
    assert stored() == {("ohne-abschluss", "15087", "2020", 12.5, "ok")}
    assert receipt.title == "INKAR: Schulabgang ohne Abschluss, 2020"


def test_a_national_table_with_official_keys(cast: Cast, tmp_path: Path) -> None:
    receipt = load(
        tmp_path,
        Kind.INDIKATOR_EIGEN,
        "county_code,year,share_low_income_hh\n15087,2021,37.39\n",
        quelle="BBSR, INKAR",
    )
    assert stored() == {("niedriges-einkommen", "15087", "2021", 37.39, "ok")}
    assert (receipt.attribution, DataSource.objects.get().stelle) == ("BBSR, INKAR", None)


def test_loading_twice_and_correcting(cast: Cast, tmp_path: Path) -> None:
    load(tmp_path, Kind.GISD, KREISE)
    again = load(tmp_path, Kind.GISD, KREISE)
    assert (again.new, again.changed, again.unchanged, again.source_id) == (0, 0, 4, None)
    third = load(tmp_path, Kind.GISD, KREISE.replace("0.79", "0.78"))
    assert (third.new, third.changed, third.unchanged) == (0, 1, 3)
    assert set(IndicatorValue.objects.values_list("source", flat=True)) == {third.source_id}


def test_figures_of_nowhere_are_refused(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="figures_unmatched"):
        load(tmp_path, Kind.GISD, "kreis_id,kreis_name,year,gisd_score\n99999,Nirgends,2021,0.1\n")


def test_only_the_operator_loads_official_figures(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "gisd.csv"
    path.write_text(KREISE, encoding="utf-8")
    with pytest.raises(NotAllowed, match="official_by_operator"):
        load_indicators(file=upload(path), kind=Kind.GISD, by=cast["leitung"])


@pytest.mark.parametrize(
    ("heading", "meaning"),
    [
        ("2019 Kinderarmut (%)", Meaning("kinderarmut-sgb2", "value")),
        ("kinderarmut-sgb2", Meaning("kinderarmut-sgb2", "value")),
        ("SGB II - Quote", Meaning("sgb2-quote", "value")),
        ("Kinder unter 15 im SGB II", Meaning("kinderarmut-sgb2", "cases")),
        ("Kinder unter 15 Jahren", Meaning("kinderarmut-sgb2", "base")),
        ("Alleinerziehende (Anzahl)", Meaning("alleinerziehende", "cases")),
        ("Anteil Alleinerziehender in %", Meaning("alleinerziehende", "value")),
        ("Zahl der Parkbänke", None),
    ],
)
def test_headings_and_what_they_mean(heading: str, meaning: Meaning | None) -> None:
    assert meaning_of(heading) == meaning


def test_years_in_headings() -> None:
    assert year_in("2019 Kinderarmut (%)") == "2019"
    assert year_in("Kinderarmut") == ""
    assert ValueStatus.NOT_MEANINGFUL.value == "sinnlos"


def test_the_mean_of_all_kreise_stands_beside_the_country(cast: Cast, tmp_path: Path) -> None:
    """(2 · 10 % + 1 · 16 %) / 3 beside what is published for Germany."""
    IndicatorValue.objects.all().delete()
    make_gebiet("15088", "Saalekreis", E.KREIS, cast.gebiete["land"], population=65_536)
    cast.gebiete["msh"].population = 131_072
    cast.gebiete["msh"].save()
    receipt = load(
        tmp_path,
        Kind.INDIKATOR_EIGEN,
        "county_code,year,kinderarmut-sgb2\n15087,2022,10.0\n15088,2022,16.0\n",
        quelle="BA",
    )
    totals = {control.label: (control.shown, control.expected_shown) for control in receipt.controls}
    assert totals["Gebiete mit Wert (Kreis)"] == ("2", "2")
    mean = "Durchschnitt aller Gebiete (Kreis), gewichtet mit der Bevölkerung"
    assert totals[f"Kinderarmut (SGB-II-Quote unter 15 Jahren) 2022: {mean}"] == ("12", "12,70")
