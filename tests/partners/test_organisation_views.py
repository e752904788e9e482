"""Pages about organisations."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories import Cast, make_offer, make_organisation
from lueckenlos.partners.models import ContactPerson, Organisation

BASE = "/arbeit/hettstedt/organisationen/"
ROWS = {"kontakte-TOTAL_FORMS": "2", "kontakte-INITIAL_FORMS": "0"}


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client("koordination")


def queries_of(browser: Client, address: str) -> int:
    browser.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert browser.get(address).status_code == 200
    return len(queries)


def test_the_list_costs_the_same_for_one_and_for_three(hettstedt: Cast, browser: Client) -> None:
    one = queries_of(browser, BASE)
    for _ in range(2):
        make_offer(hettstedt.hettstedt, traeger=make_organisation(hettstedt.hettstedt))
    assert queries_of(browser, BASE) == one <= 8


def test_the_list_filters_by_name_place_and_kind(hettstedt: Cast, browser: Client) -> None:
    make_organisation(hettstedt.hettstedt, "Kita Übermut", kind="kita", ort="Walbeck")
    for query, shown in (
        ("text=übermut", True),
        ("text=walb", True),
        ("kind=kita", True),
        ("kind=schule", False),
        ("kind=x", True),
    ):
        assert ("Kita Übermut" in browser.get(f"{BASE}?{query}").content.decode()) is shown, query


def test_creating_with_contacts(hettstedt: Cast, browser: Client) -> None:
    data = {
        **ROWS,
        "name": "Kita Übermut",
        "kind": "kita",
        "kontakte-0-name": "A. Muster",
        "kontakte-1-phone": "03476 1",
    }
    assert browser.post(BASE + "neu/", data).status_code == 302
    made = Organisation.objects.get(name="Kita Übermut")
    assert list(ContactPerson.objects.values_list("organisation", "name")) == [(made.pk, "A. Muster")]


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"name": ""}, "Bitte füllen Sie dieses Feld aus"),
        ({"name": "Familienverein Kupferberg (erfunden)"}, "gibt es schon"),
        ({"plz": "123"}, "Eine Postleitzahl hat fünf Ziffern."),
        ({"phone": "keins"}, "Das ist keine Telefonnummer."),
        ({"kontakte-0-email": "x"}, "E-Mail-Adresse"),
    ],
)
def test_wrong_input(hettstedt: Cast, browser: Client, values: dict[str, str], sentence: str) -> None:
    response = browser.post(BASE + "neu/", {**ROWS, "name": "Neu", "kind": "kita", **values})
    assert response.status_code == 200
    assert sentence in response.content.decode()
    assert Organisation.objects.count() == 1


def test_editing_and_removing_a_contact(hettstedt: Cast, browser: Client) -> None:
    ContactPerson.objects.create(stelle=hettstedt.hettstedt, organisation=hettstedt.traeger, name="A")
    address = f"{BASE}{hettstedt.traeger.pk}/bearbeiten/"
    assert 'value="A"' in browser.get(address).content.decode()
    data = {
        **ROWS,
        "kontakte-INITIAL_FORMS": "1",
        "kontakte-0-name": "A",
        "kontakte-0-DELETE": "on",
        "name": "Neu",
        "kind": "verein",
    }
    browser.post(address, data)
    assert (Organisation.objects.get().name, ContactPerson.objects.count()) == ("Neu", 0)


def test_the_detail_page_and_deleting(hettstedt: Cast, browser: Client) -> None:
    used, unused = make_organisation(hettstedt.hettstedt, "AWO"), make_organisation(hettstedt.hettstedt, "Weg")
    make_offer(hettstedt.hettstedt, traeger=used)
    assert "„AWO“ wird noch gebraucht: 1 Angebot." in browser.get(f"{BASE}{used.pk}/").content.decode()
    assert browser.post(f"{BASE}{used.pk}/loeschen/").status_code == 403
    assert browser.post(f"{BASE}{unused.pk}/loeschen/").status_code == 302
    assert not Organisation.objects.filter(name="Weg").exists()


def test_duplicates_and_merging(hettstedt: Cast, browser: Client) -> None:
    keep = make_organisation(hettstedt.hettstedt, "Kita Sonnenschein", phone="03476 1")
    drop = make_organisation(hettstedt.hettstedt, "Kita Sonnenschein gGmbH", phone="03476 2")
    assert "Kita Sonnenschein gGmbH" in browser.get(BASE + "dubletten/").content.decode()
    address = f"{BASE}{keep.pk}/zusammenfuehren/{drop.pk}/"
    assert "03476 2" in browser.get(address).content.decode()
    browser.post(address, {"feld-phone": "rechts"})
    assert Organisation.objects.get(pk=keep.pk).phone == "03476 2"
    assert not Organisation.objects.filter(pk=drop.pk).exists()


@pytest.mark.parametrize("field", ["text", "traeger", "traeger_name"])
def test_suggestions_for_other_forms(browser: Client, field: str) -> None:
    page = browser.get(BASE + "vorschlag/", {field: "kupfer"}).content.decode()
    assert page.strip() == '<option value="Familienverein Kupferberg (erfunden)"></option>'


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("lesen", 200),
        ("mitarbeit", 200),
        ("traeger", 403),
        ("steuerungsgruppe", 403),
        ("fremd", 404),
        ("kgc", 404),
        ("anonymous", 302),
    ],
)
def test_who_gets_in(hettstedt: Cast, who: str, status: int) -> None:
    browser = hettstedt.client(who)
    assert browser.get(BASE).status_code == status
    assert browser.get(BASE + "vorschlag/?text=a").status_code == status


def test_readers_change_nothing(hettstedt: Cast) -> None:
    browser = hettstedt.client("lesen")
    pk = hettstedt.traeger.pk
    assert browser.get(f"{BASE}{pk}/").status_code == 200
    for address in ("neu/", f"{pk}/bearbeiten/", "dubletten/"):
        assert browser.get(BASE + address).status_code == 403
    assert browser.post(f"{BASE}{pk}/loeschen/").status_code == 403
