"""Official keys, names of Gemeinden, and finding them."""

import pytest
from django.core.exceptions import ValidationError

from lueckenlos.geo.lookup import AreaLocator, Gemeinde, GemeindeIndex
from lueckenlos.geo.names import name_keys
from lueckenlos.geo.validators import ags_of, is_ags, is_ars, key_of, validate_ags, validate_ars

TOWNS = [
    Gemeinde(1, "150870220220", "15087220", "Hettstedt, Stadt", "06333"),
    Gemeinde(2, "150870130130", "15087130", "Eisleben, Lutherstadt", "06295"),
    Gemeinde(3, "010010000000", "01001000", "Flensburg, Stadt", "24937"),
    Gemeinde(4, "064120000000", "06412000", "Frankfurt am Main, Stadt", "60311"),
    Gemeinde(5, "120530000000", "12053000", "Frankfurt (Oder), Stadt", "15230"),
    Gemeinde(6, "150020000000", "15002000", "Halle (Saale), Stadt", "06108"),
    Gemeinde(7, "032545405014", "03254014", "Halle", "37620"),
    Gemeinde(8, "010535303083", "01053083", "Lauenburg/ Elbe, Stadt", "21481"),
    Gemeinde(9, "084255002020", "08425020", "Neustadt", "89143"),
    Gemeinde(10, "094755432162", "09475162", "Neustadt", "95152"),
    Gemeinde(11, "120510000000", "12051000", "Brandenburg an der Havel, Stadt", "14770"),
    Gemeinde(12, "130750000000", "13075111", "Sankt Peter", "17033"),
    Gemeinde(13, "010515169095", "01051095", "Quickborn", "25712"),
    Gemeinde(14, "010560041041", "01056041", "Quickborn, Stadt", "25451"),
]


@pytest.fixture(scope="module")
def index() -> GemeindeIndex:
    return GemeindeIndex.of(TOWNS)


@pytest.mark.parametrize("key", ["15087220", "01001000", "16999999"])
def test_ags(key: str) -> None:
    assert is_ags(key)
    validate_ags(key)


@pytest.mark.parametrize("key", ["1508722", "150872200", "17087220", "00087220", "1508722a", "１５０８７２２０", ""])
def test_no_ags(key: str) -> None:
    assert not is_ags(key)
    with pytest.raises(ValidationError, match="acht Ziffern"):
        validate_ags(key)


def test_ars_of_every_level() -> None:
    for key in ("15", "130", "0811", "15087", "150870220", "150870220220"):
        assert is_ars(key)
    for key in ("1", "150872", "1508702202", "99", "15087220"):
        assert not is_ars(key)
    with pytest.raises(ValidationError, match="12 Ziffern"):
        validate_ars("15087220")


def test_a_lost_zero_is_restored_for_a_known_width_only() -> None:
    assert key_of("1001000", width=8) == "01001000"
    assert key_of("1002", width=5) == "01002"
    assert key_of("15 0 87 220", width=8) == "15087220"
    assert key_of("1002", width=8) == ""
    assert key_of("99001000", width=8) == ""
    assert key_of("abc", width=5) == ""


def test_ags_inside_an_ars() -> None:
    assert ags_of("150870220220") == "15087220"
    assert ags_of("150870220") == ""


def test_names_meet_however_they_are_written() -> None:
    assert name_keys("Eisleben, Lutherstadt")[1] == name_keys("Lutherstadt Eisleben")[1] == "eisleben"
    assert name_keys("Lauenburg/ Elbe, Stadt")[1] == name_keys("Lauenburg/Elbe")[0] == "lauenburg elbe"
    assert name_keys("Brandenburg a.d. Havel")[0] == name_keys("Brandenburg an der Havel, Stadt")[1]
    assert name_keys("St. Peter")[0] == name_keys("Sankt Peter")[0]


@pytest.mark.parametrize(
    ("ort", "plz", "expected"),
    [
        ("Hettstedt", "", 1),
        ("Stadt Hettstedt", "06333", 1),
        ("Hettstedt OT Walbeck", "06333", 1),
        ("Lutherstadt Eisleben", "6295", 2),
        ("Frankfurt", "60594", 4),
        ("Frankfurt", "15232", 5),
        ("Frankfurt/M.", "60311", 4),
        ("Halle", "06110", 6),
        ("Halle", "37620", 7),
        ("Lauenburg", "21481", 8),
        ("Neustadt", "95152", 10),
        ("Neustadt", "95119", 10),
        ("Quickborn", "25451", 14),
        ("Quickborn", "25712", 13),
    ],
)
def test_town_by_name_and_plz(index: GemeindeIndex, ort: str, plz: str, expected: int) -> None:
    found = index.find(ort=ort, plz=plz).gemeinde
    assert found is not None
    assert found.id == expected


def test_doubt_is_left_to_people(index: GemeindeIndex) -> None:
    assert [town.id for town in index.find(ort="Neustadt").candidates] == [9, 10]
    assert index.find(ort="Neustadt").gemeinde is None
    assert index.find(ort="Neustadt", plz="01844").gemeinde is None
    assert index.find(ort="Hettstedt", plz="80331").gemeinde is None
    assert index.find(ort="Gibtsnicht", plz="06333").candidates == ()
    assert index.find().gemeinde is None


def test_keys_come_first_and_plz_last(index: GemeindeIndex) -> None:
    for key in ("15087220", "150870220220"):
        assert index.find(key=key, ort="Flensburg").gemeinde == TOWNS[0]
    assert index.find(key="1001000").gemeinde == TOWNS[2]
    assert index.find(key="99999999", ort="Hettstedt").gemeinde == TOWNS[0]
    assert index.find(plz="06333").gemeinde == TOWNS[0]
    assert index.find(plz="99999").gemeinde is None


def test_point_in_area_or_just_beside_it() -> None:
    def square(west: float, south: float) -> dict[str, object]:
        ring = [[west, south], [west + 0.1, south], [west + 0.1, south + 0.1], [west, south + 0.1], [west, south]]
        return {"type": "Polygon", "coordinates": [ring]}

    def islands(west: float, south: float) -> dict[str, object]:
        return {"type": "MultiPolygon", "coordinates": [square(west, south)["coordinates"]]}

    locator = AreaLocator.of([(7, square(11.0, 51.0)), (8, islands(11.1, 51.0))])
    assert locator.at(51.05, 11.05) == 7
    assert locator.at(51.05, 11.15) == 8
    assert locator.at(51.1001, 11.05) == 7
    assert locator.at(51.2, 11.05) is None
    assert locator.at_many([51.05, 60.0], [11.15, 11.0]) == [8, None]
    assert AreaLocator.of([]).at(51.0, 11.0) is None
