"""The pages of the work area: what they show, who gets in, and that they stay quick."""

import pytest
from django.test import Client
from lxml import html
from offers import MARKT, TUESDAYS, complete, draft, queries_of
from test_offer_forms import EMPTY_ROWS

from factories import Cast, make_offer, make_organisation
from lueckenlos.directory.actions.offers import update_offer
from lueckenlos.directory.actions.proposals import propose_changes
from lueckenlos.directory.actions.search import index_offers
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer

BASE = "/arbeit/hettstedt/angebote/"


def text(browser: Client, address: str, status: int = 200) -> str:
    response = browser.get(address)
    assert response.status_code == status
    return " ".join(html.document_fromstring(response.content.decode()).text_content().split())


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client("koordination")


def test_the_list_costs_the_same_for_one_offer_and_for_three(hettstedt: Cast, browser: Client) -> None:
    complete(hettstedt)
    one = queries_of(browser, BASE)
    complete(hettstedt)
    complete(hettstedt, traeger=make_organisation(hettstedt.hettstedt))
    assert queries_of(browser, BASE) == one <= 12


@pytest.mark.parametrize(
    ("query", "most"),
    [
        ("?text=Elterncafe", 17),
        ("?text=Elterncafe&handlungsfeld=bewegung&kosten=frei&traeger=a&sort=-stand&seite=9", 17),
        ("?pruefung=on&auslaufend=on&sort=geaendert", 12),
    ],
)
def test_filters_cost_the_same_for_one_offer_and_for_three(
    hettstedt: Cast, browser: Client, query: str, most: int
) -> None:
    index_offers([complete(hettstedt).pk])
    one = queries_of(browser, BASE + query)
    more = [complete(hettstedt), complete(hettstedt, traeger=make_organisation(hettstedt.hettstedt))]
    index_offers([offer.pk for offer in more])
    assert queries_of(browser, BASE + query) == one <= most


def test_the_inbox_costs_the_same_for_one_proposal_and_for_three(hettstedt: Cast, browser: Client) -> None:
    def hand_in() -> None:
        make_offer(hettstedt.hettstedt, status=OfferStatus.EINGEREICHT, traeger=make_organisation(hettstedt.hettstedt))
        changes = {"title": "Neuer Titel"}
        propose_changes(offer=complete(hettstedt), by=hettstedt["traeger"], content=changes, note="")

    hand_in()
    one = queries_of(browser, "/arbeit/hettstedt/eingang/")
    hand_in()
    hand_in()
    assert queries_of(browser, "/arbeit/hettstedt/eingang/") == one


def test_the_list_shows_filter_chips_and_keeps_the_filter_in_the_export(hettstedt: Cast, browser: Client) -> None:
    make_offer(hettstedt.hettstedt, "Stillgruppe", lebensphasen={"kita-alter"})
    make_offer(hettstedt.hettstedt, "Schuldnerberatung")
    response = browser.get(BASE, {"lebensphase": "kita-alter"})
    page = response.content.decode()
    assert "Stillgruppe" in page
    assert "Schuldnerberatung" not in page
    assert "Lebensphase: Kita-Alter" in page
    assert "export.csv?lebensphase=kita-alter" in page
    lines = b"".join(browser.get(BASE + "export.csv", {"lebensphase": "kita-alter"}).streaming_content).decode()
    assert [line.split(";")[0] for line in lines.splitlines()[1:]] == ["Stillgruppe"]


def test_the_export_as_a_workbook(hettstedt: Cast, browser: Client) -> None:
    complete(hettstedt)
    response = browser.get(BASE + "export.xlsx")
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    assert b"".join(response.streaming_content)[:2] == b"PK"
    response.close()


def test_an_empty_list_says_what_to_do_first(browser: Client) -> None:
    assert "Erstes Angebot eintragen" in text(browser, BASE)
    assert "Kein Angebot passt" in text(browser, BASE + "?status=entwurf")


def test_bulk_steps_keep_the_filter_and_say_what_happened(hettstedt: Cast, browser: Client) -> None:
    ready, bare = draft(hettstedt), draft(hettstedt, summary="")
    data = {"schritt": "freigeben", "angebot": [ready.pk, bare.pk, "x"], "liste": "status=entwurf&seite=2"}
    response = browser.post(BASE + "sammelaktion/", data, follow=True)
    assert response.redirect_chain == [(BASE + "?status=entwurf&seite=2", 302)]
    shown = [str(message) for message in response.context["messages"]]
    assert shown == [
        "1 Angebot freigegeben.",
        "1 Angebot übersprungen: Für diesen Schritt fehlt noch: Kurzbeschreibung.",
    ]


def test_bulk_steps_do_not_touch_another_stelle(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    hettstedt.client("fremd").post(
        "/arbeit/eisleben/angebote/sammelaktion/", {"schritt": "archivieren", "angebot": offer.pk}
    )
    assert Offer.objects.get(pk=offer.pk).status == OfferStatus.FREIGEGEBEN


@pytest.mark.parametrize("data", [{"schritt": "loeschen"}, {"schritt": "freigeben"}])
def test_bulk_steps_need_a_known_step_and_a_tick(browser: Client, data: dict[str, str]) -> None:
    assert browser.post(BASE + "sammelaktion/", data).status_code in {404, 409}


def test_the_detail_page_says_everything(hettstedt: Cast, browser: Client) -> None:
    offer = complete(hettstedt, handlungsfelder={"bewegung"}, age_from_months=0, age_to_months=12)
    propose_changes(offer=offer, by=hettstedt["traeger"], content={"phone": "1234"})
    page = text(browser, f"{BASE}{offer.pk}/")
    for part in ("Bewegung", "0 bis unter 1 Jahr", "Vorschlag von", "Änderung vorgeschlagen", "Für das Kettenbild:"):
        assert part in page


def test_the_detail_page_costs_the_same_for_one_part_and_for_three(hettstedt: Cast, browser: Client) -> None:
    areas = tuple(hettstedt.gebiete.values())
    little, much = complete(hettstedt, areas=areas[:1]), complete(hettstedt, areas=areas[:3])
    update_offer(offer=little, by=hettstedt["leitung"], content={"places": (MARKT,), "times": (TUESDAYS,)})
    update_offer(offer=much, by=hettstedt["leitung"], content={"places": (MARKT,) * 3, "times": (TUESDAYS,) * 3})
    assert queries_of(browser, f"{BASE}{much.pk}/") == queries_of(browser, f"{BASE}{little.pk}/") <= 24


def test_buttons_are_disabled_with_the_reason(hettstedt: Cast) -> None:
    offer = draft(hettstedt, summary="")
    page = hettstedt.client("mitarbeit").get(f"{BASE}{offer.pk}/").content.decode()
    buttons = {
        " ".join(button.text_content().split()): "disabled" in button.attrib
        for button in html.document_fromstring(page).iter("button")
    }
    assert (buttons["Zur Freigabe einreichen"], buttons["Freigeben"]) == (True, True)
    assert "Für diesen Schritt fehlt noch: Kurzbeschreibung." in page
    assert "Freigeben, ablehnen und archivieren dürfen nur Koordination und Leitung." in page


def test_a_step_that_asks_for_a_reason(hettstedt: Cast, browser: Client) -> None:
    offer = complete(hettstedt, status=OfferStatus.EINGEREICHT)
    address = f"{BASE}{offer.pk}/schritt/ablehnen/"
    assert "bekommt den Grund per E-Mail" in text(browser, address)
    assert browser.post(address, {"reason": ""}).status_code == 200
    assert browser.post(address, {"reason": "doppelt"}).status_code == 302
    assert Offer.objects.get(pk=offer.pk).status_reason == "doppelt"


def test_a_step_at_once_and_a_step_that_does_not_exist(hettstedt: Cast, browser: Client) -> None:
    offer = draft(hettstedt)
    browser.post(f"{BASE}{offer.pk}/schritt/freigeben/")
    assert Offer.objects.get(pk=offer.pk).status == OfferStatus.FREIGEGEBEN
    assert browser.post(f"{BASE}{offer.pk}/schritt/loeschen/").status_code == 404


def test_creating_a_draft_and_releasing_it(hettstedt: Cast, browser: Client) -> None:
    browser.post(BASE + "neu/", {**EMPTY_ROWS, "visibility": "oeffentlich", "title": "Neu", "schritt": "entwurf"})
    offer = Offer.objects.get(title="Neu")
    assert offer.status == OfferStatus.ENTWURF
    data = {**EMPTY_ROWS, "visibility": "oeffentlich", "title": "Neu", "summary": "S.", "traeger_name": "T (erfunden)"}
    browser.post(f"{BASE}{offer.pk}/bearbeiten/", {**data, "schritt": "freigeben"})
    offer.refresh_from_db()
    assert (offer.status, offer.traeger and offer.traeger.name) == (OfferStatus.FREIGEGEBEN, "T (erfunden)")


def test_wrong_input_keeps_what_was_typed(browser: Client) -> None:
    data = {
        **EMPTY_ROWS,
        "visibility": "oeffentlich",
        "title": "Neu",
        "age_from": "6",
        "age_to": "3",
        "schritt": "entwurf",
    }
    page = browser.post(BASE + "neu/", data).content.decode()
    assert "Das Alter „von“ muss kleiner sein" in page
    assert 'value="Neu"' in page
    assert Offer.objects.count() == 0


def test_two_people_do_not_overwrite_each_other_unseen(hettstedt: Cast, browser: Client) -> None:
    offer = draft(hettstedt)
    address = f"{BASE}{offer.pk}/bearbeiten/"
    data = {**EMPTY_ROWS, "visibility": "oeffentlich", "title": "Meins", "schritt": "entwurf", "gelesen": "2026-01-01"}
    page = browser.post(address, data).content.decode()
    assert "Jemand hat das Angebot inzwischen geändert." in page
    seen = html.document_fromstring(page).xpath('//input[@name="gelesen"]/@value')[0]
    assert browser.post(address, {**data, "gelesen": seen}).status_code == 302
    assert Offer.objects.get(pk=offer.pk).title == "Meins"


def test_a_traeger_edits_its_draft_and_proposes_for_what_is_released(hettstedt: Cast) -> None:
    browser = hettstedt.client("traeger")
    own, released = draft(hettstedt), complete(hettstedt)
    data = {**EMPTY_ROWS, "title": "Anders", "summary": "S.", "schritt": "speichern"}
    browser.post(f"{BASE}{own.pk}/bearbeiten/", data)
    browser.post(f"{BASE}{released.pk}/bearbeiten/", data)
    assert Offer.objects.get(pk=own.pk).title == "Anders"
    assert Offer.objects.get(pk=released.pk).title == "Elterncafé"
    assert released.proposals.get().values == {"title": "Anders", "summary": "S."}


def test_a_traeger_does_not_see_offers_of_others(hettstedt: Cast) -> None:
    other = make_offer(hettstedt.hettstedt)
    browser = hettstedt.client("traeger")
    assert browser.get(f"{BASE}{other.pk}/").status_code == 404
    assert other.title not in browser.get(BASE).content.decode()


@pytest.mark.parametrize(
    ("who", "status"),
    [("steuerungsgruppe", 403), ("fremd", 404), ("kreis", 404), ("kgc", 404), ("bund", 404), ("anonymous", 302)],
)
def test_who_is_kept_out(hettstedt: Cast, who: str, status: int) -> None:
    offer = complete(hettstedt)
    browser = hettstedt.client(who)
    for address in (
        "",
        "export.csv",
        "export.xlsx",
        f"{offer.pk}/",
        f"{offer.pk}/bearbeiten/",
        "neu/",
        f"{offer.pk}/dubletten/",
    ):
        found = browser.get(BASE + address).status_code
        assert found == status or (who == "steuerungsgruppe" and found == 404), address


def test_readers_read_and_change_nothing(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    browser = hettstedt.client("lesen")
    assert browser.get(f"{BASE}{offer.pk}/").status_code == 200
    assert browser.get(f"{BASE}{offer.pk}/bearbeiten/").status_code == 403
    assert browser.post(f"{BASE}{offer.pk}/schritt/archivieren/", {"reason": ""}).status_code == 403
