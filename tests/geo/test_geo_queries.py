"""Territory of a Stelle and its parts."""

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from factories import Cast, make_gebiet
from lueckenlos.geo.enums import GebietsEbene as E
from lueckenlos.geo.lookup import GemeindeIndex
from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import current, gebiete_of, get_by_key, parts_of


def names(gebiete: list[Gebiet]) -> list[str]:
    return [gebiet.name for gebiet in gebiete]


def test_parts_are_the_next_useful_level(cast: Cast) -> None:
    found = parts_of(cast.gebiete[key] for key in ("bund", "land", "msh", "hettstedt", "eisleben"))
    assert names(found[cast.gebiete["bund"].pk]) == ["Sachsen-Anhalt"]
    assert names(found[cast.gebiete["land"].pk]) == ["Eisleben, Lutherstadt", "Hettstedt, Stadt", "Sangerhausen, Stadt"]
    assert names(found[cast.gebiete["hettstedt"].pk]) == ["Altstadt", "Neustadt", "Walbeck"]
    assert found[cast.gebiete["eisleben"].pk] == []


def test_a_land_of_one_kreis_goes_one_level_deeper_until_there_are_parts(cast: Cast) -> None:
    make_gebiet("15088", "Saalekreis", E.KREIS, cast.gebiete["land"])
    assert names(parts_of([cast.gebiete["land"]])[cast.gebiete["land"].pk]) == ["Mansfeld-Südharz", "Saalekreis"]


def test_a_town_that_is_its_own_kreis_has_its_sozialraeume(cast: Cast) -> None:
    kreis = make_gebiet("01001", "Flensburg, Stadt", E.KREIS)
    town = make_gebiet("010010000000", "Flensburg, Stadt", E.GEMEINDE, kreis)
    make_gebiet("010010000000-nord", "Nordstadt", E.SOZIALRAUM, town)
    assert names(parts_of([kreis])[kreis.pk]) == ["Nordstadt"]


def test_members_of_a_verband_are_found_by_key(cast: Cast) -> None:
    verband = make_gebiet("150870220", "Verband", E.GEMEINDEVERBAND, cast.gebiete["msh"])
    make_gebiet("150870220221", "Nachbarort", E.GEMEINDE, cast.gebiete["msh"])
    assert names(parts_of([verband])[verband.pk]) == ["Hettstedt, Stadt", "Nachbarort"]


@pytest.mark.parametrize("count", [1, 3])
def test_queries_do_not_grow_with_the_gebiete(
    cast: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    towns = [cast.gebiete[key] for key in ("hettstedt", "eisleben", "sangerhausen")][:count]
    with django_assert_num_queries(1):
        parts_of(towns)


def test_hundreds_of_gebiete_are_one_query_too(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    kreise = [make_gebiet(f"09{number:03}", f"Kreis {number}", E.KREIS) for number in range(100, 350)]
    with django_assert_num_queries(1):
        found = parts_of([*kreise, cast.gebiete["msh"]])
    assert len(found[cast.gebiete["msh"].pk]) == 3
    assert found[kreise[0].pk] == []


def test_dissolved_units_are_no_parts(cast: Cast) -> None:
    Gebiet.objects.filter(name="Walbeck").update(dissolved_on=date(2024, 1, 1))
    Gebiet.objects.filter(name="Neustadt").update(dissolved_on=date(2099, 1, 1))
    hettstedt = cast.gebiete["hettstedt"]
    assert names(parts_of([hettstedt])[hettstedt.pk]) == ["Altstadt", "Neustadt"]
    assert current(date(2023, 12, 31)).filter(name="Walbeck").exists()


def test_gebiete_of_a_stelle(cast: Cast) -> None:
    assert list(gebiete_of(cast.hettstedt)) == [cast.gebiete["hettstedt"]]
    assert list(gebiete_of(cast.kgc_ni)) == []


@pytest.mark.parametrize("key", ["15087220", "150870220220", " 15087220 "])
def test_one_gebiet_by_key(cast: Cast, key: str) -> None:
    assert get_by_key(key) == cast.gebiete["hettstedt"]


def test_unknown_keys_find_nothing(cast: Cast) -> None:
    assert get_by_key("99999999") is None
    assert get_by_key("") is None


def test_index_of_all_towns_is_one_query(cast: Cast, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_num_queries(1):
        index = GemeindeIndex.load()
        index.find(ort="Hettstedt")
        index.find(key="15087130")
    assert index.find(ort="Sangerhausen").gemeinde is not None
