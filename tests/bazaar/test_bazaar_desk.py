"""Who calls or comes to the desk: a number without an e-mail address, a list typed by the office, and what is kept."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.mail import EmailMessage
from django.test import Client
from django.utils import timezone

from bazaar.fleamarket import again, join, make_bazaar, plain, receipt, seller, send
from events.fair import now
from factories import Cast
from lueckenlos.bazaar.actions.bazaar import save_bazaar
from lueckenlos.bazaar.actions.numbers import add_seller, give_numbers
from lueckenlos.bazaar.enums import Assignment, GroupKind
from lueckenlos.bazaar.models import Bazaar, Item, Seller
from lueckenlos.bazaar.queries.till import list_mark
from lueckenlos.events.actions import tidy
from lueckenlos.events.extensions import public_facts
from lueckenlos.events.models import Event, PlaceType, Registration
from lueckenlos.events.queries.retention import held_lines
from lueckenlos.events.rules import RegistrationValues, new_form_key
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.actor import Actor


@pytest.fixture
def by(hettstedt: Cast) -> Actor:
    return hettstedt["koordination"]


@pytest.fixture
def bazaar(by: Actor) -> Bazaar:
    return make_bazaar(by)


def url(bazaar: Bazaar, rest: str = "") -> str:
    return f"/arbeit/{bazaar.stelle.slug}/veranstaltungen/{bazaar.event_id}/basar/{rest}"


def group(bazaar: Bazaar, kind: GroupKind = GroupKind.FREI) -> int:
    return bazaar.groups.get(kind=kind).pk


def caller(bazaar: Bazaar, by: Actor, *, key: str = "", number: int | None = None, **given: Any) -> Seller:
    kind = given.pop("kind", GroupKind.FREI)
    told = bazaar.event.booking.rules_version
    values = RegistrationValues(
        **{"place_type": 0, "name": "Oma Ilse (erfunden)", "email": "", "rules_version": told, **given}
    )
    return add_seller(
        bazaar=bazaar,
        by=by,
        values=values,
        group=group(bazaar, kind),
        number=number,
        form_key=key or new_form_key(),
        now=now(),
    )


def page(**given: str) -> dict[str, str]:
    return {"name": "Oma Ilse (erfunden)", "phone": "03476 12345", "told": "on", **given}


# ---------------------------------------------------------------- the number
def test_a_number_without_an_address(
    bazaar: Bazaar, by: Actor, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        made = caller(bazaar, by, phone="03476 12345")
    row = made.registration
    assert row
    assert (made.number, made.assignment, made.person_key) == (200, Assignment.HAND, "")
    assert (row.status, row.email, row.phone, row.confirmed_at) == ("bestaetigt", "", "03476 12345", None)
    assert PlaceType.objects.get(pk=row.place_type_id).taken == 1
    assert mailoutbox == []


def test_who_gave_an_address_reads_it_there(
    bazaar: Bazaar, by: Actor, mailoutbox: list[EmailMessage], django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        caller(bazaar, by, email="ilse@example.org")
    assert sorted(mail.subject for mail in mailoutbox)[-1] == "Ihre Verkäufernummer 200: Kinderbasar (erfunden)"
    with pytest.raises(Invalid, match="registration_known"):
        caller(bazaar, by, email="ILSE@example.org")


def test_who_waits_keeps_their_turn(bazaar: Bazaar, by: Actor) -> None:
    join(bazaar)
    join(bazaar)
    assert caller(bazaar, by).number == 202
    assert give_numbers(bazaar=bazaar, by=by) == (2, 0)
    assert sorted(Seller.objects.values_list("number", flat=True)) == [200, 201, 202]


def test_group_and_number_can_be_chosen(bazaar: Bazaar, by: Actor) -> None:
    assert caller(bazaar, by, kind=GroupKind.STAMM).number == 100
    helper = caller(bazaar, by, kind=GroupKind.HELFENDE)
    assert (helper.number, helper.registration.place_type.name) == (1, "Mit Helferdienst")  # type: ignore[union-attr] # it has one
    assert caller(bazaar, by, number=777).number == 777
    with pytest.raises(Invalid, match="number_taken"):
        caller(bazaar, by, number=777)
    with pytest.raises(Invalid, match="number_out_of_range"):
        caller(bazaar, by, number=10_000)
    # a refusal leaves no registration behind
    assert Registration.objects.count() == Seller.objects.count() == 3


def test_a_double_click_is_one_person(bazaar: Bazaar, by: Actor) -> None:
    key = new_form_key()
    assert caller(bazaar, by, key=key) == caller(bazaar, by, key=key)
    assert Registration.objects.count() == 1


def test_no_more_than_there_are_places(bazaar: Bazaar, by: Actor) -> None:
    bazaar.event.booking.place_types.filter(name="Nummer").update(capacity=1)
    caller(bazaar, by)
    with pytest.raises(Invalid, match="place_type_full"):
        caller(bazaar, by)
    free = bazaar.groups.get(kind=GroupKind.STAMM)
    free.number_from = free.number_to = 100
    free.save()
    bazaar.event.booking.place_types.update(capacity=9)
    caller(bazaar, by, kind=GroupKind.STAMM)
    with pytest.raises(Invalid, match="group_numbers_gone"):
        caller(bazaar, by, kind=GroupKind.STAMM)


@pytest.mark.parametrize("who", ["lesen", "traeger", "fremd"])
def test_who_may_not(bazaar: Bazaar, hettstedt: Cast, who: str) -> None:
    with pytest.raises(NotAllowed):
        caller(bazaar, hettstedt[who])


# ---------------------------------------------------------------- the pages
def test_the_office_types_a_list(hettstedt: Cast, bazaar: Bazaar) -> None:
    office = hettstedt.client("mitarbeit")
    assert "Die Person kennt die Regeln" in office.get(url(bazaar, "nummern/hinzufuegen/")).content.decode()
    chosen = str(group(bazaar))
    untold = office.post(url(bazaar, "nummern/hinzufuegen/"), {**page(group=chosen), "told": ""}).content.decode()
    assert "Lesen Sie der Person die Regeln vor" in untold
    assert "Oma Ilse" in untold
    wrong = office.post(url(bazaar, "nummern/hinzufuegen/"), page(group=chosen, phone="ja")).content.decode()
    assert "Das ist keine Telefonnummer." in wrong
    answer = office.post(url(bazaar, "nummern/hinzufuegen/"), page(group=chosen), follow=True)
    made = Seller.objects.get()
    assert "Nummer 200 ist vergeben." in answer.content.decode()
    one = url(bazaar, f"nummern/{made.pk}/")
    office.post(f"{one}artikel/", {"description": "Hose", "category": "Kleidung", "price": "50"})
    hose = Item.objects.get()
    # the price was typed wrong
    assert office.get(f"{one}artikel/{hose.pk}/").status_code == 200
    values = {"description": "Hose", "category": "Kleidung", "price": "5,01"}
    assert "in Schritten von 50 Cent" in office.post(f"{one}artikel/{hose.pk}/", values).content.decode()
    assert office.post(f"{one}artikel/{hose.pk}/", {**values, "price": "5"})["Location"] == one
    assert Item.objects.get().price_cents == 500
    office.post(f"{one}artikel/{hose.pk}/", {"schritt": "streichen"})
    assert not Item.objects.exists()
    assert office.get(f"{one}artikel/{hose.pk}/").status_code == 404


def test_the_office_uploads_a_list_and_prints(hettstedt: Cast, bazaar: Bazaar, by: Actor) -> None:
    office, made = hettstedt.client("koordination"), caller(bazaar, by)
    address = url(bazaar, f"nummern/{made.pk}/datei/")
    data = b"Bezeichnung;Kategorie;Preis\nHose;Kleidung;3\nSchal;Kleidung;umsonst\n"
    shown = office.post(address, {"file": SimpleUploadedFile("liste.csv", data)})
    text = shown.content.decode()
    assert "„umsonst“ ist kein Preis." in text
    assert "1 Artikel ist in Ordnung." in text
    assert office.post(address, {"vorschau": shown.context["entry"].sealed}).status_code == 302
    assert [item.description for item in Item.objects.all()] == ["Hose"]
    assert office.get(url(bazaar, f"nummern/{made.pk}/etiketten.pdf")).content[:5] == b"%PDF-"


def test_the_office_notes_who_donates_what_is_left(hettstedt: Cast, bazaar: Bazaar, by: Actor) -> None:
    """Somebody without a link says it at the desk; the wish for the number stays as it is."""
    office, made = hettstedt.client("mitarbeit"), caller(bazaar, by)
    Seller.objects.update(keep_number=True)
    one = url(bazaar, f"nummern/{made.pk}/")
    assert "schritt/spenden/" in office.get(one).content.decode()
    told = office.post(f"{one}schritt/spenden/", follow=True).content.decode()
    assert "Was nicht verkauft wird, wird gespendet." in told
    assert "Übriges doch zurückgeben" in told
    assert Seller.objects.values_list("charity", "keep_number").get() == (True, True)
    office.post(f"{one}schritt/zurueck/")
    assert Seller.objects.values_list("charity", "keep_number").get() == (False, True)


def test_no_donation_where_the_bazaar_has_none(hettstedt: Cast, bazaar: Bazaar, by: Actor) -> None:
    office, made = hettstedt.client("mitarbeit"), caller(bazaar, by)
    Bazaar.objects.update(charity=False)
    one = url(bazaar, f"nummern/{made.pk}/")
    assert "schritt/spenden/" not in office.get(one).content.decode()
    assert "wird nichts gespendet" in office.post(f"{one}schritt/spenden/", follow=True).content.decode()
    assert not Seller.objects.get().charity


# ---------------------------------------------------------------- what is kept
def test_somebody_without_an_address_is_forgotten_like_all(hettstedt: Cast, bazaar: Bazaar, by: Actor) -> None:
    made = caller(bazaar, by, phone="03476 12345")
    detail = hettstedt.client("koordination").get(url(bazaar, f"nummern/{made.pk}/")).content.decode()
    assert "Auskunft" in detail
    assert [line.total for line in held_lines(by, [bazaar.event], now())] == [1]
    ended = timezone.now() - timedelta(days=400)
    Event.objects.filter(pk=bazaar.event_id).update(starts_at=ended - timedelta(hours=3), ends_at=ended)
    assert tidy.forget(now=now(), by=by) == 1
    row = Registration.objects.get()
    assert (row.name, row.phone, row.forgotten_at is not None) == ("", "", True)
    assert Seller.objects.get().number == 200


# ---------------------------------------------------------------- what holds, in words
def test_everybody_reads_what_holds_before_they_register(client: Client, bazaar: Bazaar, by: Actor) -> None:
    facts = dict(public_facts(bazaar.event))
    assert facts["Bedingungen (freie Nummern)"] == "bis 5 Artikel, 10\u00a0% Provision vom Umsatz, 3,00\u00a0€ je Liste"
    assert facts["Bedingungen (Helfende)"] == "bis 6 Artikel, keine Provision, keine Listengebühr"
    assert facts["Provision runden"] == "auf 10 Cent, kaufmännisch (ab der Hälfte aufwärts)"
    assert facts["Preise"] == "in Schritten von 50 Cent, mindestens 0,50\u00a0€"
    assert facts["Höchstens je Nummer"] == "2 Schuhe"
    event = bazaar.event
    public = client.get(f"/{event.stelle.slug}/veranstaltungen/{event.public_id}/").content.decode()
    place = event.booking.place_types.get(name="Nummer").pk
    answers = {"place_type": place, "quantity": 1, "name": "Ada (erfunden)", "email": "ada@example.org", "phone": ""}
    second = client.post(f"/{event.stelle.slug}/veranstaltungen/{event.public_id}/anmeldung/", answers).content.decode()
    for text in ("10\u00a0% Provision vom Umsatz", "2 Schuhe"):
        assert text in public
        assert text in second


def test_changed_terms_are_accepted_anew(bazaar: Bazaar, by: Actor) -> None:
    booking = bazaar.event.booking
    values, groups = plain(bazaar)
    save_bazaar(bazaar=bazaar, by=by, values=values, groups=groups)
    booking.refresh_from_db()
    assert booking.rules_version == bazaar.event.booking.rules_version
    before = booking.rules_version
    save_bazaar(bazaar=again(bazaar), by=by, values={**values, "min_price_cents": 100}, groups=groups)
    booking.refresh_from_db()
    assert booking.rules_version == before + 1


def test_tills_hear_of_a_changed_price_and_a_new_seller(bazaar: Bazaar, by: Actor) -> None:
    seller(bazaar, by, 500, 700)
    marks = [list_mark(bazaar)]
    send(bazaar, by, receipt((200, 1, 500)))
    assert list_mark(bazaar) == marks[0]
    one, two = Item.objects.order_by("position")
    Item.objects.filter(pk=one.pk).update(price_cents=700)
    marks.append(list_mark(bazaar))
    Item.objects.filter(pk=two.pk).update(price_cents=500)
    marks.append(list_mark(bazaar))
    seller(bazaar, by, 500)
    marks.append(list_mark(bazaar))
    # the dearest item of the highest number
    Item.objects.filter(pk=two.pk).update(price_cents=100_000)
    Seller.objects.filter(pk=two.seller_id).update(number=9999)
    marks.append(list_mark(bazaar))
    assert len(set(marks)) == 5
