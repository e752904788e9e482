"""People from GENESIS and Zensus flat files, old and new."""

import gzip
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from area_files import flat_new, flat_old, upload

from factories import Cast, make_gebiet
from lueckenlos.geo.enums import GebietsEbene as E
from lueckenlos.geo.models import Gebiet
from lueckenlos.imports.kinds import Kind
from lueckenlos.imports.population.actions import load_population
from lueckenlos.imports.receipt import Receipt
from lueckenlos.indicators.enums import ValueStatus
from lueckenlos.indicators.models import DataSource, Population
from lueckenlos.shared.errors import BadInput, NotAllowed

pytestmark = pytest.mark.django_db
DAY = "2023-12-31"
COUNT = ("Anzahl", "BEVSTD", "Bevölkerungsstand")


def town(key: str, name: str = "Ort", level: str = "GEMEIN") -> tuple[str, ...]:
    return (level, "Gemeinden", key, name)


def sex(code: str = "") -> tuple[str, ...]:
    return ("GES", "Geschlecht", code, {"": "Insgesamt", "GESM": "männlich", "GESW": "weiblich"}[code])


def age(label: str = "Insgesamt") -> tuple[str, ...]:
    return ("ALTX17", "Altersgruppen", "" if label == "Insgesamt" else "ALT003B06", label)


def load(folder: Path, content: str, *, by: Any = None, encoding: str = "utf-8", **options: str) -> Receipt:
    path = folder / "tabelle.csv.gz"
    path.write_bytes(gzip.compress(content.encode(encoding)))
    return load_population(file=upload(path, **options), kind=Kind.GENESIS_BEVOELKERUNG, by=by)


def stored() -> set[tuple[str, int, int | None, str, int | None]]:
    columns = ("gebiet__ars", "age_from_months", "age_to_months", "sex", "persons")
    return set(Population.objects.values_list(*columns))


ROWS: Sequence[Sequence[str]] = [
    (DAY, *town("15087220"), *sex(), *age(), "13498", *COUNT),
    (DAY, *town("15087220"), *sex("GESW"), *age(), "6857", *COUNT),
    (DAY, *town("15087220"), *sex(), *age("unter 3 Jahre"), "250", *COUNT),
    (DAY, *town("15087220"), *sex(), *age("3 bis unter 6 Jahre"), "-", *COUNT),
    (DAY, *town("15087220"), *sex(), *age("75 Jahre und mehr"), ".", *COUNT),
]
EXPECTED = {
    ("150870220220", 0, None, "", 13_498),
    ("150870220220", 0, None, "w", 6_857),
    ("150870220220", 0, 36, "", 250),
    ("150870220220", 36, 72, "", 0),
    ("150870220220", 900, None, "", None),
}


def test_new_layout(cast: Cast, tmp_path: Path) -> None:
    receipt = load(tmp_path, flat_new(ROWS, dimensions=3))
    assert stored() == EXPECTED
    assert set(Population.objects.values_list("stichtag", flat=True)) == {date(2023, 12, 31)}
    assert Population.objects.get(age_from_months=900).status == ValueStatus.SUPPRESSED
    assert (receipt.new, receipt.title) == (5, "Bevölkerung: Fortschreibung, 31.12.2023")
    (control,) = receipt.controls
    assert (control.label, control.value, control.expected) == ("Bevölkerung, 1 Gemeinden", 13_498, 13_498)


@pytest.mark.parametrize("encoding", ["utf-8", "iso-8859-1"])
def test_old_layout(cast: Cast, tmp_path: Path, encoding: str) -> None:
    rows = [("31.12.2023", *row[1:-4], row[-4], "0") for row in ROWS]
    measures = ["BEVSTD__Bevölkerungsstand__Anzahl", "FLC006__Gebietsfläche__qkm"]
    load(tmp_path, flat_old(rows, dimensions=3, measures=measures), encoding=encoding)
    assert stored() == EXPECTED


def test_english_labels_and_bands(cast: Cast, tmp_path: Path) -> None:
    rows = [
        (
            DAY,
            *town("15087220"),
            "GES",
            "Sex",
            "",
            "Total",
            "ALT013",
            "Age",
            "ALT003",
            "3 to under 6 years",
            "360",
            *COUNT,
        ),
        (DAY, *town("15087220"), "GES", "Sex", "", "Total", "ALT013", "Age", "", "Total", "13498", *COUNT),
    ]
    load(tmp_path, flat_new(rows, dimensions=3, english=True))
    assert stored() == {("150870220220", 36, 72, "", 360), ("150870220220", 0, None, "", 13_498)}


def test_parts_of_a_kreis_do_not_count_twice_and_dissolved_ones_not_at_all(cast: Cast, tmp_path: Path) -> None:
    berlin = make_gebiet("11000", "Berlin", E.KREIS, population=3_600_000)
    make_gebiet("14177", "Freiberg", E.KREIS, dissolved_on=date(2008, 8, 1))
    rows = [
        (DAY, *town("15087", level="KREISE"), "131071", *COUNT),
        (DAY, *town("11000", "Berlin", "KREISE"), "3662381", *COUNT),
        (DAY, *town("11001001", "Berlin-Mitte", "KREISE"), "397134", *COUNT),
        (DAY, *town("14177", "Freiberg", "KREISE"), "-", *COUNT),
        (DAY, *town("13006", "Wismar", "KREISE"), "-", *COUNT),
    ]
    receipt = load(tmp_path, flat_new(rows, dimensions=1))
    assert {row[0] for row in stored()} == {"15087", berlin.ars}
    assert [(note.code, note.values) for note in receipt.notes] == [
        ("people_parts_left_out", {"count": 1}),
        ("people_dissolved", {"count": 2}),
    ]
    assert [(control.code, control.value) for control in receipt.controls] == [("control_people_kreise", 3_793_452)]
    assert receipt.rejected == []


def test_older_figures_of_a_dissolved_unit_are_kept(cast: Cast, tmp_path: Path) -> None:
    make_gebiet("14177", "Freiberg", E.KREIS, dissolved_on=date(2008, 8, 1))
    load(tmp_path, flat_new([("2007-12-31", *town("14177", level="KREISE"), "142000", *COUNT)], dimensions=1))
    assert stored() == {("14177", 0, None, "", 142_000)}


def test_unknown_regions_are_named_once(cast: Cast, tmp_path: Path) -> None:
    rows = [*ROWS, *((DAY, *town("99999999", "Nirgends"), *sex(code), *age(), "5", *COUNT) for code in ("", "GESM"))]
    receipt = load(tmp_path, flat_new(rows, dimensions=3))
    assert [(row.line, row.text) for row in receipt.rejected] == [
        (7, "Ein Gebiet mit dem Schlüssel 99999999 ist nicht verzeichnet. Nirgends")
    ]


def test_germany_and_ars_keys_of_the_zensus(cast: Cast, tmp_path: Path) -> None:
    Gebiet.objects.filter(ars="0").update(population=84_669_326)
    persons = ("Anzahl", "PRS018", "Personen")
    rows = [
        ("2022-05-15", "GEODL1", "Deutschland", "DG", "Deutschland", "82719540", "Anzahl", "PRS001", "Personen"),
        ("2022-05-15", "GEOGM4", "Gemeinden", "150870220220", "Hettstedt, Stadt", "13111", *persons),
    ]
    receipt = load(tmp_path, flat_new(rows, dimensions=1, statistic="1000A;Bevölkerung kompakt"))
    assert stored() == {("0", 0, None, "", 82_719_540), ("150870220220", 0, None, "", 13_111)}
    assert [control.value for control in receipt.controls] == [82_719_540, 13_111]


def test_rows_about_a_part_of_the_people_are_left_out(cast: Cast, tmp_path: Path) -> None:
    rows = [
        (DAY, *town("15087220"), "NAT", "Nationalität", "NATA", "ausländisch", "700", *COUNT),
        (DAY, *town("15087220"), "NAT", "Nationalität", "", "Insgesamt", "13498", *COUNT),
    ]
    load(tmp_path, flat_new(rows, dimensions=2))
    assert stored() == {("150870220220", 0, None, "", 13_498)}


def test_loading_twice_changes_nothing_and_a_correction_moves_the_set(cast: Cast, tmp_path: Path) -> None:
    load(tmp_path, flat_new(ROWS, dimensions=3))
    again = load(tmp_path, flat_new(ROWS, dimensions=3))
    assert (again.new, again.changed, again.unchanged) == (0, 0, 5)
    assert DataSource.objects.count() == 1
    corrected = [*ROWS[:2], (*ROWS[2][:-4], "260", *COUNT), *ROWS[3:]]
    third = load(tmp_path, flat_new(corrected, dimensions=3))
    assert (third.new, third.changed, third.unchanged) == (0, 1, 4)
    assert set(Population.objects.values_list("source", flat=True)) == {third.source_id}
    assert DataSource.objects.count() == 1


def test_implausible_totals_are_refused(cast: Cast, tmp_path: Path) -> None:
    rows = [(DAY, *town("15087220"), "26000", *COUNT)]
    with pytest.raises(BadInput, match="people_implausible") as caught:
        load(tmp_path, flat_new(rows, dimensions=1))
    assert caught.value.values == {"label": "Bevölkerung, 1 Gemeinden", "value": "26000", "expected": "13498"}
    assert not Population.objects.exists()


def test_numbers_that_are_none_are_named(cast: Cast, tmp_path: Path) -> None:
    receipt = load(tmp_path, flat_new([*ROWS, (*ROWS[2][:-4], "viele", *COUNT)], dimensions=3))
    assert [(row.line, row.code) for row in receipt.rejected] == [(7, "number_unreadable")]


def test_other_tables_hold_no_people(cast: Cast, tmp_path: Path) -> None:
    rows = [(DAY, *town("15087220"), "5", "Anzahl", "ERW032", "Beschäftigte")]
    with pytest.raises(BadInput, match="genesis_no_people"):
        load(tmp_path, flat_new(rows, dimensions=1))
    with pytest.raises(BadInput, match="genesis_layout"):
        load(tmp_path, "Name;Ort\nA;B\n")


def test_official_people_need_official_areas_and_the_operator(db: None, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="areas_missing"):
        load(tmp_path, flat_new(ROWS, dimensions=3))


def test_no_stelle_loads_official_people(cast: Cast, tmp_path: Path) -> None:
    with pytest.raises(NotAllowed, match="official_by_operator"):
        load(tmp_path, flat_new(ROWS, dimensions=3), by=cast["leitung"])
