"""GEDA: shares of groups with their intervals; and tables of single people, which are refused."""

from pathlib import Path

import pytest
from area_files import upload

from factories import Cast
from lueckenlos.imports.indicator_files.actions import load_indicators
from lueckenlos.imports.indicator_files.geda import GroupFile, parse_geda
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.recognise import recognise
from lueckenlos.indicators.models import DataSource, GroupValue, IndicatorValue
from lueckenlos.shared.errors import BadInput

HEAD = (
    "Altersgruppe,Bildungsgruppe,Gender,Frequency,Freq_ges,Percent,LowerCL,UpperCL,Bundesland,Standard,Variable,"
    "BundeslandId,Bundesland_Klassifikation\n"
)
ALL = "Gesamt,Gesamt,Gesamt,30,100,31.5,22.1,42.0,Deutschland,0,RCstatE_k3,0,NA\n"
LOW = "Gesamt,Untere,Frauen,12,30,41.25,25.0,58.5,Deutschland,1,RCstatE_k3,0,NA\n"
LAND = "Gesamt,Gesamt,Gesamt,5,20,NA,NA,NA,Sachsen-Anhalt,0,RCstatE_k3,15,2\n"


def geda(folder: Path, *lines: str) -> Path:
    path = folder / "geda.csv"
    path.write_text(HEAD + "".join(lines), encoding="utf-8")
    return path


def parsed(folder: Path, *lines: str) -> GroupFile:
    return parse_geda(upload(geda(folder, *lines)))


def test_lines_that_cannot_be(tmp_path: Path) -> None:
    file = parsed(
        tmp_path, ALL, ALL.replace("31.5,22.1", "21.5,22.1"), ALL.replace(",30,100,", ",130,100,"),
        ALL.replace("31.5", "viel"), LOW.replace("Untere", "Unbekannte"), ALL.replace("RCstatE_k3", "Neu"),
    )  # fmt: skip
    assert [(row.line, row.code) for row in file.rejected] == [
        (3, "geda_implausible"), (4, "geda_implausible"), (5, "number_unreadable"), (6, "geda_group"),
    ]  # fmt: skip
    assert [note.text for note in file.notes] == [
        "1 Merkmale der Datei haben hier keine Definition und wurden ausgelassen."
    ]


def test_nothing_known_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="no_known_indicator"):
        parsed(tmp_path, ALL.replace("RCstatE_k3", "Neu"))


@pytest.mark.django_db
def test_groups_and_everybody(cast: Cast, tmp_path: Path) -> None:
    path = geda(tmp_path, ALL, LOW, LAND)
    assert recognise(path) is Kind.GEDA
    receipt = load_indicators(file=upload(path), kind=Kind.GEDA, by=None)
    women = GroupValue.objects.get(sex="w")
    assert (women.indicator, women.education, women.standardised) == ("geda-rauchen", "niedrig", True)
    assert (women.value, women.low, women.high, women.n, women.line) == (41.25, 25.0, 58.5, 30, 3)
    assert GroupValue.objects.get(gebiet__ars="15").status == "fehlt"
    assert set(IndicatorValue.objects.values_list("gebiet__ars", "period", "value", "status")) == {
        ("0", "2020", 31.5, "ok"), ("15", "2020", None, "fehlt"),
    }  # fmt: skip
    assert [(control.label, control.value) for control in receipt.controls] == [
        ("Deutschland und Länder", 2), ("Befragte", 100), ("Rauchen, Deutschland", 31.5),
    ]  # fmt: skip
    again = load_indicators(file=upload(path), kind=Kind.GEDA, by=None)
    assert (again.touched, DataSource.objects.count()) == (False, 1)


def test_a_line_per_child_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kinder.csv"
    path.write_text("Geburtsdatum;Stadtteil;Sprache auffällig\n01.02.2018;Nord;ja\n", encoding="utf-8")
    with pytest.raises(BadInput, match="single_people"):
        recognise(path)


def test_the_first_release_of_the_gisd_is_another_method(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "alt.csv"
    path.write_text("Kreis2012,GISD_1998,GISD5_1998,GISD_2012\n1001,88.7,4,69.5\n", encoding="utf-8")
    assert recognise(path) is Kind.GISD
    with pytest.raises(BadInput, match="gisd_first"):
        load_indicators(file=upload(path), kind=Kind.GISD, by=None)
