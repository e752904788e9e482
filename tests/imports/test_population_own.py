"""A town's own tables of people, and its social atlas."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from area_files import upload

from factories import Cast
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports import datasets
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.population.actions import load_population
from lueckenlos.imports.population.control import whole_of
from lueckenlos.imports.receipt import Receipt
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import DataSource, IndicatorValue, Population
from lueckenlos.shared.errors import BadInput, NotAllowed

pytestmark = pytest.mark.django_db


def load(folder: Path, content: str, cast: Cast, who: str = "leitung", **options: str) -> Receipt:
    path = folder / "tabelle.csv"
    path.write_text(content, encoding="utf-8")
    return load_population(file=upload(path, **options), kind=Kind.BEVOELKERUNG_EIGEN, by=cast[who])


def stored() -> set[tuple[str, date, int, int | None, str, int | None]]:
    columns = ("gebiet__name", "stichtag", "age_from_months", "age_to_months", "sex", "persons")
    return set(Population.objects.values_list(*columns))


D = date(2024, 12, 31)


def test_one_row_an_area_one_column_a_band(cast: Cast, tmp_path: Path) -> None:
    receipt = load(
        tmp_path,
        "Nr.;Stadtteil;Einwohner insgesamt;0 bis unter 3;3 - 5;6+\n"
        "1;Altstadt;4.000;120;110;3.770\n2;Neustadt;5.000;-;130;k.A.\n3;Walbeck;4.498;90;80;4.328\n"
        ";Gesamt;13.498;210;320;12.968\n;;;;;\nQuelle: Melderegister;;;;;\n",
        cast,
        jahr="2024",
    )
    assert {
        ("Altstadt", D, 0, None, "", 4_000),
        ("Altstadt", D, 0, 36, "", 120),
        ("Altstadt", D, 36, 72, "", 110),
        ("Altstadt", D, 72, None, "", 3_770),
        ("Neustadt", D, 0, 36, "", None),
        ("Hettstedt, Stadt", D, 0, None, "", 13_498),
    } <= stored()
    assert Population.objects.count() == 16
    assert Population.objects.get(gebiet__name="Neustadt", age_to_months=36).status == ValueStatus.MISSING
    assert [(c.code, c.value, c.expected) for c in receipt.controls] == [
        ("control_areas", 3, 3),
        ("control_population", 13_498, 13_498),
    ]
    assert (receipt.new, receipt.rejected, receipt.notes) == (16, [], [])
    source = DataSource.objects.get()
    assert (source.stelle, source.title) == (
        cast.hettstedt,
        "Bevölkerung nach Sozialraum und Alter: Hettstedt, Stadt, 31.12.2024",
    )


def test_a_source_takes_its_threshold_from_the_list_of_data_sets(
    cast: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(datasets._content()["kind"]["bevoelkerung-eigen"], "threshold", 8)
    load(tmp_path, "Jahr;Sozialraum;unter 3\n2023;Altstadt;60\n", cast)
    assert DataSource.objects.get().threshold == 8


def test_years_and_sexes_in_columns(cast: Cast, tmp_path: Path) -> None:
    load(
        tmp_path,
        "Jahr;Sozialraum;unter 3 männlich;unter 3 weiblich;ü65 w\n2023;Altstadt;60;55;500\n2024;Altstadt;62;58;510\n",
        cast,
    )
    assert stored() == {
        ("Altstadt", date(2023, 12, 31), 0, 36, "m", 60),
        ("Altstadt", date(2023, 12, 31), 0, 36, "w", 55),
        ("Altstadt", date(2023, 12, 31), 780, None, "w", 500),
        ("Altstadt", D, 0, 36, "m", 62),
        ("Altstadt", D, 0, 36, "w", 58),
        ("Altstadt", D, 780, None, "w", 510),
    }


@pytest.mark.parametrize(("end_low", "end_high"), [("3", "6"), ("2", "5")])
def test_long_form_with_ages_in_two_columns(cast: Cast, tmp_path: Path, end_low: str, end_high: str) -> None:
    load(
        tmp_path,
        "area;year;age_from;age_to;persons\n"
        f"Altstadt;2024;0;{end_low};120\nAltstadt;2024;3;{end_high};110\nAltstadt;2024;6;;3000\nAltstadt;2024;;;3230\n",
        cast,
    )
    assert stored() == {
        ("Altstadt", D, 0, 36, "", 120),
        ("Altstadt", D, 36, 72, "", 110),
        ("Altstadt", D, 72, None, "", 3_000),
        ("Altstadt", D, 0, None, "", 3_230),
    }


def test_long_form_with_bands_and_sex(cast: Cast, tmp_path: Path) -> None:
    load(
        tmp_path,
        "Stichtag;Stadtteil;Altersgruppe;Geschlecht;Anzahl\n"
        "30.06.2024;Altstadt;0-2;männlich;60\n30.06.2024;Altstadt;0-2;insgesamt;115\n",
        cast,
    )
    day = date(2024, 6, 30)
    assert stored() == {("Altstadt", day, 0, 36, "m", 60), ("Altstadt", day, 0, 36, "", 115)}


def test_a_workbook_with_a_title_above(cast: Cast, tmp_path: Path) -> None:
    with xlsxwriter.Workbook(tmp_path / "a.xlsx") as book:
        sheet = book.add_worksheet("2024")
        sheet.write(0, 0, "Einwohner der Stadtteile am 31.12.2024")
        sheet.write_row(2, 0, ["Stadtteil", "0-3", "3-6", "6-18", "18-65", "65+"])
        sheet.write_row(3, 0, ["Altstadt", 120.0, 110.0, 400.0, 2500.0, 900.0])
    file = upload(tmp_path / "a.xlsx", stichtag="31.12.2024")
    load_population(file=file, kind=Kind.BEVOELKERUNG_EIGEN, by=cast["koordination"])
    assert {row[2:4] for row in stored()} == {(0, 36), (36, 72), (72, 216), (216, 780), (780, None)}


def test_a_day_in_the_heading_is_enough(cast: Cast, tmp_path: Path) -> None:
    load(tmp_path, "Stadtteil am 31.12.2024;unter 3;3 bis unter 6\nAltstadt;120;110\n", cast)
    assert {row[1] for row in stored()} == {D}


def test_without_a_day_nothing_is_taken(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="day_needed"):
        load(tmp_path, "Stadtteil;unter 3;3 bis unter 6\nAltstadt;120;110\n", cast)
    with pytest.raises(BadInput, match="option_date"):
        load(tmp_path, "Stadtteil;unter 3;3 bis unter 6\nAltstadt;120;110\n", cast, stichtag="neulich")


def test_unknown_areas_are_named_or_added(cast: Cast, tmp_path: Path) -> None:
    text = "Stadtteil;unter 3;3 und mehr\nAltstadt;120;3000\nBurgörner;50;900\n"
    receipt = load(tmp_path, text, cast, jahr="2024")
    assert [(row.line, row.text) for row in receipt.rejected] == [(3, "Einen Sozialraum „Burgörner“ gibt es nicht.")]
    again = load(tmp_path, text, cast, jahr="2024", anlegen="ja")
    assert (again.new, again.unchanged) == (2, 2)
    assert [note.text for note in again.notes] == ["1 Sozialräume werden angelegt: Burgörner."]
    assert Gebiet.objects.get(name="Burgörner").ars == "150870220220-burgoerner"


def test_a_table_of_another_town_is_refused(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no_area_matched") as caught:
        load(tmp_path, "Stadtteil;unter 3;3+\nEhrenfeld;1;2\nDeutz;1;2\n", cast, jahr="2024")
    assert caught.value.values == {"name": "Hettstedt, Stadt", "example": "Ehrenfeld"}


def test_areas_must_add_up_to_about_the_town(cast: Cast, tmp_path: Path) -> None:
    rows = "".join(f"{name};40000\n" for name in ("Altstadt;100", "Neustadt;100", "Walbeck;100"))
    with pytest.raises(BadInput, match="people_town_implausible"):
        load(tmp_path, "Stadtteil;unter 3;3+\n" + rows, cast, jahr="2024")
    assert not Population.objects.exists()


def test_bands_that_miss_the_total_are_pointed_out(cast: Cast, tmp_path: Path) -> None:
    receipt = load(tmp_path, "Stadtteil;Gesamt;unter 3;3+\nAltstadt;4000;100;3800\n", cast, jahr="2024")
    assert [note.text for note in receipt.notes] == [
        "In 1 Sozialräumen ergeben die Altersgruppen nicht die angegebene Summe."
    ]


def test_bands_may_overlap() -> None:
    bands = {(0, 84): 10, (0, 216): 30, (216, 720): 50, (216, 780): 55, (720, None): 20, (780, None): 15}
    assert whole_of(bands) == 100
    assert whole_of({(0, 36): 5, (36, None): 7}) == 12
    assert whole_of({(0, 36): 5, (72, None): 7}) is None
    assert whole_of({(0, 36): 5}) is None


def test_numbers_that_count_no_people(cast: Cast, tmp_path: Path) -> None:
    receipt = load(tmp_path, "Stadtteil;unter 3;3+\nAltstadt;12,5;-3\nNeustadt;viele;40\n", cast, jahr="2024")
    assert [row.text for row in receipt.rejected] == [
        "„12,5“ ist hier keine gültige Zahl.",
        "„-3“ ist hier keine gültige Zahl.",
        "„viele“ ist hier keine gültige Zahl.",
    ]


def test_tables_without_ages(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="people_no_columns"):
        load(tmp_path, "Stadtteil;Plätze;Gruppen\nAltstadt;12;3\n", cast, jahr="2024")


def test_another_stelle_is_refused(cast: Cast, tmp_path: Path) -> None:
    text = "Stadtteil;unter 3;3+\nAltstadt;120;3000\n"
    with pytest.raises(NotAllowed, match="foreign_gemeinde"):
        load(tmp_path, text, cast, "fremd", jahr="2024", gemeinde="15087220")
    with pytest.raises(NotAllowed, match="not_allowed_import"):
        load(tmp_path, text, cast, "mitarbeit", jahr="2024")


ATLAS = """
CREATE TABLE IF NOT EXISTS he_district (
  id INT,
  name VARCHAR NOT NULL,
  PRIMARY KEY(id)
);
INSERT INTO he_district VALUES
(1, 'Altstadt', NULL),
(2, 'Neustadt', NULL),
(3, 'O''Hara-Siedlung', NULL);
CREATE TABLE IF NOT EXISTS he_age_groups_by_district (
  id SERIAL PRIMARY KEY,
  year INT NOT NULL,
  district_id INT,
  age_under_18 INT,
  age_18_to_under_65 INT,
  FOREIGN KEY(district_id) REFERENCES he_district(id)
);
INSERT INTO he_age_groups_by_district (year, district_id, age_under_18, age_18_to_under_65) VALUES
(2021, 1, 360, 2000), /* Kommentar (mit Klammer) */
(2021, 2, NULL, 2500);
{people}
CREATE TABLE IF NOT EXISTS he_beneficiaries_by_district (
  id SERIAL PRIMARY KEY,
  year INT NOT NULL,
  district_id INT,
  residents INT,
  FOREIGN KEY(district_id) REFERENCES he_district(id)
);
INSERT INTO he_beneficiaries_by_district (year, district_id, residents) VALUES (2021, 1, 236), (2021, 2, 300);
CREATE TABLE IF NOT EXISTS he_parking (
  id SERIAL PRIMARY KEY,
  year INT NOT NULL,
  places INT
);
INSERT INTO he_parking (year, places) VALUES (2021, 17);
"""
PEOPLE = """
CREATE TABLE IF NOT EXISTS he_{name} (
  id SERIAL PRIMARY KEY,
  year INT NOT NULL,
  district_id INT,
  residents INT,
  FOREIGN KEY(district_id) REFERENCES he_district(id)
);
INSERT INTO he_{name} (year, district_id, residents) VALUES (2021, 1, {count});
"""


def load_atlas(folder: Path, cast: Cast, content: str) -> Receipt:
    path = folder / "atlas.sql"
    path.write_text(content, encoding="utf-8")
    return load_population(file=upload(path), kind=Kind.SOZIALATLAS, by=cast["leitung"])


def atlas() -> str:
    tables = {"children_age_under_18_by_district": 360, "residents_age_18_to_under_65_by_district": 2000}
    return ATLAS.replace("{people}", "".join(PEOPLE.format(name=name, count=count) for name, count in tables.items()))


def test_a_social_atlas_holds_people_and_figures(cast: Cast, tmp_path: Path) -> None:
    receipt = load_atlas(tmp_path, cast, atlas())
    day = date(2021, 12, 31)
    assert stored() == {
        ("Altstadt", day, 0, 216, "", 360),
        ("Altstadt", day, 216, 780, "", 2_000),
        ("Neustadt", day, 0, 216, "", None),
        ("Neustadt", day, 216, 780, "", 2_500),
    }
    (quota, unknown) = IndicatorValue.objects.order_by("gebiet__name")
    assert (quota.indicator, quota.period, quota.value, quota.numerator, quota.denominator) == (
        "sgb2-quote",
        "2021",
        10.0,
        236,
        2360,
    )
    assert (unknown.value, unknown.numerator, unknown.status) == (None, 300, ValueStatus.MISSING)
    assert [note.text for note in receipt.notes] == ["2 weitere Tabellen enthalten anderes und wurden ausgelassen."]
    assert (receipt.new, receipt.title) == (6, "Sozialatlas: Hettstedt, Stadt, 2021–2021")
    again = load_atlas(tmp_path, cast, atlas())
    assert (again.new, again.changed, again.unchanged) == (0, 0, 6)


def test_sql_is_read_and_never_run(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="sql_unreadable") as caught:
        load_atlas(tmp_path, cast, "INSERT INTO he_x (a) VALUES\n(now());\n")
    assert caught.value.values == {"line": 2}
    with pytest.raises(BadInput, match="sozialatlas_unknown"):
        load_atlas(tmp_path, cast, "DROP TABLE accounts_user;\nINSERT INTO he_x (a) VALUES (1);\n")
