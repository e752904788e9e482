"""Creating and changing offers: content, parts, trail."""

from datetime import date

import pytest
from offers import MARKT, TUESDAYS, complete, draft, rich_content

from factories import Cast
from lueckenlos.directory.actions.offers import create_offer, update_offer
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.content import content_of
from lueckenlos.directory.rules import decode, encode
from lueckenlos.directory.rules.content import PartnerNames, PlaceValues
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry


def last_line() -> AuditEntry:
    line = AuditEntry.objects.first()
    assert line is not None
    return line


def test_a_draft_needs_no_more_than_a_title(hettstedt: Cast) -> None:
    offer = create_offer(by=hettstedt["mitarbeit"], content={"title": "  Neuer   Treff "})
    assert (offer.title, offer.title_key, offer.status) == ("Neuer Treff", "neuer treff", OfferStatus.ENTWURF)
    assert last_line().verb == "directory.offer.create"


@pytest.mark.parametrize("title", ["", "   ", "–?!"])
def test_without_a_title_there_is_no_offer(hettstedt: Cast, title: str) -> None:
    with pytest.raises(Invalid, match="offer_title_missing"):
        create_offer(by=hettstedt["mitarbeit"], content={"title": title})
    assert Offer.objects.count() == 0


def test_content_comes_back_as_it_was_written(hettstedt: Cast) -> None:
    content = rich_content(hettstedt)
    offer = create_offer(by=hettstedt["koordination"], content=content)
    stored = content_of(Offer.objects.get(pk=offer.pk))
    assert {name: stored[name] for name in content} == content


def test_content_survives_json(hettstedt: Cast) -> None:
    content = rich_content(hettstedt)
    assert decode(encode(content)) == content


def test_json_of_a_field_that_no_longer_exists_is_left_out() -> None:
    assert decode({"title": "A", "gone": 1}) == {"title": "A"}


def test_phases_follow_the_age(hettstedt: Cast) -> None:
    offer = create_offer(
        by=hettstedt["koordination"], content={"title": "A", "age_from_months": 0, "age_to_months": 36}
    )
    assert offer.lebensphasen == {"geburt-erstes-jahr", "fruehe-kindheit"}
    update_offer(offer=offer, by=hettstedt["koordination"], content={"age_to_months": 12})
    assert offer.lebensphasen == {"geburt-erstes-jahr"}


def test_fixed_phases_hold_against_the_age(hettstedt: Cast) -> None:
    content = {"title": "A", "age_from_months": 0, "age_to_months": 36}
    fixed = {"lebensphasen": frozenset({"schwangerschaft"}), "lebensphasen_fixed": True}
    offer = create_offer(by=hettstedt["koordination"], content=content | fixed)
    update_offer(offer=offer, by=hettstedt["koordination"], content={"age_to_months": 72})
    assert offer.lebensphasen == {"schwangerschaft"}


def test_impossible_ages_are_refused(hettstedt: Cast) -> None:
    with pytest.raises(Invalid, match="age_order"):
        create_offer(by=hettstedt["koordination"], content={"title": "A", "age_from_months": 72, "age_to_months": 36})


def test_nobody_checks_in_the_future(hettstedt: Cast) -> None:
    with pytest.raises(Invalid, match="stand_in_future"):
        update_offer(offer=draft(hettstedt), by=hettstedt["koordination"], content={"stand": date(2999, 1, 1)})


def test_an_update_remembers_only_what_changed(hettstedt: Cast) -> None:
    offer = complete(hettstedt, phone="03476 1")
    update_offer(
        offer=offer,
        by=hettstedt["koordination"],
        content={"title": "Elterncafé", "phone": "03476 2", "places": (MARKT,)},
    )
    assert offer.manual_fields == ["phone", "places"]
    assert last_line().changes == {
        "phone": ["03476 1", "03476 2"],
        "places": ["", "Familienzentrum, Markt 1, 06333 Hettstedt"],
    }


def test_an_update_that_changes_nothing_leaves_no_line(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    before = AuditEntry.objects.count()
    update_offer(offer=offer, by=hettstedt["koordination"], content=content_of(offer))
    assert AuditEntry.objects.count() == before
    assert offer.manual_fields == []


def test_everything_typed_at_creation_counts_as_typed_by_hand(hettstedt: Cast) -> None:
    offer = create_offer(
        by=hettstedt["koordination"], content={"title": "A", "phone": "1", "summary": "", "plaetze": 0}
    )
    assert offer.manual_fields == ["phone", "plaetze", "title"]


def test_places_and_times_are_replaced(hettstedt: Cast) -> None:
    offer = create_offer(by=hettstedt["koordination"], content={"title": "A", "places": (MARKT,), "times": (TUESDAYS,)})
    update_offer(offer=offer, by=hettstedt["koordination"], content={"places": (PlaceValues(ort="Walbeck"), MARKT)})
    assert [str(place) for place in offer.places.all()] == ["Walbeck", "Markt 1, 06333 Hettstedt"]
    assert offer.times.count() == 1


def test_new_organisations_are_created_with_the_offer(hettstedt: Cast) -> None:
    names = PartnerNames("Neuer Träger (erfunden)", ("Stadt Hettstedt", "familienverein kupferberg erfunden"))
    offer = create_offer(by=hettstedt["koordination"], content={"title": "A"}, partners=names)
    assert offer.traeger == Organisation.objects.get(name="Neuer Träger (erfunden)")
    assert {partner.name for partner in offer.cooperation.all()} == {"Stadt Hettstedt", hettstedt.traeger.name}


def test_a_traeger_creates_only_for_itself(hettstedt: Cast) -> None:
    offer = create_offer(
        by=hettstedt["traeger"],
        content={"title": "A", "visibility": "stelle", "traeger": None, "lebenslagen": {"sozial"}},
    )
    assert (offer.traeger, offer.visibility, offer.lebenslagen) == (hettstedt.traeger, "oeffentlich", frozenset())


@pytest.mark.parametrize("who", ["lesen", "steuerungsgruppe"])
def test_readers_create_nothing(hettstedt: Cast, who: str) -> None:
    with pytest.raises(NotAllowed, match="offer_no_edit"):
        create_offer(by=hettstedt[who], content={"title": "A"})


def test_a_traeger_cannot_update_a_released_offer(hettstedt: Cast) -> None:
    with pytest.raises(NotAllowed, match="offer_needs_proposal"):
        update_offer(offer=complete(hettstedt), by=hettstedt["traeger"], content={"title": "B"})
