"""Eingang, merging, links in the work area and the pages behind a secret link."""

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from django_scopes import scope
from offers import complete, queries_of
from pytest_django import DjangoCaptureOnCommitCallbacks
from test_offer_forms import EMPTY_ROWS

from factories import Cast, make_offer, make_organisation
from lueckenlos.directory.actions.links import create_link
from lueckenlos.directory.actions.proposals import propose_changes
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferLink, OfferProposal

BASE = "/arbeit/hettstedt/"


def path_of(cast: Cast, offer: Offer | None = None) -> str:
    issued = create_link(organisation=cast.traeger, email="verein@example.org", by=cast["koordination"], offer=offer)
    return issued.address[issued.address.index("/link/") :]


def filled(**values: str) -> dict[str, str]:
    return {
        **EMPTY_ROWS,
        "title": "Elterncafé",
        "summary": "Offener Treff für Eltern mit Babys.",
        "name": "Erika Muster",
        **values,
    }


# ---------------------------------------------------------------- Eingang
def test_the_inbox_lists_what_waits(hettstedt: Cast) -> None:
    complete(hettstedt, title="Neues", status=OfferStatus.EINGEREICHT)
    propose_changes(offer=complete(hettstedt), by=hettstedt["traeger"], content={"phone": "1234"})
    page = hettstedt.client("koordination").get(BASE + "eingang/").content.decode()
    assert "Neues" in page
    assert "Elterncafé" in page
    assert "Nichts zu entscheiden" not in page


def test_the_inbox_costs_the_same_for_one_entry_and_for_three(hettstedt: Cast) -> None:
    def enter() -> None:
        complete(hettstedt, status=OfferStatus.EINGEREICHT)
        propose_changes(offer=complete(hettstedt), by=hettstedt["traeger"], content={"phone": "1234"})

    browser = hettstedt.client("koordination")
    enter()
    one = queries_of(browser, BASE + "eingang/")
    enter()
    enter()
    assert queries_of(browser, BASE + "eingang/") == one <= 8


def test_deciding_on_a_proposal(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    content = {"phone": "1234", "email": "neu@example.org"}
    proposal = propose_changes(offer=offer, by=hettstedt["traeger"], content=content)
    browser, address = hettstedt.client("koordination"), f"{BASE}eingang/{proposal.pk}/"
    assert "neu@example.org" in browser.get(address).content.decode()
    assert "mindestens eine Änderung" in browser.post(address, {}).content.decode()
    assert browser.post(address, {"feld": ["phone"]}).status_code == 302
    offer.refresh_from_db()
    assert (offer.phone, offer.email) == ("1234", "")
    assert browser.get(address).status_code == 404


def test_turning_a_proposal_down(hettstedt: Cast) -> None:
    proposal = propose_changes(offer=complete(hettstedt), by=hettstedt["traeger"], content={"phone": "1234"})
    browser, address = hettstedt.client("koordination"), f"{BASE}eingang/{proposal.pk}/"
    assert "Bitte füllen Sie dieses Feld aus" in browser.post(address, {"ablehnen": "1", "reason": ""}).content.decode()
    browser.post(address, {"ablehnen": "1", "reason": "falsch"})
    assert OfferProposal.objects.get().reason == "falsch"


@pytest.mark.parametrize(("who", "status"), [("mitarbeit", 403), ("lesen", 403), ("traeger", 403), ("fremd", 404)])
def test_who_decides_nothing(hettstedt: Cast, who: str, status: int) -> None:
    proposal = propose_changes(offer=complete(hettstedt), by=hettstedt["traeger"], content={"phone": "1234"})
    answer = hettstedt.client(who).post(f"{BASE}eingang/{proposal.pk}/", {"alle": "1"})
    assert answer.status_code == status
    assert OfferProposal.objects.get().decided_at is None


# ---------------------------------------------------------------- merging
def test_merging_on_the_page(hettstedt: Cast) -> None:
    keep, drop = complete(hettstedt, phone="1234"), complete(hettstedt, phone="5678", email="b@example.org")
    browser = hettstedt.client("koordination")
    assert "Vergleichen" in browser.get(f"{BASE}angebote/{keep.pk}/dubletten/").content.decode()
    address = f"{BASE}angebote/{keep.pk}/zusammenfuehren/{drop.pk}/"
    assert "5678" in browser.get(address).content.decode()
    browser.post(address, {"feld-phone": "links", "feld-email": "rechts"})
    keep.refresh_from_db()
    assert (keep.phone, keep.email) == ("1234", "b@example.org")
    assert "aufgegangen in" in browser.get(f"{BASE}angebote/{drop.pk}/").content.decode()


# ---------------------------------------------------------------- sending
def test_sending_a_link(hettstedt: Cast, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> None:
    browser = hettstedt.client("koordination")
    with django_capture_on_commit_callbacks(execute=True):
        browser.post(BASE + "angebote/link/", {"traeger": "Neuer Verein (erfunden)", "email": "neu@example.org"})
    assert OfferLink.objects.get().organisation.name == "Neuer Verein (erfunden)"
    assert mail.outbox[0].to == ["neu@example.org"]


def test_a_link_for_an_offer_needs_its_traeger(hettstedt: Cast) -> None:
    offer = make_offer(hettstedt.hettstedt)
    page = hettstedt.client("koordination").post(f"{BASE}angebote/{offer.pk}/link/", {"email": "a@example.org"})
    assert "Tragen Sie zuerst den Träger" in page.content.decode()
    assert OfferLink.objects.count() == 0


# ---------------------------------------------------------------- behind the link
def test_the_start_page_is_for_anybody_who_holds_the_link(hettstedt: Cast, client: Client) -> None:
    complete(hettstedt)
    response = client.get(path_of(hettstedt))
    page = response.content.decode()
    assert "Elterncafé" in page
    assert "Neues Angebot eintragen" in page
    assert (response["Referrer-Policy"], response["X-Robots-Tag"]) == ("same-origin", "noindex")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("address", ["/link/falsch/", "/link/falsch/neu/", "/link/falsch/danke/"])
def test_an_unknown_link_gets_a_friendly_page(db: None, client: Client, address: str) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert "Dieser Link gilt nicht mehr" in response.content.decode()


def test_an_expired_link_gets_the_same_page_as_an_unknown_one(hettstedt: Cast, client: Client) -> None:
    address = path_of(hettstedt, complete(hettstedt, title="Geheim"))
    OfferLink.objects.update(expires_at=timezone.now())
    expired, unknown = client.get(address), client.get("/link/falsch/")
    assert expired.content == unknown.content
    assert expired.status_code == 404


def test_one_click_confirms(hettstedt: Cast, client: Client) -> None:
    offer = complete(hettstedt, status=OfferStatus.VERALTET)
    address = path_of(hettstedt, offer)
    response = client.post(f"{address}angebot/{offer.public_id}/stimmt/", follow=True)
    assert "gilt ab heute als geprüft" in response.content.decode()
    assert Offer.objects.get(pk=offer.pk).status == OfferStatus.FREIGEGEBEN
    assert client.get(f"{address}angebot/{offer.public_id}/stimmt/").status_code == 405


def test_a_change_waits_for_the_commune(hettstedt: Cast, client: Client) -> None:
    offer = complete(hettstedt)
    address = f"{path_of(hettstedt, offer)}angebot/{offer.public_id}/aendern/"
    assert client.get(address).status_code == 200
    assert "Bitte füllen Sie dieses Feld aus" in client.post(address, filled(name="")).content.decode()
    assert "Der Vorschlag ändert nichts." in client.post(address, filled()).content.decode()
    assert client.post(address, filled(phone="03476 1", visibility="stelle")).status_code == 302
    proposal = OfferProposal.objects.get()
    assert (proposal.values, proposal.from_name) == ({"phone": "03476 1"}, "Erika Muster")


def test_a_new_offer_by_link(hettstedt: Cast, client: Client) -> None:
    address = path_of(hettstedt)
    assert client.get(address + "neu/").status_code == 200
    assert "Bitte füllen Sie dieses Feld aus" in client.post(address + "neu/", filled(summary="")).content.decode()
    response = client.post(address + "neu/", filled(title="Vätertreff"), follow=True)
    assert "Vielen Dank" in response.content.decode()
    offer = Offer.objects.get(title="Vätertreff")
    assert (offer.status, offer.traeger) == (OfferStatus.EINGEREICHT, hettstedt.traeger)
    assert "wartet auf Freigabe" in client.get(address).content.decode()


def test_one_more_row_without_a_script(hettstedt: Cast, client: Client) -> None:
    response = client.post(path_of(hettstedt) + "neu/", filled(schritt="weitere-zeit", name=""))
    page = response.content.decode()
    assert 'name="zeiten-1-kind"' in page
    assert "Bitte füllen Sie dieses Feld aus" not in page


def test_a_link_opens_nothing_else(hettstedt: Cast, client: Client) -> None:
    offer = complete(hettstedt)
    others = [make_offer(hettstedt.hettstedt, traeger=make_organisation(hettstedt.hettstedt)), complete(hettstedt)]
    with scope(stelle=hettstedt.eisleben):
        others.append(make_offer(hettstedt.eisleben))
    address = path_of(hettstedt, offer)
    for other in others:
        assert client.post(f"{address}angebot/{other.public_id}/stimmt/").status_code == 404
        assert client.get(f"{address}angebot/{other.public_id}/aendern/").status_code == 404
    assert client.get(address + "neu/").status_code == 404


# ---------------------------------------------------------------- upwards
def test_the_kgc_reads_the_offers_of_its_communes(hettstedt: Cast) -> None:
    browser, base = hettstedt.client("kgc"), "/arbeit/kgc-sachsen-anhalt/angebote/kommunen/"
    offer = complete(hettstedt)
    one = queries_of(browser, base)
    complete(hettstedt)
    complete(hettstedt)
    assert queries_of(browser, base) == one <= 11
    assert "Elterncafé" in browser.get(base).content.decode()
    assert "Hettstedt" in browser.get(f"{base}{offer.public_id}/").content.decode()


def test_the_kgc_cannot_open_the_work_page_of_a_communes_offer(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    browser = hettstedt.client("kgc_leitung")
    assert browser.get(f"/arbeit/kgc-sachsen-anhalt/angebote/{offer.pk}/").status_code == 404
