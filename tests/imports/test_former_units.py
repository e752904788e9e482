"""Figures of units that are no more, and the conversion keys of the BBSR."""

from datetime import date
from pathlib import Path

import pytest
import xlsxwriter
from area_files import upload

from factories import Cast, make_gebiet
from lueckenlos.geo.enums import GebietsEbene as E
from lueckenlos.geo.models import Gebiet, Umstieg
from lueckenlos.imports.areas.actions import load_areas
from lueckenlos.imports.areas.load_umstieg import with_whole_people
from lueckenlos.imports.areas.umstieg import Step
from lueckenlos.imports.indicator_files.actions import load_indicators
from lueckenlos.imports.indicator_files.former import plain
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Receipt
from lueckenlos.imports.recognise import recognise
from lueckenlos.indicators.models import IndicatorValue
from lueckenlos.shared.errors import BadInput

DAY, LATER = date(2012, 12, 31), date(2021, 12, 31)


def step(old: str, new: str, people: int | None, *, share: float = 1.0, day: date = DAY) -> Step:
    return Step(1, old, f"Kreis {old}", day, new, LATER, share, people)


def test_people_of_the_whole_unit_whatever_the_sheet_says() -> None:
    parts = [step("16063", "16063", 97, share=0.97), step("16063", "16066", 3, share=0.03)]
    assert [row.people for row in with_whole_people(parts)] == [100, 100]
    whole = [step("16063", "16063", 100, share=0.97), step("16063", "16066", 100, share=0.03)]
    assert [row.people for row in with_whole_people(whole)] == [100, 100]
    # the new unit's people stand in both lines: those of the year before are the unit's own
    year = date(2011, 12, 31)
    rows = [step("16056", "16063", 159), step("16063", "16063", 159), step("16056", "16063", 42, day=year)]
    assert [row.people for row in with_whole_people(rows)] == [42, None, 42]


def test_a_key_in_any_length() -> None:
    assert [plain(key) for key in ("150870220220", "15087220", "16056000", "16056", "1002")] == [
        "15087220", "15087220", "16056", "16056", "01002",
    ]  # fmt: skip


def key_file(folder: Path, *lines: tuple[object, ...]) -> Path:
    path = folder / "umstieg.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("2012")
        heads = ["Kreise\n 31.12.2012", "Kreisname 2012", "flächen-\nproportionaler\nUmsteige-schlüssel",
                 "bevölkerungs- \nproportionaler \nUmsteige- \nschlüssel", "Bevölkerung am 31.12.2012 in 1000",
                 "Kreise\n 31.12.2021", "Kreisname 2021"]  # fmt: skip
        sheet.write_row(0, 0, heads)
        for number, line in enumerate(lines, start=1):
            sheet.write_row(number, 0, line)
    return path


EISENACH = (16056000, "Eisenach (alt)", 1, 1, 40.0, 16063000, "Wartburgkreis")
WARTBURG = (16063000, "Wartburgkreis", 1, 1, 120.0, 16063000, "Wartburgkreis")
HARZ = (15087000, "Mansfeld-Südharz", 1, 1, 130.0, 15087000, "Mansfeld-Südharz")


@pytest.mark.django_db
def test_the_key_is_kept_for_units_that_changed(cast: Cast, tmp_path: Path) -> None:
    broken = (14000000, "Halb", 1, 0.5, 10.0, 14001000, "Ganz")
    path = key_file(tmp_path, EISENACH, WARTBURG, HARZ, broken, ("x", "y", 1, 1, 1, 16063000, "z"))
    assert recognise(path) is Kind.UMSTIEG
    receipt = load_areas(file=upload(path), kind=Kind.UMSTIEG, by=None)
    assert set(Umstieg.objects.values_list("old", "new", "share", "people")) == {
        ("16056", "16063", 1.0, 40_000), ("16063", "16063", 1.0, 120_000),
    }  # fmt: skip
    assert [row.code for row in receipt.rejected] == ["umstieg_sum", "umstieg_line"]
    again = load_areas(file=upload(path), kind=Kind.UMSTIEG, by=None)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 2)


def figures(folder: Path, content: str) -> Receipt:
    path = folder / "zahlen.csv"
    path.write_text(content, encoding="utf-8")
    return load_indicators(file=upload(path), kind=Kind.INDIKATOR_EIGEN, by=None)


@pytest.fixture
def wartburg(cast: Cast, tmp_path: Path) -> Gebiet:
    load_areas(file=upload(key_file(tmp_path, EISENACH, WARTBURG)), kind=Kind.UMSTIEG, by=None)
    return make_gebiet("16063", "Wartburgkreis", E.KREIS)


@pytest.mark.django_db
def test_a_rate_is_weighted_by_people_and_says_so(wartburg: Gebiet, tmp_path: Path) -> None:
    content = "Schlüssel;Jahr;SGB-II-Quote\n16056;2012;12,0\n16063;2012;6,0\n15087;2012;20,0\n"
    receipt = figures(tmp_path, content)
    value = IndicatorValue.objects.get(gebiet=wartburg)
    assert value.value == pytest.approx((12 * 40 + 6 * 120) / 160)
    assert value.rule == (
        "Umgerechnet auf den heutigen Gebietsstand aus Eisenach (alt), Wartburgkreis, gewichtet nach Bevölkerung "
        "(Umsteigeschlüssel 31.12.2012 → 31.12.2021)."
    )
    published = IndicatorValue.objects.get(gebiet__ars="15087")
    assert (published.value, published.rule, published.line) == (20.0, "", 4)
    assert [note.code for note in receipt.notes] == ["figures_converted"]
    assert figures(tmp_path, content).touched is False


@pytest.mark.django_db
def test_counts_add_up(wartburg: Gebiet, tmp_path: Path) -> None:
    figures(
        tmp_path,
        "Schlüssel;Jahr;Haushalte Alleinerziehender;Haushalte mit Kindern\n16056;2012;10;40\n16063;2012;5;60\n",
    )
    value = IndicatorValue.objects.get(gebiet=wartburg)
    assert (value.value, value.numerator, value.denominator) == (15.0, 15, 100)


@pytest.mark.django_db
def test_an_index_is_never_converted(wartburg: Gebiet, tmp_path: Path) -> None:
    receipt = figures(tmp_path, "Schlüssel;Jahr;GISD\n16056;2012;0,4\n16063;2012;0,6\n")
    assert IndicatorValue.objects.get(gebiet=wartburg).value == 0.6
    assert [note.code for note in receipt.notes] == ["figures_not_converted"]


@pytest.mark.django_db
def test_without_a_key_the_list_of_changes_tells_who_took_a_unit_in(cast: Cast, tmp_path: Path) -> None:
    town = Gebiet.objects.get(ars="150870220220")
    Gebiet.objects.filter(pk=town.pk).update(population=4000)
    old = make_gebiet("150870220998", "Altdorf", E.GEMEINDE)
    Gebiet.objects.filter(pk=old.pk).update(dissolved_on=date(2023, 1, 1), population=1000)
    old.successors.add(town)
    figures(tmp_path, "AGS;Jahr;SGB-II-Quote\n15087998;2020;40\n15087220;2020;20\n")
    value = IndicatorValue.objects.get(gebiet=town)
    assert value.value == pytest.approx((40 * 1000 + 20 * 3000) / 4000)
    assert "Altdorf, Hettstedt" in value.rule
    assert "(Gebietsänderungen)" in value.rule
    assert IndicatorValue.objects.get(gebiet=old).value == 40, "what was published stays with the former unit"


@pytest.mark.django_db
def test_other_workbooks_are_no_key(cast: Cast, tmp_path: Path) -> None:
    path = tmp_path / "anders.xlsx"
    with xlsxwriter.Workbook(path) as book:
        book.add_worksheet().write_row(0, 0, ["Kreis", "Wert"])
    with pytest.raises(BadInput, match="umstieg_layout"):
        load_areas(file=upload(path), kind=Kind.UMSTIEG, by=None)
