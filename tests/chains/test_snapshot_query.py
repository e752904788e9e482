"""What the picture is computed from: offers in sight, the areas they serve, people and need."""

import numpy as np
import pytest
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from chains.world import TODAY, kita_offer, make_handover, make_people, make_source, make_value
from factories import Cast, make_gebiet, make_offer, make_organisation
from lueckenlos.chains.models import PictureSettings
from lueckenlos.chains.picture import UNKNOWN, Axis, Snapshot
from lueckenlos.chains.queries import load_snapshot, picture_of
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.geo.enums import GebietsEbene
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.models import Stelle

pytestmark = pytest.mark.django_db


def snapshot_of(stelle: Stelle) -> Snapshot:
    with scope(stelle=stelle):
        return load_snapshot(stelle, TODAY)


def names_served(world: Snapshot, offer_id: int) -> set[str]:
    position = world.offers.ids.tolist().index(offer_id)
    if world.offers.everywhere[position]:
        return {"everywhere"}
    return {world.areas[area].name for area in world.served_area[world.served_offer == position]}


def test_an_offer_becomes_a_row_of_numbers(hettstedt: Cast) -> None:
    made = make_offer(
        hettstedt.hettstedt,
        traeger=hettstedt.traeger,
        lebensphasen={"kita-alter", "grundschulalter"},
        lebenslagen={"sozial"},
        handlungsfelder={"bewegung"},
        zielgruppen={"kinder"},
        uebergaenge={"kita-grundschule"},
        sprachen={"de"},
        angebotsform="kurs",
        kosten_art="eigenanteil",
        zugang={"aufsuchend", "telefon"},
        rollstuhlgerecht="teilweise",
        plaetze=12,
        wartezeit_tage=0,
        auslastung_prozent=80,
        laufzeit_bis=TODAY,
    )
    table = snapshot_of(hettstedt.hettstedt).offers
    assert table.ids.tolist() == [made.pk]
    row = {name: int(getattr(table, name)[0]) for name in ("places", "wait_days", "load_percent", "waiting", "starts")}
    assert row == {"places": 12, "wait_days": 0, "load_percent": 80, "waiting": UNKNOWN, "starts": UNKNOWN}
    assert (table.free[0], table.outreach[0], table.step_free[0], table.remote[0]) == (0, 1, 0, 1)
    assert (table.ends[0], table.checked[0]) == (TODAY.toordinal(), made.stand.toordinal())
    assert bin(int(table.phases[0])).count("1") == 2


def test_what_nobody_said_stays_unknown(hettstedt: Cast) -> None:
    make_offer(hettstedt.hettstedt, stand=None)
    table = snapshot_of(hettstedt.hettstedt).offers
    for name in (
        "places",
        "wait_days",
        "load_percent",
        "waiting",
        "free",
        "outreach",
        "step_free",
        "form",
        "traeger",
        "checked",
    ):
        assert getattr(table, name).tolist() == [UNKNOWN], name
    assert table.remote.tolist() == [0]


@pytest.mark.parametrize(
    ("values", "counted"),
    [
        ({}, True),
        ({"status": OfferStatus.ZUR_PRUEFUNG}, True),
        ({"status": OfferStatus.VERALTET}, True),
        ({"status": OfferStatus.ENTWURF}, False),
        ({"status": OfferStatus.ARCHIVIERT}, False),
        ({"visibility": Visibility.STELLE}, True),
        ({"visibility": Visibility.VERTRAULICH}, False),
    ],
)
def test_active_offers_that_are_not_confidential_count(hettstedt: Cast, values: dict[str, str], counted: bool) -> None:
    kita_offer(hettstedt.hettstedt, **values)
    assert len(snapshot_of(hettstedt.hettstedt).offers) == counted


def test_areas_are_the_sozialraeume_and_an_offer_without_any_serves_them_all(hettstedt: Cast) -> None:
    old_town = hettstedt.gebiete["hettstedt-altstadt"]
    local = kita_offer(hettstedt.hettstedt, areas=(old_town,))
    common = kita_offer(hettstedt.hettstedt)
    town = kita_offer(hettstedt.hettstedt, areas=(hettstedt.gebiete["hettstedt"],))
    elsewhere = kita_offer(hettstedt.hettstedt, areas=(hettstedt.gebiete["eisleben"],))
    every = kita_offer(
        hettstedt.hettstedt,
        areas=tuple(hettstedt.gebiete[f"hettstedt-{n}"] for n in ("altstadt", "neustadt", "walbeck")),
    )
    world = snapshot_of(hettstedt.hettstedt)
    assert [area.name for area in world.areas] == ["Altstadt", "Neustadt", "Walbeck"]
    assert names_served(world, local.pk) == {"Altstadt"}
    assert names_served(world, common.pk) == {"everywhere"}
    assert names_served(world, town.pk) == {"everywhere"}
    assert names_served(world, every.pk) == {"everywhere"}
    assert names_served(world, elsewhere.pk) == set()


def test_a_kreis_counts_what_its_towns_share_by_gemeinde(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        shared = kita_offer(cast.hettstedt)
        kita_offer(cast.hettstedt, visibility=Visibility.STELLE)
        quarter = kita_offer(cast.hettstedt, areas=(cast.gebiete["hettstedt-altstadt"],))
    with scope(stelle=cast.eisleben):
        both = kita_offer(cast.eisleben, areas=(cast.gebiete["hettstedt"], cast.gebiete["eisleben"]))
    with scope(stelle=cast.msh):
        own = kita_offer(cast.msh, visibility=Visibility.STELLE)
    world = snapshot_of(cast.msh)
    assert {area.name for area in world.areas} == {"Eisleben, Lutherstadt", "Hettstedt, Stadt", "Sangerhausen, Stadt"}
    assert set(world.offers.ids.tolist()) == {shared.pk, quarter.pk, both.pk, own.pk}
    assert names_served(world, shared.pk) == names_served(world, quarter.pk) == {"Hettstedt, Stadt"}
    assert names_served(world, both.pk) == {"Hettstedt, Stadt", "Eisleben, Lutherstadt"}
    assert names_served(world, own.pk) == {"everywhere"}


def test_a_kgc_sees_kreise_and_no_other_land(cast: Cast) -> None:
    kreis = make_gebiet("15083", "Börde", GebietsEbene.KREIS, cast.gebiete["land"])
    make_gebiet("03151", "Gifhorn", GebietsEbene.KREIS)
    with scope(stelle=cast.hettstedt):
        shared = kita_offer(cast.hettstedt, visibility=Visibility.LAND)
    world = snapshot_of(cast.kgc_st)
    assert [area.name for area in world.areas] == [kreis.name, "Mansfeld-Südharz"]
    assert names_served(world, shared.pk) == {"Mansfeld-Südharz"}
    assert world.coarse
    assert len(snapshot_of(cast.kgc_ni).offers) == 0


def test_the_same_traeger_at_two_stellen_is_one(cast: Cast) -> None:
    for stelle in (cast.hettstedt, cast.eisleben):
        with scope(stelle=stelle):
            kita_offer(stelle, traeger=make_organisation(stelle, "Jugendamt"))
    assert len(set(snapshot_of(cast.msh).offers.traeger.tolist())) == 1


def test_people_stand_with_source_and_day(hettstedt: Cast) -> None:
    source = make_source()
    make_people(hettstedt.gebiete["hettstedt"], 310, source=source)
    make_people(hettstedt.gebiete["hettstedt-altstadt"], 100, source=source)
    world = snapshot_of(hettstedt.hettstedt)
    column = [line.slug for line in world.columns].index("kita-alter")
    np.testing.assert_array_equal(world.people.counts[:, column], [310, 100, np.nan, np.nan])
    assert world.people.stichtage[0][column] == "2024-12-31"
    known = {one.id: one.title for one in world.sources}
    assert known[int(world.people.sources[0, column])] == "Einwohnermelderegister"


def test_need_has_the_fifth_of_the_areas_and_of_the_town_among_its_like(hettstedt: Cast) -> None:
    places = hettstedt.gebiete
    for key, value in (("hettstedt", 33.0), ("eisleben", 32.5), ("sangerhausen", 25.1)):
        make_value(places[key], value)
    for key, value in (("altstadt", 38.0), ("neustadt", 41.0), ("walbeck", 12.0)):
        make_value(places[f"hettstedt-{key}"], value)
    (found,) = snapshot_of(hettstedt.hettstedt).needs
    assert found.indicator == "kinderarmut-sgb2"
    assert found.values.tolist() == [33.0, 38.0, 41.0, 12.0]
    assert found.fifths.tolist() == [5, 3, 5, 1]
    assert found.compared_with == 3
    assert found.rows[Axis.LEBENSLAGE] == {"materiell"}


def test_a_town_without_a_value_borrows_that_of_its_kreis(hettstedt: Cast) -> None:
    make_value(hettstedt.gebiete["msh"], 0.81, indicator="gisd")
    (found,) = snapshot_of(hettstedt.hettstedt).needs
    assert (found.borrowed_from, found.values[0]) == ("Mansfeld-Südharz", 0.81)


def test_settings_and_hand_overs_belong_to_the_picture(hettstedt: Cast) -> None:
    PictureSettings.objects.create(stelle=hettstedt.hettstedt, asked_languages={"ar", "uk"}, far_km=2)
    make_handover(hettstedt.hettstedt, status="vereinbart")
    world = snapshot_of(hettstedt.hettstedt)
    assert {line.slug for line in world.languages} == {"ar", "uk"}
    assert (world.limits.far_km, world.limits.long_wait_days) == (2, 42)
    (agreement,) = next(one for one in world.transitions if one.slug == "familie-kita").agreements
    assert agreement.status == "vereinbart"


@pytest.mark.parametrize("count", [1, 3])
def test_the_number_of_queries_does_not_grow(
    hettstedt: Cast, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        kita_offer(hettstedt.hettstedt, areas=(hettstedt.gebiete["hettstedt-altstadt"],))
        make_handover(hettstedt.hettstedt)
    with django_assert_num_queries(11):
        picture_of(hettstedt.hettstedt, Axis.LEBENSLAGE, TODAY)


@pytest.mark.parametrize("who", ["msh", "kgc_st"])
def test_nor_for_offices_above(cast: Cast, who: str, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    for stelle in (cast.hettstedt, cast.eisleben):
        with scope(stelle=stelle):
            kita_offer(stelle)
    above = getattr(cast, who)
    with scope(stelle=above), django_assert_max_num_queries(16):
        picture_of(above, Axis.LEBENSLAGE, TODAY)
