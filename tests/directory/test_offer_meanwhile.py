"""Two people at one offer: the second loses nothing typed, and undoes nothing the first has saved."""

from collections.abc import Callable
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client
from offers import TUESDAYS, complete, draft, rich_content

from factories import Cast
from lueckenlos.directory.actions.moves import release_offer
from lueckenlos.directory.actions.offers import create_offer, update_offer
from lueckenlos.directory.forms.meanwhile import Page
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.content import content_of
from lueckenlos.directory.rules.content import COMMUNE_ONLY, PartnerNames, PlaceValues
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.forms.versioned import UNTOUCHED
from web.rendering import as_sent
from web.rendering import page as page_of

Sent = dict[str, Any]
MET = "Jemand hat das Angebot inzwischen geändert"


def address_of(offer: Offer) -> str:
    return f"/arbeit/hettstedt/angebote/{offer.pk}/bearbeiten/"


def sent_of(response: HttpResponse, **typed: Any) -> Sent:
    (form,) = [one for one in page_of(response).forms if "gelesen" in one.fields]
    return as_sent(form) | {"schritt": "speichern"} | typed


def other(cast: Cast, offer: Offer, **content: Any) -> None:
    """What somebody else saves."""
    update_offer(offer=Offer.objects.get(pk=offer.pk), by=cast["leitung"], content=content)


@pytest.fixture
def offer(hettstedt: Cast) -> Offer:
    content = rich_content(hettstedt) | {"description": "Singen\nund Spielen"}
    return create_offer(by=hettstedt["koordination"], content=content)


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client("koordination")


def stored(offer: Offer) -> dict[str, Any]:
    return content_of(Offer.objects.get(pk=offer.pk))


def changed(response: HttpResponse) -> list[tuple[str, str, str]]:
    found: list[tuple[str, str, str]] = response.context["entry"].changed
    return found


def test_nothing_typed_and_nothing_saved_is_lost(hettstedt: Cast, offer: Offer, browser: Client) -> None:
    before, address = stored(offer), address_of(offer)
    typed = sent_of(browser.get(address), summary="Jetzt mit Frühstück.", plaetze="20")
    elsewhere = (PlaceValues(strasse="Markt", hausnummer="1", plz="06333", ort="Hettstedt", lat=51.6465, lon=11.5108),)
    theirs = {"title": "Krabbeltreff", "places": elsewhere, "times": (TUESDAYS,), "areas": frozenset(), "plaetze": 15,
              "handlungsfelder": frozenset({"bewegung"}), "phone": "03476 12345", "laufzeit_bis": None}  # fmt: skip
    other(hettstedt, offer, **theirs)
    met = browser.post(address, typed)
    assert met.status_code == 200
    assert MET in met.content.decode()
    told = {label: (now, mine) for label, now, mine in changed(met)}
    assert told["Titel"] == ("Krabbeltreff", UNTOUCHED)
    assert told["Sozialräume"] == ("keine Angabe", UNTOUCHED)
    assert [label for label, (_now, mine) in told.items() if mine != UNTOUCHED] == ["Plätze"]
    assert told["Plätze"] == ("15", "20")
    assert stored(offer) == before | theirs
    assert browser.post(address, sent_of(met)).status_code == 302
    assert stored(offer) == before | theirs | {"summary": "Jetzt mit Frühstück.", "plaetze": 20}


def test_who_has_touched_nothing_changes_nothing(hettstedt: Cast, offer: Offer, browser: Client) -> None:
    address = address_of(offer)
    typed = sent_of(browser.get(address))
    other(hettstedt, offer, title="Neu", age_from_months=12, age_to_months=36, cooperation=frozenset())
    now = stored(offer)
    assert browser.post(address, sent_of(browser.post(address, typed))).status_code == 302
    assert stored(offer) == now
    assert not now["lebensphasen_fixed"]


def test_a_third_version_is_met_like_the_second(hettstedt: Cast, offer: Offer, browser: Client) -> None:
    address = address_of(offer)
    typed = sent_of(browser.get(address), summary="Meins")
    other(hettstedt, offer, title="Krabbeltreff")
    second = browser.post(address, typed)
    other(hettstedt, offer, title="Singkreis", description="Nur Singen")
    third = browser.post(address, sent_of(second))
    assert changed(third) == [("Titel", "Singkreis", UNTOUCHED), ("Beschreibung", "Nur Singen", UNTOUCHED)]
    browser.post(address, sent_of(third))
    assert [stored(offer)[name] for name in ("title", "summary", "description")] == ["Singkreis", "Meins", "Nur Singen"]


def test_organisations_are_met_by_name(hettstedt: Cast, offer: Offer, browser: Client) -> None:
    address, by = address_of(offer), hettstedt["leitung"]
    typed = sent_of(browser.get(address), cooperation_names="Bücherei (erfunden)\nSportverein (erfunden)")
    partners = PartnerNames("Stadt Hettstedt (erfunden)", ("Familienzentrum Saat (erfunden)",))
    update_offer(offer=Offer.objects.get(pk=offer.pk), by=by, content={}, partners=partners)
    met = browser.post(address, typed)
    assert changed(met) == [
        ("Träger", "Stadt Hettstedt (erfunden)", UNTOUCHED),
        ("Kooperationspartner", "Familienzentrum Saat (erfunden)", "Bücherei (erfunden)\nSportverein (erfunden)"),
    ]
    browser.post(address, sent_of(met))
    saved = Offer.objects.get(pk=offer.pk)
    assert saved.traeger
    assert saved.traeger.name == "Stadt Hettstedt (erfunden)"
    assert {one.name for one in saved.cooperation.all()} == {"Bücherei (erfunden)", "Sportverein (erfunden)"}


def test_what_the_form_does_not_show_stops_nobody(hettstedt: Cast, browser: Client) -> None:
    offer = draft(hettstedt)
    typed = sent_of(browser.get(address_of(offer)), title="Mein Titel")
    release_offer(offer=offer, by=hettstedt["leitung"])
    other(hettstedt, offer, title="Mein Titel")
    assert browser.post(address_of(offer), typed).status_code == 302
    assert stored(offer)["title"] == "Mein Titel"


def test_mistakes_come_first_and_one_more_row_forgets_nothing(hettstedt: Cast, offer: Offer, browser: Client) -> None:
    address = address_of(offer)
    typed = sent_of(browser.get(address), phone="weiß ich nicht")
    other(hettstedt, offer, title="Krabbeltreff")
    wrong = browser.post(address, typed)
    assert "phone" in wrong.context["entry"].form.errors
    assert MET not in wrong.content.decode()
    row = browser.post(address, sent_of(wrong, phone="", schritt="weiterer-ort"))
    met = browser.post(address, sent_of(row))
    assert changed(met) == [("Titel", "Krabbeltreff", UNTOUCHED)]


def garbled(sent: Sent) -> Sent:
    return sent | {"vorher": '{"content": {"places": [{"x": 1}]}, "names": {}}'}


def missing(sent: Sent) -> Sent:
    return {name: value for name, value in sent.items() if name != "vorher"}


@pytest.mark.parametrize("spoil", [garbled, missing])
def test_without_what_the_page_was_made_from_the_person_decides(
    hettstedt: Cast, offer: Offer, browser: Client, spoil: Callable[[Sent], Sent]
) -> None:
    address = address_of(offer)
    typed = spoil(sent_of(browser.get(address), summary="Meins"))
    other(hettstedt, offer, title="Krabbeltreff")
    again = browser.post(address, typed)
    assert MET in again.content.decode()
    assert changed(again) == []
    assert browser.post(address, sent_of(again)).status_code == 302
    assert (stored(offer)["summary"], stored(offer)["title"]) == ("Meins", "Krabbelgruppe (erfunden)")


def test_a_traeger_proposes_no_step_back(hettstedt: Cast) -> None:
    browser, offer = hettstedt.client("traeger"), complete(hettstedt)
    typed = sent_of(browser.get(address_of(offer)), summary="Mit Frühstück.", schritt="vorschlagen")
    other(hettstedt, offer, title="Elterntreff", foerderquelle="Land")
    met = browser.post(address_of(offer), typed)
    assert changed(met) == [("Titel", "Elterntreff", UNTOUCHED)]
    assert browser.post(address_of(offer), sent_of(met, schritt="vorschlagen")).status_code == 302
    assert offer.proposals.get().values == {"summary": "Mit Frühstück."}


def test_the_page_tells_a_traeger_nothing_that_only_the_commune_sees(hettstedt: Cast) -> None:
    offer = complete(hettstedt)
    hidden = {"foerderquelle": "Landesmittel Kinderschutz", "rechtsgrundlage": "§ 16 SGB VIII", "external_id": "K-4711"}
    assert offer.traeger
    partners = PartnerNames(offer.traeger.name, ("Bücherei (erfunden)",))
    update_offer(offer=offer, by=hettstedt["leitung"], content=hidden, partners=partners)
    sent = sent_of(hettstedt.client("traeger").get(address_of(offer)))
    (before,) = sent["vorher"]
    page = Page.read(before)
    assert page
    assert page.content["title"] == offer.title
    assert not {*COMMUNE_ONLY, "traeger", "cooperation"} & set(page.content)
    assert not any(text in str(sent) for text in hidden.values())


def test_between_the_page_and_the_action_somebody_may_still_be_quicker(hettstedt: Cast, offer: Offer) -> None:
    seen = Offer.objects.get(pk=offer.pk).changed_at.isoformat()
    other(hettstedt, offer, title="Krabbeltreff")
    with pytest.raises(Invalid, match="offer_changed_meanwhile"):
        update_offer(offer=offer, by=hettstedt["koordination"], content={"summary": "Meins"}, seen=seen)
    assert stored(offer)["summary"] != "Meins"


@pytest.mark.parametrize("text", ["", "[]", "null", "{}", '{"content": [], "names": {}}', '{"content": {}, "names": 1}',
                                  '{"content": {"laufzeit_bis": "gestern"}, "names": {}}'])  # fmt: skip
def test_a_forged_page_is_none(text: str) -> None:
    assert Page.read(text) is None
