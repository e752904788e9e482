"""The official lists themselves, with the totals their publisher states."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from area_files import upload

from lueckenlos.geo.enums import GebietsEbene as E
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports.area_actions import load_file
from lueckenlos.imports.receipt import Receipt
from lueckenlos.imports.recognise import recognise

pytestmark = [pytest.mark.realdata, pytest.mark.django_db]
Load = Callable[..., Receipt]
GV = "gemeinden/GV100AD_301123.txt.gz"
AUSZUG = "gemeinden/31122023_Auszug_GV.xlsx"


@pytest.fixture
def load(open_data: Path) -> Load:
    def loaded(name: str, **options: str) -> Receipt:
        path = open_data / name
        return load_file(file=upload(path, **options), kind=recognise(path), by=None)

    return loaded


def totals(receipt: Receipt) -> dict[str, float]:
    return {control.code.removeprefix("control_"): control.value for control in receipt.controls}


def test_gv100ad_of_november_2023(load: Load) -> None:
    receipt = load(GV)
    assert totals(receipt) == {
        "laender": 16,
        "regierungsbezirke": 29,
        "regionen": 12,
        "kreise": 400,
        "verbaende": 4_597,
        "gemeinden": 10_981,
        "population": 84_358_845,
        "area_ha": 35_759_570,
    }
    assert (receipt.new, receipt.rejected) == (16_036, [])
    assert Gebiet.objects.get(ars="0").population == 84_358_845
    assert Gebiet.objects.filter(ebene=E.GEMEINDE, textkennzeichen="66", population=0).count() == 206
    assert Gebiet.objects.filter(ebene=E.GEMEINDE, plz="").count() == 202
    again = load(GV)
    assert (again.new, again.changed, again.confirmed, again.unchanged) == (0, 0, 0, 16_036)


@pytest.mark.parametrize(
    ("name", "stand", "counted", "gemeinden", "kreise", "people"),
    [
        ("31121990_Auszug_GV.xlsx", date(1991, 1, 1), date(1990, 12, 31), 16_191, 543, 79_753_227),
        ("31122021_Auszug_GV.xlsx", date(2021, 12, 31), date(2021, 12, 31), 10_997, 400, 83_237_124),
        ("31122023_Auszug_GV.xlsx", date(2023, 12, 31), date(2023, 12, 31), 10_981, 400, 84_669_326),
        ("AuszugGV4QAktuell_31122024.xlsx", date(2024, 12, 31), date(2023, 12, 31), 10_959, 400, 84_669_326),
    ],
)
def test_every_years_auszug(
    load: Load, name: str, stand: date, counted: date, gemeinden: int, kreise: int, people: int
) -> None:
    found = totals(load(f"gemeinden/{name}"))
    assert (found["gemeinden"], found["kreise"], found["population"]) == (gemeinden, kreise, people)
    kiel = Gebiet.objects.get(ags="01002000")
    assert (kiel.gebietsstand, kiel.population_date) == (stand, counted)
    if stand.year > 1991:
        without = Gebiet.objects.filter(ebene=E.GEMEINDE, lat=None).order_by("ags").values_list("name", flat=True)
        assert [name[:14] for name in without] == ["Deutsch-luxemb", "Küstengewässer"]


def test_old_lists_and_changes_leave_the_present_alone(load: Load) -> None:
    load("gemeinden/AuszugGV4QAktuell_31122024.xlsx")
    present = set(Gebiet.objects.values_list("ars", "name", "population"))
    added = load("gemeinden/31121990_Auszug_GV.xlsx")
    assert (added.new, added.changed, added.confirmed) == (8_146, 0, 0)
    assert present <= set(Gebiet.objects.values_list("ars", "name", "population"))
    assert Gebiet.objects.filter(ebene=E.GEMEINDE, dissolved_on=None).count() == 10_959
    assert totals(load("gemeinden/gebietsaenderungen_2023.xlsx"))["dissolved"] == 19
    load("gemeinden/gebietsaenderungen_2024.xlsx")
    gone = Gebiet.objects.get(ags="06635005")
    assert (gone.name, gone.dissolved_on) == ("Bromskirchen", date(2023, 1, 1))
    assert [unit.name for unit in gone.successors.all()] == ["Allendorf (Eder)"]
    merged = Gebiet.objects.get(ags="14522275").predecessors.filter(ebene=E.GEMEINDE)
    assert {unit.name for unit in merged} == {"Ostrau", "Zschaitz-Ottewig"}
