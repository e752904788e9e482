"""Gebietsänderungen: dissolutions with successors, partial transfers, new keys, new names."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from area_files import Place, auszug, changes, small_germany, upload

from lueckenlos.geo.models import Gebiet
from lueckenlos.imports.areas.actions import load_areas
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.receipt import Receipt
from lueckenlos.indicators.models import DataSource
from lueckenlos.shared.errors import BadInput

pytestmark = pytest.mark.django_db
TOWNS = [
    Place("160615012007", "Birkenfelde", 529),
    Place("160615012028", "Eichstruth", 83),
    Place("160760000010", "Berga", 3_000),
]


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    path = auszug(tmp_path / "gv.xlsx", small_germany(*TOWNS))
    load_areas(file=upload(path), kind=Kind.AUSZUG_GV, by=None)
    return tmp_path


def load(folder: Path, *rows: Sequence[str]) -> Receipt:
    path = changes(folder / "aenderungen.xlsx", rows)
    return load_areas(file=upload(path), kind=Kind.GEBIETSAENDERUNGEN, by=None)


def gebiet(ags: str) -> Gebiet:
    return Gebiet.objects.get(ags=ags)


MERGER = (
    ("Gemeinde", "160615012007", "16061007", "Birkenfelde", "1", "8386750", "529", "160615051119", "16061119", "Uder"),
    ("Gemeinde", "160615012028", "16061028", "Eichstruth", "1", "1332632", "83", "160615051119", "16061119", "Uder"),
)


def test_dissolved_units_name_their_successor_which_is_added_if_new(listed: Path) -> None:
    receipt = load(listed, *((*row, "01.01.2024") for row in MERGER))
    old, new = gebiet("16061007"), gebiet("16061119")
    assert old.dissolved_on == gebiet("16061028").dissolved_on == date(2024, 1, 1)
    assert list(old.successors.all()) == [new]
    assert set(new.predecessors.all()) == {old, gebiet("16061028")}
    assert (new.name, new.gebietsstand, new.dissolved_on, new.parent and new.parent.ars) == (
        "Uder",
        date(2024, 1, 1),
        None,
        "16061",
    )
    assert (receipt.new, receipt.changed, receipt.unchanged) == (1, 2, 0)
    assert [control.value for control in receipt.controls] == [2]
    assert receipt.title == "Gebietsänderungen 01.01.–31.12.2024"


def test_loading_changes_twice_changes_nothing(listed: Path) -> None:
    rows = [(*row, "01.01.2024") for row in MERGER]
    load(listed, *rows)
    receipt = load(listed, *rows)
    assert (receipt.new, receipt.changed, receipt.unchanged) == (0, 0, 2)
    assert DataSource.objects.filter(title__startswith="Gebietsänderungen").count() == 1


def test_the_next_list_fills_the_successor_in(listed: Path) -> None:
    load(listed, *((*row, "01.01.2024") for row in MERGER))
    before = gebiet("16061119").pk
    path = auszug(
        listed / "neu.xlsx",
        small_germany(Place("160615051119", "Uder", 3_100), Place("160760000010", "Berga", 3_000)),
        stand="31.03.2024",
    )
    with pytest.raises(BadInput, match="areas_land_implausible"):
        load_areas(file=upload(path), kind=Kind.AUSZUG_GV, by=None)
    path = auszug(
        listed / "neu.xlsx",
        small_germany(Place("160615051119", "Uder", 612), Place("160760000010", "Berga", 3_000)),
        stand="31.03.2024",
    )
    load_areas(file=upload(path), kind=Kind.AUSZUG_GV, by=None)
    assert (gebiet("16061119").pk, gebiet("16061119").population) == (before, 612)
    assert gebiet("16061007").dissolved_on == date(2024, 1, 1)


def test_the_statistical_date_counts(listed: Path) -> None:
    load(listed, (*MERGER[0], "01.07.2024"))
    assert gebiet("16061007").dissolved_on == date(2024, 7, 1)


def test_a_unit_no_list_brought_is_added_as_dissolved_with_all_its_shares(listed: Path) -> None:
    share = ("Gemeinde", "160615012099", "16061099", "Oberwald", "1")
    load(
        listed,
        (*share, "1902750", "10", "160615012007", "16061007", "Birkenfelde", "01.01.2024"),
        (*share, "2769088", "5", "160615012028", "16061028", "Eichstruth", "01.01.2024"),
    )
    forest = gebiet("16061099")
    assert (forest.dissolved_on, forest.gebietsstand) == (date(2024, 1, 1), date(2023, 12, 31))
    assert (forest.population, forest.area_ha) == (15, Decimal("467.19"))
    assert {unit.name for unit in forest.successors.all()} == {"Birkenfelde", "Eichstruth"}


def test_a_partial_transfer_changes_no_unit(listed: Path) -> None:
    move = ("160615012007", "16061007", "Birkenfelde", "2", "13738", "0", "160615012028", "16061028", "Eichstruth")
    stay = ("160615012007", "16061007", "Birkenfelde", "2", "8000000", "529", "160615012007", "16061007", "Birkenfelde")
    receipt = load(listed, ("Gemeinde", *move, "01.01.2024"), ("Gemeinde", *stay, "01.01.2024"))
    assert (receipt.new, receipt.changed, receipt.unchanged) == (0, 0, 2)
    assert gebiet("16061007").area_ha == Decimal("3703.00")
    assert [(control.code, control.value) for control in receipt.controls] == [("control_parts_moved", 1)]
    assert not gebiet("16061007").successors.exists()


def test_a_new_key_keeps_the_row(listed: Path) -> None:
    before = gebiet("16076010").pk
    load(
        listed,
        (
            "Gemeinde",
            "160760000010",
            "16076010",
            "Berga",
            "3",
            "",
            "",
            "160760094094",
            "16076094",
            "Berga",
            "01.01.2024",
        ),
    )
    town = Gebiet.objects.get(pk=before)
    assert (town.ags, town.ars, town.dissolved_on) == ("16076094", "160760094094", None)


def test_a_new_verband_changes_the_ars_only(listed: Path) -> None:
    load(
        listed,
        ("Gemeindeverband", "160615012", "", "Uder", "3, 4", "", "", "160615051", "", "EG Uder", "01.01.2024"),
        ("Gemeinde", *MERGER[0][1:4], "3", "", "", "160615051007", "16061007", "Birkenfelde", "01.01.2024"),
    )
    assert (gebiet("16061007").ars, gebiet("16061007").dissolved_on) == ("160615051007", None)
    verband = Gebiet.objects.get(ars="160615051")
    assert verband.name == "EG Uder"
    assert not Gebiet.objects.filter(ars="160615012").exists()


def test_two_units_with_one_new_key_are_a_merger(listed: Path) -> None:
    rows = [
        ("Gemeindeverband", ars, "", "Amt", "3, 4", "", "", "160615096", "", "Eidertal", "01.01.2024")
        for ars in ("160615012", "160760000")
    ]
    load(listed, *rows)
    new = Gebiet.objects.get(ars="160615096")
    old = Gebiet.objects.get(ars="160760000")
    assert (old.dissolved_on, list(old.successors.all())) == (date(2024, 1, 1), [new])


def test_an_unknown_old_key_becomes_a_predecessor(listed: Path) -> None:
    load(
        listed,
        ("Gemeinde", "160615012077", "16061077", "Alt", "3", "", "", "160760000010", "16076010", "Berga", "01.01.2020"),
    )
    assert list(gebiet("16061077").successors.all()) == [gebiet("16076010")]


@pytest.mark.parametrize(("art", "on", "name"), [("4", "01.01.2024", "Berga/Elster"), ("4", "01.01.2020", "Berga")])
def test_a_name_changes_unless_the_list_is_newer(listed: Path, art: str, on: str, name: str) -> None:
    key = ("160760000010", "16076010")
    load(listed, ("Gemeinde", *key, "Berga", art, "", "", *key, "Berga/Elster", on))
    assert gebiet("16076010").name == name


def test_a_verband_may_end_without_one_to_follow(listed: Path) -> None:
    load(listed, ("Gemeindeverband", "160615012", "", "Uder", "1", "", "", "", "", "", "01.01.2024"))
    verband = Gebiet.objects.get(ars="160615012")
    assert (verband.dissolved_on, verband.successors.count()) == (date(2024, 1, 1), 0)


def test_lines_that_cannot_be_read_are_named(listed: Path) -> None:
    receipt = load(
        listed,
        ("Gemeinde", "160760000010", "16076010", "Berga", "3", "", "", "", "", "", "01.01.2024"),
        ("Gemeinde", "xx", "", "Berga", "1", "", "", "", "", "", "01.01.2024"),
    )
    assert sorted((row.line, row.code) for row in receipt.rejected) == [
        (5, "change_no_taker"),
        (6, "change_unreadable"),
    ]
    assert {row.text for row in receipt.rejected} == {
        "Änderung 16/2024/0000-R nennt keinen neuen Schlüssel.",
        "Änderung 16/2024/0001-R ist nicht lesbar.",
    }


def test_changes_need_a_list_first(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="areas_missing"):
        load(tmp_path, (*MERGER[0], "01.01.2024"))
