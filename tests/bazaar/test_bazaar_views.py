"""Pages of the office, the till's doors and the seller's link, over HTTP."""

import json
import posixpath
import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
from django.contrib.staticfiles import finders
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_scopes import scope

from bazaar.fleamarket import again, join, make_bazaar, message, receipt, sell_out, seller, send
from events.fair import link_of, now
from factories import Cast
from lueckenlos.bazaar.models import Bazaar, Item, Receipt, Seller
from lueckenlos.bazaar.papers import labels_pdf, shown
from lueckenlos.bazaar.queries.money import settlement_of
from lueckenlos.bazaar.queries.work import items_for_labels
from lueckenlos.events.actions import tidy
from lueckenlos.events.extensions import extensions
from lueckenlos.events.models import DeletionEntry, Event
from lueckenlos.tenancy.actor import Actor

FIELDS = {
    "title": "Sommerbasar (erfunden)",
    "day": "2097-05-08",
    "begins": "09:00",
    "until": "12:00",
    "venue": "Halle",
    "numbers": "120",
    "max_items": "50",
    "rate_bp": "12,5",
    "fee_cents": "2,50",
    "opens_at": "2097-03-01T08:00",
    "closes_at": "2097-04-20T20:00",
    "lists_close_at": "2097-05-06T20:00",
}


@pytest.fixture
def by(hettstedt: Cast) -> Actor:
    return hettstedt["koordination"]


@pytest.fixture
def bazaar(by: Actor) -> Bazaar:
    return make_bazaar(by)


@pytest.fixture
def office(hettstedt: Cast) -> Client:
    return hettstedt.client("koordination")


def url(bazaar: Bazaar, rest: str = "") -> str:
    return f"/arbeit/{bazaar.stelle.slug}/veranstaltungen/{bazaar.event_id}/basar/{rest}"


def link(one: Seller, rest: str = "") -> str:
    assert one.registration
    return f"/basar/{link_of(one.registration)}/{rest}"


# ---------------------------------------------------------------- creating
def test_one_page_makes_a_bazaar(office: Client, hettstedt: Cast) -> None:
    answer = office.post("/arbeit/hettstedt/veranstaltungen/nummernbasar/", FIELDS)
    made = Bazaar.objects.select_related("event").get()
    assert (answer.status_code, answer["Location"]) == (302, f"/arbeit/hettstedt/veranstaltungen/{made.event_id}/")
    assert [
        (one.rate_bp, one.fee_cents, one.max_items, one.number_from, one.number_to) for one in made.groups.all()
    ] == [
        (0, 0, 100, 1, 99),
        (1250, 250, 50, 100, 199),
        (1250, 250, 50, 200, 319),
    ]
    assert [(one.name, one.capacity) for one in made.event.booking.place_types.all()] == [
        ("Verkäufernummer", 120),
        ("Verkäufernummer mit Helferdienst", 30),
    ]


def test_the_event_of_a_bazaar_is_edited_and_keeps_its_kind(office: Client, bazaar: Bazaar) -> None:
    address = f"/arbeit/hettstedt/veranstaltungen/{bazaar.event_id}/bearbeiten/"
    entry = office.get(address).context["entry"]
    sent = {"schritt": "speichern", "gelesen": entry.seen}
    for form in [*entry.forms, *(part for rows in entry.rows for part in (rows.management_form, *rows))]:
        values = {bound.html_name: bound.value() for bound in form}
        sent |= {name: value for name, value in values.items() if value is not None and value is not False}
    answer = office.post(address, {**sent, "title": "Basar mit neuem Namen"})
    assert answer.status_code == 302
    assert Event.objects.values_list("art", "title").get() == ("boerse", "Basar mit neuem Namen")


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("rate_bp", "120", "Schreiben Sie eine Zahl von 0 bis 100"),
        ("rate_bp", "-3", "Schreiben Sie eine Zahl von 0 bis 100"),
        ("fee_cents", "zehn", "Schreiben Sie den Preis in Euro"),
        ("fee_cents", "500", "Die Listengebühr liegt zwischen 0 und 100 Euro."),
        ("numbers", "99999", "1000"),
        ("until", "08:00", "Das Ende liegt vor dem Beginn."),
        ("closes_at", "2027-02-01T08:00", "Die Anmeldung muss vor ihrem Ende beginnen."),
        ("lists_close_at", "2097-05-09T08:00", "Die Listen müssen schließen, bevor der Verkauf beginnt."),
    ],
)
def test_what_cannot_be_created(office: Client, field: str, value: str, told: str) -> None:
    answer = office.post("/arbeit/hettstedt/veranstaltungen/nummernbasar/", {**FIELDS, field: value})
    assert told in answer.content.decode()
    assert not Event.objects.exists()


def test_settings_are_saved_as_shown(office: Client, bazaar: Bazaar) -> None:
    page = office.get(url(bazaar, "einstellungen/"))
    entry = page.context["entry"]
    data = {bound.html_name: bound.value() for bound in entry.form}
    for _, form in entry.rows:
        data |= {bound.html_name: bound.value() for bound in form}
    data = {name: "" if value is None else value for name, value in data.items()}
    sent = {
        name: value.strftime("%Y-%m-%dT%H:%M") if hasattr(value, "strftime") else value for name, value in data.items()
    }
    assert office.post(url(bazaar, "einstellungen/"), {**sent, "sizes": "50 bis 92"}).status_code == 302
    assert again(bazaar).sizes == "50 bis 92"
    wrong = office.post(url(bazaar, "einstellungen/"), {**sent, "frei-number_from": "1"})
    assert "überschneiden sich" in wrong.content.decode()


# ---------------------------------------------------------------- the office
def test_every_page_has_the_same_number_of_queries_for_one_and_many(
    office: Client, bazaar: Bazaar, by: Actor, django_assert_num_queries: Any
) -> None:
    sell_out(bazaar, by, sellers=1, items=2)
    first = Seller.objects.get()
    pages = ["", "nummern/", f"nummern/{first.pk}/", "verkaeufe/", "abrechnung/", "kasse/daten.json"]
    counted = [count_of(office, url(bazaar, page)) for page in pages]
    sell_out(bazaar, by, sellers=4, items=5)
    assert [count_of(office, url(bazaar, page)) for page in pages] == counted
    assert max(counted) <= 24


def count_of(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def test_numbers_from_the_page(office: Client, bazaar: Bazaar) -> None:
    join(bazaar)
    assert "noch ohne Nummer" in office.get(url(bazaar, "nummern/?ansicht=ohne")).content.decode()
    office.post(url(bazaar, "nummern/vergeben/"))
    found = Seller.objects.get()
    page = office.get(url(bazaar, f"nummern/{found.pk}/")).content.decode()
    assert "Die nächste freie Nummer, in der Reihenfolge der Anmeldung." in page
    office.post(url(bazaar, f"nummern/{found.pk}/nummer/"), {"number": "17", "group": str(found.group_id)})
    assert Seller.objects.get().number == 17
    wrong = office.post(url(bazaar, f"nummern/{found.pk}/nummer/"), {"number": "17", "group": "0"})
    assert wrong.status_code == 200
    office.post(url(bazaar, "nummern/leere-freigeben/"))
    assert Seller.objects.get().number is None


def test_steps_of_a_seller(office: Client, bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, 500)
    for step, field in (("abgegeben", "handed_in_at"), ("ausgezahlt", "paid_out_at")):
        office.post(url(bazaar, f"nummern/{one.pk}/schritt/{step}/"))
        assert getattr(Seller.objects.get(), field) is not None
        office.post(url(bazaar, f"nummern/{one.pk}/schritt/nicht-{step}/"))
        assert getattr(Seller.objects.get(), field) is None
    assert office.post(url(bazaar, f"nummern/{one.pk}/schritt/loeschen/")).status_code == 404


def test_what_a_till_sends_after_the_payout_is_seen(office: Client, bazaar: Bazaar, by: Actor) -> None:
    """Somebody has signed for 5 euros; then a till without a network sends one more sale of theirs."""
    one, other = seller(bazaar, by, 500, 300), seller(bazaar, by, 500)
    detail = url(bazaar, f"nummern/{one.pk}/")
    assert "Geld ist ausgezahlt" not in office.get(detail).content.decode()
    send(bazaar, by, receipt((one.number, 1, 500), (other.number, 1, 500)))
    for found in (one, other):
        office.post(url(bazaar, f"nummern/{found.pk}/schritt/ausgezahlt/"))
    Seller.objects.update(paid_out_at=now() - timedelta(hours=1))
    Receipt.objects.update(received_at=now() - timedelta(hours=2))
    told = "nach ihrer Auszahlung noch geändert"
    assert told not in office.get(url(bazaar)).content.decode()
    # the second sale of an item, and taking it back, change nobody's money
    send(bazaar, by, receipt((other.number, 1, 500)), till=2)
    send(bazaar, by, receipt((other.number, 1, 500), back=True), till=2)
    assert told not in office.get(url(bazaar)).content.decode()
    send(bazaar, by, receipt((one.number, 2, 300)), till=2)
    assert f"Nummer hat sich {told}" in office.get(url(bazaar)).content.decode()
    assert office.get(url(bazaar, "abrechnung/")).content.decode().count("nach Auszahlung geändert") == 1
    assert "Nach der Auszahlung hat sich noch etwas geändert" in office.get(detail).content.decode()
    for step in ("nicht-ausgezahlt", "ausgezahlt"):
        office.post(url(bazaar, f"nummern/{one.pk}/schritt/{step}/"))
    assert told not in office.get(url(bazaar)).content.decode()


def test_count_close_and_reopen(office: Client, bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    send(bazaar, by, receipt((200, 1, 500)))
    wrong = office.post(url(bazaar, "abrechnung/kassen/"), {"kasse-1-float_cents": "100", "kasse-1-counted": "viel"})
    assert "Schreiben Sie den Betrag in Euro" in wrong.content.decode()
    data = {"kasse-1-float_cents": "100,00", "kasse-1-counted": "104,80", "kasse-1-note": "20 Cent verzählt"}
    assert office.post(url(bazaar, "abrechnung/kassen/"), data).status_code == 302
    assert "0,20 € zu wenig" in office.get(url(bazaar, "abrechnung/")).content.decode()
    office.post(url(bazaar, "abrechnung/schritt/abschliessen/"))
    assert again(bazaar).closed_at is not None
    assert office.get(url(bazaar, "kasse/")).status_code == 403
    office.post(url(bazaar, "abrechnung/schritt/oeffnen/"))
    assert again(bazaar).closed_at is None


def test_files_of_the_settlement(office: Client, bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, 500, 700)
    one.registration.name = "=1+1"  # type: ignore[union-attr] # it has one
    one.registration.save()  # type: ignore[union-attr] # as above
    send(bazaar, by, receipt((200, 1, 500)))
    text = b"".join(office.get(url(bazaar, "abrechnung/abrechnung.csv")).streaming_content).decode()  # type: ignore[attr-defined] # streams
    assert text.splitlines()[1] == "200;'=1+1;2;1;5,00;0,50;3,00;1,50;0,00;"
    assert office.get(url(bazaar, "abrechnung/abrechnung.xlsx")).content[:4] == b"PK\x03\x04"
    for name in (
        "abrechnung/auszahlung.pdf",
        "ruecksortierung.pdf",
        f"nummern/{one.pk}/abrechnung.pdf",
        "etiketten.pdf",
    ):
        assert office.get(url(bazaar, name)).content[:5] == b"%PDF-", name


# ---------------------------------------------------------------- labels
def test_labels_carry_number_price_and_code(bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, 500, 1250)
    one.items.update(description="Jacke 🧥 für 茶")
    made = labels_pdf(bazaar, items_for_labels(bazaar), per_sheet=21, today=bazaar.event.starts_at.date())
    text = pypdfium2.PdfDocument(made)[0].get_textpage().get_text_range()
    for part in ("200", "12,50", "200-2-", "Jacke für", "104"):
        assert part in text


def test_signs_without_a_glyph_are_left_out() -> None:
    assert (shown("Jacke 🧥"), shown("🧥"), shown("Čapek – žluťoučký „Kůň“ 5 €")) == (
        "Jacke",
        "–",
        "Čapek – žluťoučký „Kůň“ 5 €",
    )


# ---------------------------------------------------------------- the till's doors
def test_the_till_loads_prices_and_sends_receipts(office: Client, bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    loaded = office.get(url(bazaar, "kasse/daten.json")).json()
    assert loaded["event"] == bazaar.code
    assert loaded["items"] == [[200, 1, 500, "Jacke", "104"]]
    sale = receipt((200, 1, 500))
    body = message(bazaar, sale)
    answer = office.post(url(bazaar, "kasse/abgleich/"), body, content_type="application/json").json()
    assert (answer["accepted"], answer["sold"], answer["tills"]) == ([sale["id"]], [[200, 1]], [[1, 1, 500]])


def test_sending_needs_the_token(hettstedt: Cast, bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    strict = Client(enforce_csrf_checks=True)
    assert by.user
    strict.force_login(by.user)
    body = message(bazaar, receipt((200, 1, 500)))
    assert strict.post(url(bazaar, "kasse/abgleich/"), body, content_type="application/json").status_code == 403
    token = strict.get(url(bazaar, "kasse/daten.json")).json()["token"]
    answer = strict.post(
        url(bazaar, "kasse/abgleich/"), body, content_type="application/json", headers={"x-csrftoken": token}
    )
    assert answer.status_code == 200
    assert not Receipt.objects.exclude(bazaar=bazaar).exists()


@pytest.mark.parametrize(("who", "status"), [("lesen", 403), ("fremd", 404), ("anonymous", 302)])
def test_nobody_else_sells(hettstedt: Cast, bazaar: Bazaar, by: Actor, who: str, status: int) -> None:
    seller(bazaar, by, 500)
    body = message(bazaar, receipt((200, 1, 500)))
    answer = hettstedt.client(who).post(url(bazaar, "kasse/abgleich/"), body, content_type="application/json")
    assert answer.status_code == status
    assert not Receipt.objects.exists()


@pytest.mark.parametrize("body", [b"", b"{", b'"x"', json.dumps({"event": "XXXX", "till": 1, "receipts": []}).encode()])
def test_nonsense_is_answered_with_a_sentence(office: Client, bazaar: Bazaar, body: bytes) -> None:
    answer = office.post(url(bazaar, "kasse/abgleich/"), body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["error"].endswith(".")


def test_the_worker_keeps_all_of_this_page_and_no_other(office: Client, bazaar: Bazaar, settings: Any) -> None:
    answer = office.get(url(bazaar, "kasse/dienst.js"))
    assert answer["Content-Type"] == "text/javascript; charset=utf-8"
    assert "Service-Worker-Allowed" not in answer
    kept = json.loads(answer.content.decode().partition("= ")[2].partition(";\n")[0])
    assert kept["page"] == url(bazaar, "kasse/")
    names = [file.removeprefix(settings.STATIC_URL) for file in kept["files"]]
    paths = {name: finders.find(name) for name in names}
    assert [name for name, path in paths.items() if not path] == []
    # a module that imports what is not kept would stop without a network
    needed = {
        posixpath.normpath(posixpath.join(posixpath.dirname(name), found))
        for name, path in paths.items()
        if name.endswith(".js")
        for found in re.findall(r'(?:from |import\()"(\.[^"]+)"', Path(str(path)).read_text(encoding="utf-8"))
    }
    assert needed - set(names) == set()


def test_the_page_that_stays_on_the_device_names_nobody(office: Client, bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, 500)
    page = office.get(url(bazaar, "kasse/")).content.decode()
    data = office.get(url(bazaar, "kasse/daten.json")).content.decode()
    assert by.name not in page
    assert one.registration
    assert one.registration.name not in page + data


# ---------------------------------------------------------------- the seller's link
def test_a_seller_types_changes_and_strikes(client: Client, bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by)
    item = {"description": "Hose", "size": "98", "category": "Kleidung", "price": "4,50"}
    assert client.post(link(one), item).status_code == 302
    made = Item.objects.get()
    assert (made.position, made.price_cents) == (1, 450)
    client.post(link(one, f"artikel/{made.pk}/"), {**item, "price": "5"})
    assert Item.objects.get().price_cents == 500
    wrong = client.post(link(one, f"artikel/{made.pk}/"), {**item, "price": "5,01"})
    assert "in Schritten von 50 Cent" in wrong.content.decode()
    client.post(link(one, f"artikel/{made.pk}/"), {"schritt": "streichen"})
    assert not Item.objects.exists()


def test_another_sellers_item_does_not_exist(client: Client, bazaar: Bazaar, by: Actor) -> None:
    one, two = seller(bazaar, by), seller(bazaar, by, 500)
    foreign = two.items.get()
    assert client.get(link(one, f"artikel/{foreign.pk}/")).status_code == 404
    assert client.post(link(one, f"artikel/{foreign.pk}/"), {"schritt": "streichen"}).status_code == 404
    assert Item.objects.get() == foreign


def test_a_file_is_shown_first_and_taken_as_shown(client: Client, bazaar: Bazaar, by: Actor) -> None:
    one, two = seller(bazaar, by), seller(bazaar, by)
    data = b"Bezeichnung;Kategorie;Preis\nHose;Kleidung;3\nSchal;Kleidung;2,50\n"
    page = client.post(link(one, "datei/"), {"file": SimpleUploadedFile("liste.csv", data)})
    assert "2 Artikel sind in Ordnung." in page.content.decode()
    assert not Item.objects.exists()
    sealed = page.context["entry"].sealed
    # another list, or one changed on the way, is not what was shown
    assert "nicht mehr gültig" in client.post(link(two, "datei/"), {"vorschau": sealed}).content.decode()
    assert "nicht mehr gültig" in client.post(link(one, "datei/"), {"vorschau": sealed[:-1]}).content.decode()
    assert not Item.objects.exists()
    assert client.post(link(one, "datei/"), {"vorschau": sealed}).status_code == 302
    assert [item.price_cents for item in Item.objects.order_by("position")] == [300, 250]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "leer"),
        (b"PK\x03\x04", "lässt sich nicht lesen"),
        (b"Name;Preis\nHose;3", "Die Spalte „Bezeichnung“ fehlt."),
        (b"x" * (2 * 1024 * 1024 + 1), "Die Datei ist zu groß"),
        (b"Bezeichnung;Kategorie;Preis\nHose;Kleidung;-3", "„-3“ ist kein Preis."),
    ],
)
def test_a_wrong_file_changes_nothing(client: Client, bazaar: Bazaar, by: Actor, data: bytes, told: str) -> None:
    one = seller(bazaar, by)
    page = client.post(link(one, "datei/"), {"file": SimpleUploadedFile("liste.csv", data)})
    assert told in page.content.decode()
    assert not Item.objects.exists()


def test_wishes_and_live_turnover(client: Client, bazaar: Bazaar, by: Actor) -> None:
    one = seller(bazaar, by, 500, 700)
    client.post(link(one, "wuensche/"), {"keep_number": "on", "charity": "on"})
    assert list(Seller.objects.values_list("keep_number", "charity")) == [(True, True)]
    send(bazaar, by, receipt((200, 1, 500)))
    page = client.get(link(one)).content.decode()
    assert "1 verkauft" in page
    assert client.get(link(one, "abrechnung.pdf")).content[:5] == b"%PDF-"
    assert client.get(link(one, "etiketten.pdf?je-blatt=40")).content[:5] == b"%PDF-"
    assert client.get(link(one, "etiketten.pdf?je-blatt=x")).content[:5] == b"%PDF-"


def test_without_a_number_there_is_no_list(client: Client, bazaar: Bazaar, by: Actor) -> None:
    row = join(bazaar)
    page = client.get(f"/basar/{link_of(row)}/")
    assert "Ihre Nummer ist noch nicht vergeben." in page.content.decode()
    assert client.post(f"/basar/{link_of(row)}/", {"description": "Hose", "price": "3"}).status_code == 200
    assert not Item.objects.exists()
    assert client.get("/basar/falsch/").status_code == 404


# ---------------------------------------------------------------- what events ask of us
def extension() -> Any:
    return next(one for one in extensions() if one.title == "Nummernbasar")


def test_links_for_those_who_may(bazaar: Bazaar, by: Actor, hettstedt: Cast) -> None:
    one = seller(bazaar, by)
    assert [each.label for each in extension().work_links(by, bazaar.event)] == [
        "Nummernbasar",
        "Nummern und Listen",
        "Kasse",
    ]
    assert [each.label for each in extension().work_links(hettstedt["lesen"], bazaar.event)] == ["Nummernbasar"]
    assert not extension().create_links(hettstedt["lesen"])
    assert [each.label for each in extension().own_links(one.registration)] == ["Ihre Verkäufernummer 200"]


def test_what_is_forgotten_and_what_stays(bazaar: Bazaar, by: Actor, client: Client) -> None:
    kept, gone = seller(bazaar, by, 500), seller(bazaar, by, 700)
    client.post(link(kept, "wuensche/"), {"keep_number": "on"})
    send(bazaar, by, receipt((201, 1, 700)))
    assert extension().held(bazaar.event) == 1
    assert ("Verkäufernummer", "201") in extension().about(gone.registration)
    assert extension().forget(bazaar.event) == 1
    assert extension().held(bazaar.event) == 0
    assert {row.number: bool(row.person_key) for row in Seller.objects.all()} == {200: True, 201: False}
    assert settlement_of(bazaar).turnover == 700


def test_a_number_kept_longer_is_forgotten_in_the_end(bazaar: Bazaar, by: Actor, client: Client) -> None:
    one = seller(bazaar, by, 500)
    client.post(link(one, "wuensche/"), {"keep_number": "on"})
    now = timezone.now()
    for days, known in ((100, True), (800, False)):
        ended = now - timedelta(days=days)
        Event.objects.filter(pk=bazaar.event_id).update(starts_at=ended - timedelta(hours=3), ends_at=ended)
        tidy.forget(now=now, by=by)
        assert bool(Seller.objects.get(pk=one.pk).person_key) is known
    assert DeletionEntry.objects.count() == 2


def test_an_event_made_from_another_one_is_a_bazaar_too(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500)
    later = make_bazaar(by, days=70).event
    later.bazaar.delete()
    extension().copied(bazaar.event, Event.objects.get(pk=later.pk), by)
    made = Bazaar.objects.select_related("event").get(event=later)
    assert made.code != bazaar.code
    assert made.lists_close_at == made.event.starts_at - (bazaar.event.starts_at - bazaar.lists_close_at)  # type: ignore[operator] # both have one
    assert [(one.number_from, one.rate_bp) for one in made.groups.all()] == [(1, 0), (100, 1000), (200, 1000)]
    assert not made.sellers.exists()
    assert dict(extension().held_in([bazaar.event, later])) == {bazaar.event_id: 1, later.pk: 0}


def test_a_foreign_stelle_sees_nothing(cast: Cast) -> None:
    with scope(stelle=cast.eisleben):
        other = make_bazaar(cast["fremd"])
    answer = cast.client("koordination").get(f"/arbeit/hettstedt/veranstaltungen/{other.event_id}/basar/")
    assert answer.status_code == 404
