"""A town's own table of indicators."""

from pathlib import Path

import pytest
import xlsxwriter
from area_files import upload

from factories import Cast
from lueckenlos.imports.indicator_files.actions import load_indicators
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Receipt
from lueckenlos.indicators.models import DataSource, IndicatorValue
from lueckenlos.shared.errors import BadInput, NotAllowed

pytestmark = pytest.mark.django_db


def load(folder: Path, content: str, cast: Cast, who: str = "leitung", **options: str) -> Receipt:
    path = folder / "datei.csv"
    path.write_text(content, encoding="utf-8")
    return load_indicators(file=upload(path, **options), kind=Kind.INDIKATOR_EIGEN, by=cast[who])


def stored() -> set[tuple[object, ...]]:
    columns = ("indicator", "gebiet__name", "period", "value", "numerator", "denominator", "status")
    return set(IndicatorValue.objects.values_list(*columns))


def test_rates_with_years_in_the_headings(cast: Cast, tmp_path: Path) -> None:
    receipt = load(
        tmp_path,
        "Stadtteil;Kinderarmut 2022 (%);Kinderarmut 2023 (%);Bemerkung\n"
        "Altstadt;40,5;41,0;\nNeustadt;.;k.A.;klein\nGesamt;33,0;34,0;\n",
        cast,
    )
    assert stored() == {
        ("kinderarmut-sgb2", "Altstadt", "2022", 40.5, None, None, "ok"),
        ("kinderarmut-sgb2", "Altstadt", "2023", 41.0, None, None, "ok"),
        ("kinderarmut-sgb2", "Neustadt", "2022", None, None, None, "gesperrt"),
        ("kinderarmut-sgb2", "Neustadt", "2023", None, None, None, "fehlt"),
        ("kinderarmut-sgb2", "Hettstedt, Stadt", "2022", 33.0, None, None, "ok"),
        ("kinderarmut-sgb2", "Hettstedt, Stadt", "2023", 34.0, None, None, "ok"),
    }
    assert [(c.code, c.value, c.expected) for c in receipt.controls] == [
        ("control_areas", 2, 3),
        ("control_smallest", 34.0, None),
        ("control_largest", 41.0, None),
    ]
    assert DataSource.objects.get().stelle == cast.hettstedt


def test_counts_become_rates_and_nobody_is_divided_by_nobody(cast: Cast, tmp_path: Path) -> None:
    load(
        tmp_path,
        "Jahr;Sozialraum;Kinder unter 15 im SGB II;Kinder unter 15 Jahren\n"
        "2023;Altstadt;81;200\n2023;Neustadt;0;0\n2023;Walbeck;*;150\n",
        cast,
    )
    assert stored() == {
        ("kinderarmut-sgb2", "Altstadt", "2023", 40.5, 81, 200, "ok"),
        ("kinderarmut-sgb2", "Neustadt", "2023", None, 0, 0, "sinnlos"),
        ("kinderarmut-sgb2", "Walbeck", "2023", None, None, 150, "gesperrt"),
    }


def test_zero_and_unknown_differ(cast: Cast, tmp_path: Path) -> None:
    load(tmp_path, "Stadtteil;Altersarmut\nAltstadt;0\nNeustadt;-\nWalbeck;\n", cast, jahr="2023")
    assert stored() == {
        ("altersarmut", "Altstadt", "2023", 0.0, None, None, "ok"),
        ("altersarmut", "Neustadt", "2023", None, None, None, "fehlt"),
    }


def test_long_form(cast: Cast, tmp_path: Path) -> None:
    receipt = load(
        tmp_path,
        "Gebiet;Indikator;Jahr;Wert;Fälle;Bezugszahl\n"
        "Altstadt;Kinderarmut;2023;40,5;81;200\nAltstadt;SGB-II-Quote;2023;;300;2000\nAltstadt;Parkbänke;2023;7;;\n"
        "Neustadt;Parkbänke;2023;8;;\n",
        cast,
    )
    assert stored() == {
        ("kinderarmut-sgb2", "Altstadt", "2023", 40.5, 81, 200, "ok"),
        ("sgb2-quote", "Altstadt", "2023", 15.0, 300, 2000, "ok"),
    }
    assert [(row.line, row.text) for row in receipt.rejected] == [(4, "„Parkbänke“ ist keinem Indikator zuzuordnen.")]


def workbook(folder: Path, values: list[float]) -> Path:
    path = folder / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["Stadtteil", "Jahr", "Kinderarmut"])
        for line, (name, value) in enumerate(zip(("Altstadt", "Neustadt", "Walbeck"), values, strict=True), start=1):
            sheet.write_row(line, 0, [name, 2023])
            sheet.write(line, 2, value, book.add_format({"num_format": "0.0%"}))
    return path


def test_percent_cells_of_a_workbook_hold_fractions(cast: Cast, tmp_path: Path) -> None:
    file = upload(workbook(tmp_path, [0.405, 0.3, 0.121]))
    receipt = load_indicators(file=file, kind=Kind.INDIKATOR_EIGEN, by=cast["leitung"])
    assert {row[3] for row in stored()} == {40.5, 30.0, 12.1}
    (note,) = receipt.notes
    assert note.text == (
        "„Kinderarmut (SGB-II-Quote unter 15 Jahren)“: Die Werte von 0 bis 1 wurden als Anteile gelesen und in Prozent "
        "umgerechnet."
    )


def test_percentages_of_a_workbook_stay(cast: Cast, tmp_path: Path) -> None:
    load_indicators(file=upload(workbook(tmp_path, [0.5, 3.0, 12.1])), kind=Kind.INDIKATOR_EIGEN, by=cast["leitung"])
    assert {row[3] for row in stored()} == {0.5, 3.0, 12.1}


def test_impossible_values_are_named(cast: Cast, tmp_path: Path) -> None:
    receipt = load(tmp_path, "Stadtteil;Kinderarmut\nAltstadt;40\nNeustadt;400\nWalbeck;viel\n", cast, jahr="2023")
    assert [(row.line, row.text) for row in receipt.rejected] == [
        (3, "400 kann kein Wert von „kinderarmut-sgb2“ sein."),
        (4, "„viel“ ist hier keine gültige Zahl."),
    ]
    assert receipt.new == 1


def test_two_values_for_one_area_are_a_contradiction(cast: Cast, tmp_path: Path) -> None:
    receipt = load(tmp_path, "Stadtteil;Kinderarmut\nAltstadt;40\nAltstadt;41\nAltstadt;40\n", cast, jahr="2023")
    assert [(row.line, row.code) for row in receipt.rejected] == [(3, "value_twice")]


def test_the_year_must_come_from_somewhere(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="year_needed"):
        load(tmp_path, "Stadtteil;Kinderarmut\nAltstadt;40\n", cast)


def test_an_unnamed_measure_may_be_named(cast: Cast, tmp_path: Path) -> None:
    text = "Stadtteil;Quote 7a\nAltstadt;40\n"
    with pytest.raises(BadInput, match="no_known_indicator"):
        load(tmp_path, text, cast, jahr="2023")
    load(tmp_path, text, cast, jahr="2023", indikator="kinderarmut-sgb2", spalte="Quote 7a")
    assert stored() == {("kinderarmut-sgb2", "Altstadt", "2023", 40.0, None, None, "ok")}


def test_unknown_areas_may_be_added(cast: Cast, tmp_path: Path) -> None:
    receipt = load(tmp_path, "Nr;Ortsteil;Kinderarmut\n7;Burgörner;22\n", cast, jahr="2023", anlegen="ja")
    assert {row[1] for row in stored()} == {"Burgörner"}
    assert IndicatorValue.objects.get().gebiet.ars == "150870220220-7"
    assert receipt.controls[0].value == 1


def test_another_stelle_is_refused(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="foreign_gemeinde"):
        load(tmp_path, "Stadtteil;Kinderarmut\nAltstadt;4\n", cast, "fremd", jahr="2023", gemeinde="15087220")
    with pytest.raises(BadInput, match="no_area_matched"):
        load(tmp_path, "Stadtteil;Kinderarmut\nAltstadt;4\n", cast, "fremd", jahr="2023")
    assert stored() == set()


def test_indicators_down_and_years_across(cast: Cast, tmp_path: Path) -> None:
    """The layout of KECK: area, indicator, one column a year."""
    content = "Sozialraum;Indikator;2019;2020\nNord;Kinderarmut;31,5;30,2\nNord;Adipositas;.;4,0\nNord;Glück;1;2\n"
    receipt = load(tmp_path, content, cast, anlegen="ja")
    assert {(row[0], row[2], row[3], row[6]) for row in stored()} == {
        ("kinderarmut-sgb2", "2019", 31.5, "ok"), ("kinderarmut-sgb2", "2020", 30.2, "ok"),
        ("seu-adipositas", "2019", None, "gesperrt"), ("seu-adipositas", "2020", 4.0, "ok"),
    }  # fmt: skip
    assert [(row.line, row.code) for row in receipt.rejected] == [(4, "indicator_name_unknown")]


def test_a_school_entry_examination_has_one_base_for_several_findings(cast: Cast, tmp_path: Path) -> None:
    head = (
        "Stadtteil;Schuljahr;untersuchte Kinder;Kinder mit Sprachauffälligkeiten;Adipositas (Anzahl);"
        "Kinder mit Impfausweis;Kinder mit zwei Masernimpfungen"
    )
    lines = ["Nord;2023/24;80;20;4;50;45", "Süd;2023/24;20;21;-3;10;9", "Ost;2023/24;90000;9;8;7;6"]
    receipt = load(tmp_path, "\n".join([head, *lines]) + "\n", cast, anlegen="ja")
    assert {row for row in stored() if row[1] == "Nord"} == {
        ("seu-sprache", "Nord", "2023", 25.0, 20, 80, "ok"), ("seu-adipositas", "Nord", "2023", 5.0, 4, 80, "ok"),
        ("impfquote-mmr", "Nord", "2023", 90.0, 45, 50, "ok"),
    }  # fmt: skip
    assert [(row.line, row.code) for row in receipt.rejected] == [
        (3, "figure_cases_above"), (3, "figure_negative"), (4, "figure_above_people"), (4, "figure_above_people"),
    ]  # fmt: skip
