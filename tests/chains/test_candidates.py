"""Where a further offer may be: middles of areas and places of offers, each place once, by its own name."""

import math

import numpy as np
import pytest
from django_scopes import scope

from factories import Cast, make_offer
from lueckenlos.chains.picture import Area
from lueckenlos.chains.queries.candidates import candidates_of
from lueckenlos.chains.reach import Question, Search
from lueckenlos.directory.models import OfferPlace

pytestmark = pytest.mark.django_db
MIDDLE = (51.60, 11.50)
# 4 m to the north: the same place
NEAR = 0.00004
AREAS = (Area(1, "a", "Altstadt", *MIDDLE), Area(2, "b", "Walbeck", math.nan, math.nan))


def place(cast: Cast, lat: float | None, label: str = "", strasse: str = "", nummer: str = "") -> None:
    offer = make_offer(cast.hettstedt)
    lon = None if lat is None else MIDDLE[1]
    OfferPlace.objects.create(offer=offer, lat=lat, lon=lon, label=label, strasse=strasse, hausnummer=nummer)


def found(cast: Cast, *, middles: bool = True, places: bool = True) -> list[tuple[str, float]]:
    """(name, lat), in their order."""
    with scope(stelle=cast.hettstedt):
        search = Search(Question("kita-alter"), middles=middles, places=places)
        candidates, naming = candidates_of(cast.hettstedt, AREAS, None, search)
        assert candidates.lat.size == candidates.lon.size
        everything = range(candidates.lat.size)
        assert naming(everything) == tuple(naming([one])[0] for one in everything)
        # asked in another order, they answer in that
        assert naming(everything[::-1]) == naming(everything)[::-1]
        return list(zip(naming(everything), np.round(candidates.lat, 5).tolist(), strict=True))


@pytest.fixture
def placed(hettstedt: Cast) -> Cast:
    place(hettstedt, 51.70, "Stadthaus")
    place(hettstedt, MIDDLE[0] + NEAR, "am Rand der Mitte")
    place(hettstedt, 51.70 + NEAR, "Stadthaus, Hintereingang")
    place(hettstedt, None, "irgendwo")
    place(hettstedt, 51.65, strasse="Am Markt", nummer="1")
    return hettstedt


def test_a_place_is_named_once_by_its_oldest_entry(placed: Cast) -> None:
    assert found(placed, middles=False) == [
        ("Stadthaus", 51.7),
        ("am Rand der Mitte", 51.60004),
        ("Am Markt 1", 51.65),
    ]


def test_a_place_in_the_middle_of_an_area_is_that_middle(placed: Cast) -> None:
    assert found(placed) == [("Altstadt", 51.6), ("Stadthaus", 51.7), ("Am Markt 1", 51.65)]


def test_middles_alone_are_those_that_are_known(placed: Cast) -> None:
    assert found(placed, places=False) == [("Altstadt", 51.6)]


def test_without_offers_there_are_only_middles(hettstedt: Cast) -> None:
    assert found(hettstedt) == [("Altstadt", 51.6)]
    assert found(hettstedt, middles=False) == []


def test_places_of_others_are_none(placed: Cast) -> None:
    with scope(stelle=placed.eisleben):
        OfferPlace.objects.create(offer=make_offer(placed.eisleben), lat=51.9, lon=11.5, label="anderswo")
    assert "anderswo" not in dict(found(placed))
