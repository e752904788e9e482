"""The work-area pages of events, from nothing to a live Börse and through its day."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from events.fair import again, make_boerse, now, register, sure, table
from factories import Cast
from lueckenlos.events.actions import desk, events
from lueckenlos.events.enums import EventStatus, PlaceKind, RegistrationStatus
from lueckenlos.events.models import Booking, Event, PlaceType, Registration
from lueckenlos.tenancy.models import AuditEntry

Queries = Callable[..., Any]
LIST = "/arbeit/hettstedt/veranstaltungen/"


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client("koordination")


def page_of(booking: Booking, more: str = "") -> str:
    return f"{LIST}{booking.event_id}/{more}"


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def fair_form(**given: Any) -> dict[str, Any]:
    """What somebody types on the one page that creates a Baby-Börse."""
    day = timezone.localdate() + timedelta(days=60)
    return {
        "title": "Baby-Börse",
        "day": day.isoformat(),
        "begins": "10:00",
        "until": "13:00",
        "venue": "Rathaus",
        "room": "großer Ratssaal",
        "tables": "120",
        "price_cents": "10,50",
        "max_places": "2",
        "opens_at": "2026-01-05T08:00",
        "closes_at": (day - timedelta(days=5)).strftime("%Y-%m-%dT18:00"),
        "payment": "bar",
        "rules_text": "Bitte pünktlich sein.",
        **given,
    }


# ---------------------------------------------------------------- who is offered what
def test_each_stelle_is_offered_what_it_holds(cast: Cast) -> None:
    """A commune begins with the Börse, a KGC has it among others, the Bund holds none and is told so."""
    found = {}
    for who, slug in (("koordination", "hettstedt"), ("kgc_leitung", "kgc-sachsen-anhalt"), ("bund", "bund")):
        page = text_of(cast.client(who).get(f"/arbeit/{slug}/veranstaltungen/"))
        found[who] = (page.count("baby-boerse/"), page.count("nummernbasar/"), page.count("veranstaltungen/neu/"))
    # as a button and in the empty list; as a link only; not at all
    assert found == {"koordination": (2, 1, 1), "kgc_leitung": (1, 1, 2), "bund": (0, 0, 2)}
    for page in ("baby-boerse/", "nummernbasar/"):
        answer = cast.client("bund").get(f"/arbeit/bund/veranstaltungen/{page}")
        assert answer.status_code == 403
        assert "Börsen und Basare veranstalten" in text_of(answer)


# ---------------------------------------------------------------- from nothing to live
def test_from_nothing_to_live(hettstedt: Cast, browser: Client) -> None:
    """Twelve fields, and two sent forms: create and publish."""
    empty = text_of(browser.get(LIST))
    assert "Noch keine Veranstaltungen" in empty
    assert "baby-boerse/" in empty
    created = browser.post(f"{LIST}baby-boerse/", fair_form())
    event = Event.objects.get()
    assert created["Location"] == f"{LIST}{event.pk}/"
    place = event.booking.place_types.get()
    assert (place.name, place.price_cents, place.capacity) == ("Tisch", 1050, 120)
    assert timezone.localtime(event.starts_at).strftime("%H:%M") == "10:00"
    browser.post(f"{LIST}{event.pk}/schritt/veroeffentlichen/")
    event.refresh_from_db()
    assert event.status == EventStatus.VEROEFFENTLICHT
    assert "Seite für Bürgerinnen und Bürger" in text_of(browser.get(f"{LIST}{event.pk}/"))


def test_the_page_that_creates_a_fair_asks_twelve_things(browser: Client) -> None:
    form = browser.get(f"{LIST}baby-boerse/").context["form"]
    assert [len(names) for _, names in form.sections] == [6, 4, 2]
    assert form["rules_text"].value().startswith("1. ")


def test_any_other_event_asks_twelve_things_too(hettstedt: Cast, browser: Client) -> None:
    """Seven on its own page, the rest folded away there, and five to open it for registering."""
    page = browser.get(f"{LIST}neu/")
    entry = page.context["entry"]
    first, later = (
        {bound.name for _, bounds in groups for bound in bounds}
        for groups in (entry.form.first_groups, entry.form.later_groups)
    )
    assert (len(first), first | later) == (7, set(entry.form.fields))
    assert "<details" in text_of(page).split('name="room"')[1].split('name="strasse"')[0]
    event = events.create_event(
        by=hettstedt["koordination"],
        values={
            "art": "netzwerktreffen",
            "title": "Treffen",
            "venue": "Rathaus",
            "starts_at": now() + timedelta(days=20),
            "ends_at": now() + timedelta(days=20, hours=2),
        },
    )
    form = browser.get(f"{LIST}{event.pk}/anmeldung-einrichten/").context["form"]
    sent = {name: form[name].value() for name in form.fields}
    assert len(sent) == 5
    browser.post(f"{LIST}{event.pk}/anmeldung-einrichten/", sent)
    assert Booking.objects.get().place_types.get().capacity == 30


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("price_cents", "zehn", "Schreiben Sie den Preis in Euro, etwa 10,50."),
        ("price_cents", "-3", "Schreiben Sie den Preis in Euro, etwa 10,50."),
        ("price_cents", "5000", "Der Preis liegt zwischen 0 und 1000 Euro."),
        ("until", "09:00", "Das Ende liegt vor dem Beginn."),
        ("day", "2025-12-01", "Dieser Tag ist vorbei. Prüfen Sie das Datum, auch das Jahr."),
        ("closes_at", "2099-01-01T10:00", "Die Anmeldung muss enden, bevor die Veranstaltung beginnt."),
        ("closes_at", "2025-01-01T10:00", "Die Anmeldung muss vor ihrem Ende beginnen."),
    ],
)
def test_wrong_input_has_one_sentence_at_the_field(browser: Client, field: str, typed: str, sentence: str) -> None:
    response = browser.post(f"{LIST}baby-boerse/", fair_form(**{field: typed}))
    form = response.context["form"]
    assert dict(form.errors) == {field: [sentence]}
    assert form["venue"].value() == "Rathaus"
    assert form[field].value() == typed
    assert not Event.objects.exists()


@pytest.mark.parametrize(
    ("typed", "cents"),
    [("10,50", 1050), ("10.5", 1050), ("12", 1200), ("1.000,00 €", 100_000), ("0", 0), ("7,5 Euro", 750)],
)
def test_money_as_people_type_it(browser: Client, typed: str, cents: int) -> None:
    browser.post(f"{LIST}baby-boerse/", fair_form(price_cents=typed))
    assert Event.objects.get().booking.place_types.get().price_cents == cents


# ---------------------------------------------------------------- editing
def edit_form(booking: Booking, **given: Any) -> dict[str, Any]:
    """The edit page as it comes, sent back."""
    event = booking.event

    def typed(moment: Any) -> str:
        return timezone.localtime(moment).strftime("%Y-%m-%dT%H:%M")

    rows = list(booking.place_types.all())
    form: dict[str, Any] = {
        "schritt": "speichern",
        "gelesen": event.changed_at.isoformat(),
        "title": event.title,
        "venue": event.venue,
        "starts_at": typed(event.starts_at),
        "ends_at": typed(event.ends_at),
        "anmeldung-opens_at": typed(booking.opens_at),
        "anmeldung-closes_at": typed(booking.closes_at),
        "anmeldung-payment": booking.payment,
        "teile-TOTAL_FORMS": "0",
        "teile-INITIAL_FORMS": "0",
        "plaetze-TOTAL_FORMS": str(len(rows)),
        "plaetze-INITIAL_FORMS": str(len(rows)),
    }
    for name in ("max_places", "payment_days", "cancel_until_days", "offer_hours", "confirm_hours", "remind_days"):
        form[f"anmeldung-{name}"] = str(getattr(booking, name))
    for number, row in enumerate(rows):
        price = f"{row.price_cents // 100},{row.price_cents % 100:02d}"
        row_form = {"pk": row.pk, "name": row.name, "kind": row.kind, "price_cents": price, "capacity": row.capacity}
        form |= {f"plaetze-{number}-{name}": str(value) for name, value in row_form.items()}
    return form | given


def test_settings_and_place_types_change(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    more = {"plaetze-TOTAL_FORMS": "3", "plaetze-2-name": "Gewerblich", "plaetze-2-kind": "gewerblich"}
    more |= {"plaetze-2-price_cents": "30", "plaetze-2-capacity": "4", "anmeldung-offer_hours": "24"}
    answer = browser.post(page_of(booking, "bearbeiten/"), edit_form(booking, **more))
    assert answer["Location"] == page_of(booking)
    booking.refresh_from_db()
    assert booking.offer_hours == 24
    lines = [(row.name, row.price_cents, row.capacity) for row in booking.place_types.all()]
    assert lines == [("Tisch", 1000, 2), ("Infostand", 0, 2), ("Gewerblich", 3000, 4)]


@pytest.mark.parametrize("days", [-20, 20])
def test_event_and_window_move_together(hettstedt: Cast, browser: Client, days: int) -> None:
    """Earlier or later: never refused because only one of the two has moved yet."""
    booking = make_boerse(hettstedt["koordination"])
    booking.event.starts_at += timedelta(days=days)
    booking.event.ends_at += timedelta(days=days)
    booking.closes_at += timedelta(days=days)
    assert browser.post(page_of(booking, "bearbeiten/"), edit_form(booking)).status_code == 302
    found = Booking.objects.select_related("event").get()
    assert found.event.starts_at - found.closes_at == timedelta(days=3)


def test_one_more_row_without_javascript_saves_nothing(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    sent = edit_form(booking, schritt="weitere-platzart", title="")
    entry = browser.post(page_of(booking, "bearbeiten/"), sent).context["entry"]
    assert len(entry.places.forms) == 3
    assert not entry.form.errors


def test_wrong_rows_come_back_with_what_was_typed(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    sent = edit_form(booking, **{"plaetze-1-price_cents": "5", "boerse-tables_wall": "1-x"})
    entry = browser.post(page_of(booking, "bearbeiten/"), sent).context["entry"]
    assert dict(entry.places.forms[1].errors) == {"price_cents": ["Ein Infostand kostet nichts."]}
    assert list(entry.boerse.errors) == ["tables_wall"]
    assert entry.boerse["tables_wall"].value() == "1-x"


def test_fewer_places_than_taken(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    sure(booking, quantity=2)
    response = browser.post(page_of(booking, "bearbeiten/"), edit_form(booking, **{"plaetze-0-capacity": "1"}))
    assert "2 Plätze sind schon vergeben. Weniger geht nicht." in text_of(response)


def test_two_people_edit_at_once(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    sent = edit_form(booking, title="Mein Titel")
    events.update_event(event=booking.event, by=hettstedt["leitung"], values={"title": "Ihr Titel"})
    response = browser.post(page_of(booking, "bearbeiten/"), sent)
    assert "inzwischen geändert" in text_of(response)
    assert response.context["entry"].form["title"].value() == "Mein Titel"
    assert Event.objects.get().title == "Ihr Titel"


# ---------------------------------------------------------------- other events
def test_an_event_with_a_programme(hettstedt: Cast, browser: Client) -> None:
    sent = {
        "art": "gesundheitskonferenz",
        "title": "Gesundheitskonferenz (erfunden)",
        "venue": "Rathaus",
        "starts_at": "2027-03-06T10:00",
        "ends_at": "2027-03-06T15:00",
        "teile-TOTAL_FORMS": "2",
        "teile-INITIAL_FORMS": "0",
        "teile-0-title": "Begrüßung",
        "teile-0-room": "kleiner Ratssaal",
        "teile-0-begins": "10:00",
        "teile-0-ends": "10:30",
        "teile-1-title": "",
    }
    browser.post(f"{LIST}neu/", sent)
    part = Event.objects.get().parts.get()
    assert (part.title, part.room) == ("Begrüßung", "kleiner Ratssaal")
    assert timezone.localtime(part.starts_at).strftime("%d.%m.%Y %H:%M") == "06.03.2027 10:00"  # type: ignore[arg-type] # was given
    assert "Begrüßung" in text_of(browser.get(f"{LIST}{part.event_id}/"))


def test_a_part_in_the_hour_that_does_not_exist(hettstedt: Cast, browser: Client) -> None:
    """The clocks go forward on 28 March 2027 at two."""
    sent = {"art": "fachtag", "title": "Nacht", "starts_at": "2027-03-28T00:00", "ends_at": "2027-03-28T09:00"}
    sent |= {
        "teile-TOTAL_FORMS": "1",
        "teile-INITIAL_FORMS": "0",
        "teile-0-title": "Wanderung",
        "teile-0-begins": "02:30",
    }
    row = browser.post(f"{LIST}neu/", sent).context["entry"].parts.forms[0]
    assert row.errors["begins"] == ["02:30 Uhr ist am 28.03.2027 nicht eindeutig, weil die Uhren umgestellt werden."]
    assert not Event.objects.exists()


# ---------------------------------------------------------------- steps of the event
def test_calling_off_wants_a_reason(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    address = page_of(booking, "schritt/absagen/")
    assert dict(browser.post(address, {"reason": ""}).context["form"].errors) != {}
    browser.post(address, {"reason": "Der Saal ist nicht frei."})
    assert Event.objects.get().status == EventStatus.ABGESAGT
    assert "Der Saal ist nicht frei." in text_of(browser.get(page_of(booking)))


def test_a_step_nobody_knows(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    assert browser.post(page_of(booking, "schritt/verschenken/")).status_code == 404


# ---------------------------------------------------------------- registrations
def test_readers_see_counts_and_no_names(hettstedt: Cast) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    reader = hettstedt.client("lesen")
    page = text_of(reader.get(page_of(booking)))
    assert "bestätigt: <strong>1</strong>" in page
    assert row.name not in page + text_of(reader.get(page_of(booking, "kasse/")))
    assert reader.get(page_of(booking, "anmeldungen/")).status_code == 403


def test_the_list_is_filtered(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"], places=5)
    first = sure(booking, name="Ada Beispiel", email="ada@example.org")
    second = register(booking, name="Berta Muster", email="berta@example.org")
    address = page_of(booking, "anmeldungen/")

    def found(query: str) -> list[int]:
        return [row.pk for row in browser.get(f"{address}?{query}").context["page"].rows]

    assert found("") == [first.pk, second.pk]
    assert found("text=ada") == [first.pk]
    assert found("stand=eingegangen") == [second.pk]
    assert found(f"platzart={table(booking).pk}&text={second.number}") == [second.pk]
    assert found("stand=gibt-es-nicht") == [first.pk, second.pk]
    assert found("text=niemand") == []


@pytest.mark.parametrize(
    ("steps", "status"),
    [
        (["bezahlt"], RegistrationStatus.BEZAHLT),
        (["bezahlt", "unbezahlt"], RegistrationStatus.BESTAETIGT),
        (["da"], RegistrationStatus.ANWESEND),
        (["da", "nicht-da"], RegistrationStatus.BESTAETIGT),
        (["stornieren"], RegistrationStatus.STORNIERT),
    ],
)
def test_steps_of_a_registration(
    hettstedt: Cast, browser: Client, steps: list[str], status: RegistrationStatus
) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    page = page_of(booking, f"anmeldungen/{row.pk}/")
    for step in steps:
        assert f"schritt/{step}/" in text_of(browser.get(page))
        browser.post(f"{page}schritt/{step}/", {"reason": ""})
    assert again(row).status == status


def test_rejecting_wants_a_reason(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    address = page_of(booking, f"anmeldungen/{row.pk}/schritt/ablehnen/")
    assert list(browser.post(address, {}).context["form"].errors) == ["reason"]
    browser.post(address, {"reason": "Nur Privatleute"})
    assert (again(row).status, again(row).status_reason) == (RegistrationStatus.ABGELEHNT, "Nur Privatleute")


def test_two_people_give_the_same_table(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    first, second = sure(booking), sure(booking)
    assert browser.post(page_of(booking, f"anmeldungen/{first.pk}/tische/"), {"tables": "2"}).status_code == 302
    refused = browser.post(page_of(booking, f"anmeldungen/{second.pk}/tische/"), {"tables": "2"})
    assert dict(refused.context["form"].errors) == {"tables": ["Tisch 2 ist schon vergeben, an Anmeldung 1."]}
    assert refused.context["form"]["tables"].value() == "2"
    wrong = browser.post(page_of(booking, f"anmeldungen/{second.pk}/tische/"), {"tables": "am Fenster"})
    assert list(wrong.context["form"].errors) == ["tables"]
    assert (again(first).table_numbers, again(second).table_numbers) == ([2], [])


def test_tables_are_given_and_explained(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"], places=4, tables_wall="2")
    for _ in range(2):
        sure(booking, wishes=frozenset({"wand"}))
    address = page_of(booking, "tische/")
    browser.post(address)
    plan = browser.get(address).context
    assert [(seat.tables, seat.met, seat.unmet) for seat in plan["seats"]] == [
        ("1", "", "Platz an der Wand"),
        ("2", "Platz an der Wand", ""),
    ]
    assert (plan["without"], plan["unmet"]) == (0, 1)


def test_only_who_stands_at_a_table_waits_for_one(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"], places=4)
    stand, _ = sure(booking), sure(booking, name="Ada Gast")
    kind = PlaceType.objects.create(booking=booking, name="Teilnahme", kind=PlaceKind.TEILNAHME, capacity=9, position=2)
    Registration.objects.filter(name="Ada Gast").update(place_type=kind)
    plan = browser.get(page_of(booking, "tische/")).context
    assert ([seat.registration.pk for seat in plan["seats"]], plan["without"]) == ([stand.pk], 1)


# ---------------------------------------------------------------- the day itself
def test_the_door_list_by_table_and_by_name(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    ada, zoe = sure(booking, name="Ada"), sure(booking, name="Zoe")
    by = hettstedt["koordination"]
    desk.assign_by_hand(registration=zoe, by=by, tables=[1])
    desk.assign_by_hand(registration=ada, by=by, tables=[2])

    def names(order: str) -> list[str]:
        rows = browser.get(page_of(booking, f"einlass/?ordnung={order}")).context["rows"]
        return [row.registration.name for row in rows]

    assert (names("tisch"), names("name"), names("unsinn")) == (["Zoe", "Ada"], ["Ada", "Zoe"], ["Zoe", "Ada"])


def test_where_people_only_listen_nothing_speaks_of_tables_or_money(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    for name in ("Ada Zander", "Zoe Adler"):
        sure(booking, name=name)
    booking.place_types.update(kind=PlaceKind.TEILNAHME, price_cents=0)
    Registration.objects.update(amount_cents=0)
    door = browser.get(page_of(booking, "einlass/")).context
    assert [row.registration.name for row in door["rows"]] == ["Zoe Adler", "Ada Zander"]
    assert (door["tables"], door["costs"], door["tabs"]) == (False, False, [])
    page = text_of(browser.get(page_of(booking, "anmeldungen/")))
    assert not [word for word in ("Tische", "Betrag") if word in page]


def test_checking_in_without_javascript(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    door, step = page_of(booking, "einlass/?ordnung=name"), page_of(booking, f"anmeldungen/{row.pk}/schritt/")
    answer = browser.post(f"{step}da/", {"zurueck": door})
    assert answer["Location"] == door
    assert again(row).status == RegistrationStatus.ANWESEND
    browser.post(f"{step}nicht-da/", {"zurueck": door})
    assert again(row).present_at is None
    away = browser.post(f"{step}da/", {"zurueck": "https://boese.example/"})
    assert away["Location"] == page_of(booking, f"anmeldungen/{row.pk}/")


def test_money_at_the_door(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    step = page_of(booking, f"anmeldungen/{row.pk}/schritt/")
    browser.post(f"{step}bezahlt/", {"zurueck": page_of(booking, "einlass/")})
    assert again(row).paid_at is not None


def test_after_the_end_nothing_is_offered(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    row = sure(booking)
    events.cancel_event(event=booking.event, by=hettstedt["koordination"], reason="Der Saal ist nicht frei.")
    page = browser.get(page_of(booking, f"anmeldungen/{row.pk}/"))
    assert (page.context["choices"].steps, page.context["choices"].tables) == ([], False)
    assert "lässt sich nicht mehr ändern" in text_of(page)
    assert browser.get(page_of(booking, "bearbeiten/")).status_code == 403
    assert "formaction" not in text_of(browser.get(page_of(booking, "einlass/")))


def test_a_closed_public_site_is_said(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"])
    hettstedt.hettstedt.portal_open = False
    hettstedt.hettstedt.save()
    page = text_of(browser.get(page_of(booking)))
    assert "Seite für Bürgerinnen und Bürger" not in page
    assert "ist geschlossen" in page


def test_the_cash_sheet(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"], places=3)
    paid, _ = sure(booking, quantity=2), sure(booking)
    desk.mark_paid(registration=paid, by=hettstedt["koordination"], now=now())
    sheet = browser.get(page_of(booking, "kasse/")).context["sheet"]
    assert (sheet.due_cents, sheet.paid_cents, sheet.open_cents) == (3000, 2000, 1000)


def test_the_export_computes_nothing(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"], places=3)
    sure(booking, name="=1+1", phone="+49 3476 12345", note='@summe; "ja"')
    sure(booking, name="Ada")
    address = page_of(booking, "anmeldungen/export.csv")
    rows = list(csv.DictReader(io.StringIO(browser.get(address).getvalue().decode("utf-8-sig")), delimiter=";"))
    assert [(row["Name"], row["Betrag"]) for row in rows] == [("'=1+1", "10,00"), ("Ada", "10,00")]
    assert (rows[0]["Telefon"], rows[0]["Bemerkung"]) == ("'+49 3476 12345", '\'@summe; "ja"')
    assert browser.get(f"{address}?text=ada").getvalue().decode().count("\r\n") == 2


def test_the_trail_says_who_took_how_many_names_along(hettstedt: Cast, browser: Client) -> None:
    booking = make_boerse(hettstedt["koordination"], places=3)
    for name in ("Ada", "Berta"):
        sure(booking, name=name)
    browser.get(page_of(booking, "anmeldungen/export.csv"))
    browser.get(page_of(booking, "anmeldungen/export.csv?text=ada"))
    lines = AuditEntry.objects.filter(verb="events.registration.export").order_by("id")
    assert [(line.stelle_id, line.changes) for line in lines] == [
        (hettstedt.hettstedt.pk, {"registrations": [0, 2]}),
        (hettstedt.hettstedt.pk, {"registrations": [0, 1]}),
    ]


# ---------------------------------------------------------------- numbers of queries
@pytest.mark.parametrize("more", ["anmeldungen/", "einlass/", "tische/", "kasse/", ""])
def test_pages_ask_the_same_for_one_and_three(
    hettstedt: Cast, browser: Client, django_assert_num_queries: DjangoAssertNumQueries, more: str
) -> None:
    booking = make_boerse(hettstedt["koordination"], places=9)
    sure(booking)
    address = page_of(booking, more)
    browser.get(address)
    with django_assert_num_queries(PAGES[more]):
        browser.get(address)
    sure(booking)
    sure(booking)
    with django_assert_num_queries(PAGES[more]):
        browser.get(address)


# session, user, membership, Börse, own Stellen for the header; then what the page shows
PAGES = {"anmeldungen/": 9, "einlass/": 8, "tische/": 7, "kasse/": 6, "": 16}


def test_the_list_asks_the_same_for_one_and_three(
    hettstedt: Cast, browser: Client, django_assert_num_queries: Queries
) -> None:
    by = hettstedt["koordination"]
    make_boerse(by)
    with django_assert_num_queries(8):
        browser.get(LIST)
    make_boerse(by)
    make_boerse(by)
    with django_assert_num_queries(8):
        browser.get(LIST)


def test_the_list_has_three_views(hettstedt: Cast, browser: Client) -> None:
    by = hettstedt["koordination"]
    coming, draft = make_boerse(by).event, make_boerse(by, publish=False).event
    past = make_boerse(by).event
    Event.objects.filter(pk=past.pk).update(starts_at=now() - timedelta(days=2), ends_at=now() - timedelta(days=1))

    def shown(view: str) -> list[int]:
        return [event.pk for event in browser.get(f"{LIST}?ansicht={view}").context["page"].rows]

    assert [shown(view) for view in ("", "kommend", "entwurf", "vergangen")] == [
        [coming.pk],
        [coming.pk],
        [draft.pk],
        [past.pk],
    ]
