"""Three doors: the work area, the way up, the public."""

from datetime import date, timedelta

import pytest
from django.http import Http404
from django_scopes import scope
from offers import complete

from factories import Cast, make_offer
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.areas import gemeinden_of, parts_of_stelle
from lueckenlos.directory.queries.public import public_offers, published_offers
from lueckenlos.directory.queries.shared import get_shared_offer_or_404, offers_in_sight
from lueckenlos.directory.queries.work import get_offer_or_404, inbox_count, offers_for, open_proposals
from lueckenlos.directory.rules import Freshness, begins_on
from lueckenlos.tenancy.enums import Visibility

TODAY = date(2026, 11, 21)
S = OfferStatus


@pytest.fixture
def everywhere(hettstedt: Cast) -> Cast:
    """In Hettstedt one released offer of each visibility and a draft; one public offer in Eisleben and in the Kreis."""
    for level in (Visibility.OEFFENTLICH, Visibility.NETZWERK, Visibility.LAND, Visibility.STELLE):
        complete(hettstedt, title=f"H {level.value}", visibility=level)
    complete(hettstedt, title="H entwurf", status=S.ENTWURF)
    for stelle, title in ((hettstedt.eisleben, "E"), (hettstedt.msh, "K")):
        with scope(stelle=stelle):
            make_offer(stelle, title)
    return hettstedt


def titles(offers: object) -> list[str]:
    return sorted(offer.title for offer in offers)  # type: ignore[attr-defined] # a queryset of offers


@pytest.mark.parametrize("who", ["leitung", "koordination", "mitarbeit", "lesen"])
def test_staff_see_the_whole_stelle(everywhere: Cast, who: str) -> None:
    assert titles(offers_for(everywhere[who])) == ["H entwurf", "H land", "H netzwerk", "H oeffentlich", "H stelle"]


def test_a_traeger_sees_its_own(everywhere: Cast) -> None:
    make_offer(everywhere.hettstedt, "H fremd")
    assert "H fremd" not in titles(offers_for(everywhere["traeger"]))
    assert len(titles(offers_for(everywhere["traeger"]))) == 5


def test_the_steuerungsgruppe_sees_none(everywhere: Cast) -> None:
    assert titles(offers_for(everywhere["steuerungsgruppe"])) == []


def test_a_foreign_offer_does_not_exist(everywhere: Cast) -> None:
    with scope(stelle=everywhere.eisleben):
        foreign = Offer.objects.get()
    with pytest.raises(Http404):
        get_offer_or_404(everywhere["leitung"], foreign.pk)


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("kreis", ["E", "H land", "H netzwerk", "H oeffentlich"]),
        ("kgc", ["E", "H land", "H netzwerk", "H oeffentlich", "K"]),
        ("bund", ["E", "H oeffentlich", "K"]),
        ("fremde_kgc", []),
        ("leitung", []),
        ("fremd", []),
        ("steuerungsgruppe", []),
        ("traeger", []),
    ],
)
def test_what_reaches_up(everywhere: Cast, who: str, seen: list[str]) -> None:
    assert titles(offers_in_sight(everywhere[who])) == seen


def test_the_single_offer_upwards_follows_the_same_agreement(everywhere: Cast) -> None:
    offer = Offer.objects.get(title="H land")
    assert get_shared_offer_or_404(everywhere["kgc"], offer.public_id) == offer
    with pytest.raises(Http404):
        get_shared_offer_or_404(everywhere["bund"], offer.public_id)


def test_the_public_sees_released_public_offers_of_all(everywhere: Cast) -> None:
    assert titles(published_offers(TODAY)) == ["E", "H oeffentlich", "K"]


def test_citizens_of_a_town_find_its_offers_and_those_of_the_kreis_that_serve_it(everywhere: Cast) -> None:
    with scope(stelle=everywhere.msh):
        make_offer(everywhere.msh, "K für Eisleben", areas=(everywhere.gebiete["eisleben"],))
        make_offer(everywhere.msh, "K für Hettstedt", areas=(everywhere.gebiete["hettstedt"],))
        make_offer(everywhere.msh, "K für die Altstadt", areas=(everywhere.gebiete["hettstedt-altstadt"],))
    assert titles(public_offers(everywhere.hettstedt, TODAY)) == [
        "H oeffentlich",
        "K",
        "K für Hettstedt",
        "K für die Altstadt",
    ]


@pytest.mark.parametrize(
    ("status", "days", "seen"),
    [
        (S.FREIGEGEBEN, 900, True),
        (S.ZUR_PRUEFUNG, 900, True),
        (S.VERALTET, -1, True),
        (S.VERALTET, 0, False),
        (S.ENTWURF, -1, False),
        (S.EINGEREICHT, -1, False),
        (S.ABGELEHNT, -1, False),
        (S.ARCHIVIERT, -1, False),
    ],
)
def test_unchecked_offers_stay_until_their_last_day(
    hettstedt: Cast, status: OfferStatus, days: int, seen: bool
) -> None:
    stand = date(2026, 1, 15)
    offer = complete(hettstedt, status=status, stand=stand)
    today = begins_on(Freshness.HIDDEN, stand) + timedelta(days=days)
    assert list(published_offers(today)) == ([offer] if seen else [])


def test_the_inbox_counts_for_those_who_decide(everywhere: Cast) -> None:
    complete(everywhere, status=S.EINGEREICHT)
    assert [inbox_count(everywhere[who]) for who in ("koordination", "mitarbeit")] == [1, 0]
    assert list(open_proposals(everywhere["koordination"])) == []


def test_areas_an_offer_can_be_for(hettstedt: Cast) -> None:
    assert [area.name for area in parts_of_stelle(hettstedt.hettstedt)] == ["Altstadt", "Neustadt", "Walbeck"]
    assert [area.name for area in gemeinden_of(hettstedt.hettstedt)] == ["Hettstedt, Stadt"]
    assert [area.name for area in gemeinden_of(hettstedt.msh)] == [
        "Eisleben, Lutherstadt",
        "Hettstedt, Stadt",
        "Sangerhausen, Stadt",
    ]
