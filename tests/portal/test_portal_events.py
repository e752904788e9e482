"""Events and registration as citizens meet them: nothing unpublished, nothing of others, nothing twice."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.core import mail
from django.http import HttpResponse
from django.test import Client
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from events import fair
from factories import Cast
from lueckenlos.events.actions import events, public, tidy
from lueckenlos.events.enums import EventStatus, RegistrationStatus
from lueckenlos.events.models import Booking, Event, PlaceType, Registration, SecondForm
from lueckenlos.events.rules import new_form_key
from lueckenlos.portal.ical import calendar_text
from lueckenlos.tenancy.actor import system_actor

pytestmark = pytest.mark.django_db
R = RegistrationStatus
LIST = "/hettstedt/veranstaltungen/"


@pytest.fixture
def booking(cast: Cast) -> Booking:
    with scope(stelle=cast.hettstedt):
        return fair.make_boerse(system_actor(cast.hettstedt), places=1, rules_text="Nichts auf den Boden.")


def page_of(booking: Booking, rest: str = "") -> str:
    return f"{LIST}{booking.event.public_id}/{rest}"


def answers(booking: Booking, **given: Any) -> dict[str, Any]:
    """The first page, filled in."""
    with scope(stelle=booking.stelle):
        place = fair.table(booking).pk
    key = new_form_key()
    plain = {"form_key": key, "place_type": place, "quantity": 1, "name": "Mia Muster", "email": f"{key}@example.org"}
    return {**plain, **given}


def accepted(booking: Booking, **given: Any) -> dict[str, Any]:
    """The second page, with its tick."""
    return {**answers(booking), "accepted": "on", "rules_version": 1, "amount": 1000, **given}


def send(booking: Booking, **given: Any) -> HttpResponse:
    answer: HttpResponse = Client().post(page_of(booking, "anmeldung/senden/"), accepted(booking, **given))
    return answer


def only(booking: Booking) -> Registration:
    with scope(stelle=booking.stelle):
        return Registration.objects.select_related("booking__event", "stelle").get(booking=booking)


def count(booking: Booking) -> int:
    with scope(stelle=booking.stelle):
        return Registration.objects.filter(booking=booking).count()


def text_of(answer: HttpResponse) -> str:
    return " ".join(answer.content.decode().split())


def link_in(letter: str) -> str:
    found = re.search(r"/anmeldung/\S+/", letter)
    assert found
    return found.group()


# ---------------------------------------------------------------- calendar
def test_calendar_shows_what_is_published_and_ahead(cast: Cast, booking: Booking) -> None:
    by, now = system_actor(cast.hettstedt), fair.now()
    with scope(stelle=cast.hettstedt):
        plain = {"art": "fachtag", "venue": "Rathaus", "starts_at": now + timedelta(days=1)}
        draft = events.create_event(by=by, values={**plain, "title": "Entwurf", "ends_at": now + timedelta(days=2)})
        past = fair.make_boerse(by, starts_at=now + timedelta(days=9))
        Event.objects.filter(pk=past.event_id).update(title="Vorbei", starts_at=now - timedelta(days=2), ends_at=now)
    text = text_of(Client().get(LIST))
    assert ("Baby-Börse (erfunden)" in text, "Entwurf" in text, "Vorbei" in text) == (True, False, False)
    assert Client().get(f"{LIST}{draft.public_id}/").status_code == 404
    assert Client().get(f"{LIST}{draft.public_id}.ics").status_code == 404
    assert "Diese Veranstaltung ist vorbei." in text_of(Client().get(page_of(past)))


def test_start_page_and_navigation_name_events_only_if_there_are_any(cast: Cast, booking: Booking) -> None:
    assert "Nächste Veranstaltungen" in text_of(Client().get("/hettstedt/"))
    assert f'href="{LIST}"' in text_of(Client().get("/hettstedt/angebote/"))
    assert "eranstaltungen" not in text_of(Client().get("/eisleben/"))
    assert "Gerade ist nichts geplant." in text_of(Client().get("/eisleben/veranstaltungen/"))


@pytest.mark.parametrize("rest", ["", "anmeldung/", "anmeldung/senden/"])
def test_event_of_a_neighbour_is_not_here(cast: Cast, booking: Booking, rest: str) -> None:
    address = page_of(booking, rest).replace("hettstedt", "eisleben")
    assert Client().get(address).status_code == 404
    assert Client().post(address, accepted(booking)).status_code in {404, 405}


def test_event_called_off_says_so_and_why(cast: Cast, booking: Booking) -> None:
    with scope(stelle=cast.hettstedt):
        events.cancel_event(event=booking.event, by=system_actor(cast.hettstedt), reason="Wasserschaden")
    text = text_of(Client().get(page_of(booking)))
    assert "Diese Veranstaltung ist abgesagt." in text
    assert "Wasserschaden" in text
    assert "Zur Anmeldung" not in text
    assert "Diese Veranstaltung ist abgesagt." in text_of(Client().get(page_of(booking, "anmeldung/")))
    (entry,) = calendar(Client().get(f"{LIST}{booking.event.public_id}.ics"))
    assert entry["STATUS"] == "CANCELLED"


@pytest.mark.parametrize("n", [1, 3])
def test_pages_cost_the_same_queries(cast: Cast, n: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    with scope(stelle=cast.hettstedt):
        made = [fair.make_boerse(system_actor(cast.hettstedt)) for _ in range(n)]
        tokens = [fair.link_of(fair.register(made[0])) for _ in range(n)]
        key = Registration.objects.order_by("number")[0].form_key
    client, one = Client(), made[0]
    expected = {
        LIST: 4,
        f"{LIST[:-1]}.ics": 2,
        page_of(one): 5,
        page_of(one, "anmeldung/"): 2,
        page_of(one, f"anmeldung/{key}/"): 2,
        f"/anmeldung/{tokens[0]}/": 2,
    }
    for address, queries in expected.items():
        client.get(address)
        with django_assert_num_queries(queries):
            assert client.get(address).status_code == 200


# ---------------------------------------------------------------- iCalendar
def calendar(answer: HttpResponse) -> list[icalendar.Event]:
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    return list(icalendar.Calendar.from_ical(answer.content).walk("VEVENT"))


def test_feed_holds_the_published_events(cast: Cast, booking: Booking) -> None:
    (entry,) = calendar(Client().get("/hettstedt/veranstaltungen.ics"))
    assert str(entry["SUMMARY"]) == "Baby-Börse (erfunden)"
    assert entry["DTSTART"].dt == booking.event.starts_at
    assert str(entry["URL"]).endswith(page_of(booking))


def test_calendar_keeps_german_time_and_signs(cast: Cast) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    event = Event(
        public_id="0123456789",
        title="Bücher; Börse, „schön“ " * 8,
        summary="Zeile 1\nZeile 2",
        venue="Rathaus",
        starts_at=datetime(2027, 3, 28, 1, 30, tzinfo=berlin).astimezone(UTC),  # half an hour before the clocks change
        ends_at=datetime(2027, 3, 28, 4, 0, tzinfo=berlin).astimezone(UTC),
        changed_at=datetime(2026, 11, 1, tzinfo=UTC),
        status=EventStatus.VEROEFFENTLICHT,
    )
    raw = calendar_text([event], cast.hettstedt)
    lines = raw.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"DTSTART;TZID=Europe/Berlin:20270328T013000" in lines
    assert b"DTEND;TZID=Europe/Berlin:20270328T040000" in lines
    assert b"TZID:Europe/Berlin" in lines
    (entry,) = icalendar.Calendar.from_ical(raw).walk("VEVENT")
    assert str(entry["SUMMARY"]) == event.title
    assert entry["DTEND"].dt - entry["DTSTART"].dt.astimezone(UTC) == timedelta(minutes=90)


# ---------------------------------------------------------------- two pages
def test_registration_in_two_pages(booking: Booking) -> None:
    client = Client()
    first = client.get(page_of(booking, "anmeldung/"))
    key = first.context["form"].key
    assert "Tisch, 10 Euro (wenige Plätze frei)" in text_of(first)
    given = answers(booking, form_key=key, wishes=["strom"], needs=["rollstuhl"])
    second = text_of(client.post(page_of(booking, "anmeldung/"), given))
    for part in ("Bitte prüfen", "Mia Muster", "Stromanschluss", "Nichts auf den Boden.", "10 Euro"):
        assert part in second
    assert count(booking) == 0
    sent = client.post(page_of(booking, "anmeldung/senden/"), accepted(booking, **given))
    address = page_of(booking, f"anmeldung/{key}/")
    assert f'data-own-address="{address}"' in text_of(sent)
    for result in (sent, client.get(address)):
        assert "Bitte bestätigen Sie mit dem Link in der Mail" in text_of(result)
        assert "Mia" not in text_of(result)
        assert given["email"] not in text_of(result)
        assert "no-store" in result["Cache-Control"]
    made = only(booking)
    assert (made.status, made.wishes, made.needs, made.amount_cents) == (R.EINGEGANGEN, ["strom"], ["rollstuhl"], 1000)
    assert [letter.to for letter in mail.outbox] == [[given["email"]]]
    assert set(client.cookies) == {"csrftoken"}


def test_sending_again_gives_the_own_answer_and_no_second_place(booking: Booking) -> None:
    given = accepted(booking)
    client = Client()
    told = [client.post(page_of(booking, "anmeldung/senden/"), given) for _ in range(3)]
    # the back button to the first page, and other words in it
    again = client.post(page_of(booking, "anmeldung/"), {**given, "name": "Anders"})
    assert again["Location"] == page_of(booking, f"anmeldung/{given['form_key']}/")
    told.append(client.get(again["Location"]))
    with scope(stelle=booking.stelle):
        Booking.objects.filter(pk=booking.pk).update(closes_at=fair.now() - timedelta(minutes=1))
    told.append(client.post(page_of(booking, "anmeldung/senden/"), given))
    (number,) = {re.search(r"booking-number\">[^<]*<strong>(\d+)", text_of(answer)).group(1) for answer in told}
    assert number == str(only(booking).number)
    assert count(booking) == 1


def test_nobody_learns_from_the_answer_who_is_registered(booking: Booking) -> None:
    """The same page for a known and for a new address, when sent, loaded again and after the term."""
    with scope(stelle=booking.stelle):
        PlaceType.objects.filter(booking=booking).update(capacity=40)
    send(booking, email="mia@example.org")
    sent = [accepted(booking, email=email) for email in ("Mia@example.org", "noah@example.org")]

    def told() -> list[str]:
        keys = [given["form_key"] for given in sent]
        pages = [text_of(Client().get(page_of(booking, f"anmeldung/{key}/"))) for key in keys]
        return [
            re.sub(r"<strong>\d+</strong>|csrf\w+.*", "", page.replace(key, ""))
            for key, page in zip(keys, pages, strict=True)
        ]

    pages = [text_of(Client().get(page_of(booking)))]
    for given in sent:
        answer = text_of(Client().post(page_of(booking, "anmeldung/senden/"), given))
        assert "Bitte bestätigen Sie mit dem Link in der Mail" in answer
        pages.append(text_of(Client().get(page_of(booking))))
    # the event's page tells neither: no number of free places
    assert len(set(pages)) == 1
    known, new = told()
    assert known == new
    past = fair.now() - timedelta(minutes=1)
    with scope(stelle=booking.stelle):
        Registration.objects.update(confirm_until=past)
        SecondForm.objects.update(confirm_until=past)
        tidy.expire(now=fair.now(), by=system_actor(booking.stelle))
    known, new = told()
    assert known == new
    assert "Die Frist ist abgelaufen" in known
    assert count(booking) == 2


def test_full_means_the_waiting_list_and_says_so_before(booking: Booking) -> None:
    send(booking)
    assert "Tisch, 10 Euro (Warteliste)" in text_of(Client().get(page_of(booking, "anmeldung/")))
    given = accepted(booking)
    assert "Sie kommen auf die Warteliste." in text_of(Client().post(page_of(booking, "anmeldung/"), given))
    assert "Sie stehen auf der Warteliste" in text_of(Client().post(page_of(booking, "anmeldung/senden/"), given))


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"place_type": ""}, "Wählen Sie, welchen Platz Sie möchten."),
        ({"place_type": "999999"}, "Diese Platzart gibt es nicht mehr."),
        ({"place_type": "1 OR 1"}, "Diese Platzart gibt es nicht mehr."),
        ({"quantity": "-1"}, "Wählen Sie 1 bis 2 Plätze."),
        ({"quantity": "99999999999999999999"}, "Wählen Sie 1 bis 2 Plätze."),
        ({"name": "  "}, "Geben Sie Ihren Namen an."),
        ({"name": "x" * 161}, "Name: höchstens 160 Zeichen."),
        ({"email": "mia"}, "Diese E-Mail-Adresse stimmt nicht."),
        ({"email": ""}, "Diese E-Mail-Adresse stimmt nicht."),
        ({"phone": "ruf an"}, "Das ist keine Telefonnummer."),
        ({"wishes": ["thron"]}, "Diese Auswahl gibt es nicht."),
        ({"needs": ["ruhe"]}, "Diese Auswahl gibt es nicht."),
    ],
)
@pytest.mark.parametrize("rest", ["anmeldung/", "anmeldung/senden/"])
def test_wrong_input_gets_one_sentence_and_keeps_the_rest(
    booking: Booking, rest: str, wrong: dict[str, Any], sentence: str
) -> None:
    plain = {"name": "Mia Muster", "email": "mia@example.org", "phone": "03476 12345"}
    given = accepted(booking, **{**plain, **wrong})
    text = text_of(Client().post(page_of(booking, rest), given))
    assert sentence in text
    assert "Ihre Anmeldung" in text
    assert given["form_key"] in text
    assert all(f'value="{value}"' in text for name, value in plain.items() if name not in wrong)
    assert count(booking) == 0


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"accepted": ""}, "Bitte setzen Sie das Häkchen."),
        ({"rules_version": "0"}, "Die Regeln haben sich gerade geändert."),
        ({"amount": "1"}, "Der Preis hat sich gerade geändert."),
        ({"amount": "-1000"}, "Der Preis hat sich gerade geändert."),
        ({"form_key": "kurz"}, "Dieses Formular war nicht vollständig."),
    ],
)
def test_second_page_is_accepted_as_shown_or_not_at_all(booking: Booking, wrong: dict[str, Any], sentence: str) -> None:
    text = text_of(send(booking, **wrong))
    assert sentence in text
    assert "Bitte prüfen" in text
    assert ("Mia Muster" in text, 'name="amount" value="1000"' in text) == (True, True)
    assert count(booking) == 0


def test_place_of_another_boerse_is_refused(cast: Cast, booking: Booking) -> None:
    with scope(stelle=cast.eisleben):
        foreign = fair.table(fair.make_boerse(system_actor(cast.eisleben))).pk
    assert "Diese Platzart gibt es nicht mehr." in text_of(send(booking, place_type=foreign))


def test_trade_names_its_firm(booking: Booking) -> None:
    with scope(stelle=booking.stelle):
        stand = PlaceType.objects.get(booking=booking, kind="infostand").pk
    assert "geben Sie bitte die Organisation oder Firma an" in text_of(send(booking, place_type=stand, amount=0))
    assert "Ihre Nummer" in text_of(send(booking, place_type=stand, amount=0, organisation="Frühe Hilfen"))


def test_window_opens_and_closes_to_the_minute(booking: Booking) -> None:
    berlin = ZoneInfo("Europe/Berlin")
    opens = datetime.combine(date.today() + timedelta(days=5), datetime.min.time(), berlin).replace(hour=8)  # noqa: DTZ011 -- any later day
    with scope(stelle=booking.stelle):
        Booking.objects.filter(pk=booking.pk).update(opens_at=opens)
    early = f"Die Anmeldung beginnt am {opens:%d.%m.%Y} um 08:00 Uhr."
    for text in (text_of(Client().get(page_of(booking))), text_of(Client().get(page_of(booking, "anmeldung/")))):
        assert early in text
    assert send(booking).status_code == 409
    with scope(stelle=booking.stelle):
        past = fair.now() - timedelta(days=1)
        Booking.objects.filter(pk=booking.pk).update(opens_at=past - timedelta(days=1), closes_at=past)
    assert "Die Anmeldung ist geschlossen." in text_of(Client().get(page_of(booking, "anmeldung/")))
    assert "Die Anmeldung ist geschlossen." in text_of(send(booking))
    assert count(booking) == 0


def test_rush_from_one_address_is_slowed_down(booking: Booking, monkeypatch: pytest.MonkeyPatch) -> None:
    from lueckenlos.accounts.throttle import Limit

    monkeypatch.setattr("lueckenlos.portal.views.booking.LIMIT", Limit("registration", 1, 60))
    monkeypatch.setattr("lueckenlos.accounts.throttle._HERE", {})
    assert "Ihre Nummer" in text_of(send(booking))
    text = text_of(send(booking))
    assert "Zu viele Versuche. Bitte warten Sie 60 Minuten" in text
    assert "Mia Muster" in text
    assert count(booking) == 1


# ---------------------------------------------------------------- behind the link
def test_link_confirms_once_and_shows_it_twice(booking: Booking) -> None:
    send(booking, email="mia@example.org")
    link, client = link_in(str(mail.outbox[0].body)), Client()
    shown = client.get(link)
    assert "Bitte bestätigen Sie Ihre Anmeldung" in text_of(shown)
    assert re.findall(r'name="schritt" value="(\w*)"', text_of(shown)) == ["bestaetigen", "abmelden"]
    assert only(booking).status == R.EINGEGANGEN
    for _ in range(2):
        assert client.post(link, {"schritt": "bestaetigen"})["Location"] == link
    assert "Ihr Platz ist sicher" in text_of(client.get(link))
    assert only(booking).status == R.BESTAETIGT


def test_place_given_back_is_offered_and_accepted(booking: Booking) -> None:
    send(booking, email="mia@example.org")
    send(booking, email="noah@example.org")
    mia, noah = (link_in(str(letter.body)) for letter in mail.outbox)
    Client().post(mia, {"schritt": "abmelden"})
    assert "Diese Anmeldung ist storniert" in text_of(Client().get(mia))
    assert [letter.to[0] for letter in mail.outbox if "Ein Platz für Sie" in letter.subject] == ["noah@example.org"]
    assert "Ein Platz ist für Sie frei" in text_of(Client().get(noah))
    Client().post(noah, {"schritt": "annehmen"})
    assert "Ihr Platz ist sicher" in text_of(Client().get(noah))


@pytest.mark.parametrize(
    ("step", "sentence"),
    [("annehmen", "ist gerade kein Platz angeboten"), ("loeschen", "Das geht mit dieser Anmeldung nicht.")],
)
def test_wrong_step_is_refused_with_a_sentence(booking: Booking, step: str, sentence: str) -> None:
    send(booking)
    answer = Client().post(link_in(str(mail.outbox[0].body)), {"schritt": step})
    assert (answer.status_code, sentence in text_of(answer)) == (409, True)


def test_term_that_ran_out_is_said(booking: Booking) -> None:
    send(booking)
    link = link_in(str(mail.outbox[0].body))
    with scope(stelle=booking.stelle):
        Registration.objects.update(confirm_until=fair.now() - timedelta(minutes=1))
    assert "Die Frist ist abgelaufen" in text_of(Client().get(link))
    refused = text_of(Client().post(link, {"schritt": "bestaetigen"}))
    assert "Die Frist zum Bestätigen ist abgelaufen." in refused
    with scope(stelle=booking.stelle):
        tidy.expire(now=fair.now(), by=system_actor(booking.stelle))
    assert "Die Frist ist abgelaufen" in text_of(Client().get(link))


def test_too_late_to_cancel_names_the_last_day(booking: Booking) -> None:
    with scope(stelle=booking.stelle):
        made = fair.sure(booking)
        link = f"/anmeldung/{fair.link_of(made)}/"
        Booking.objects.filter(pk=booking.pk).update(cancel_until_days=100)
    text = text_of(Client().get(link))
    assert "Abmelden ging bis zum" in text
    assert "Jetzt abmelden" not in text
    assert Client().post(link, {"schritt": "abmelden"}).status_code == 409


def test_pages_of_people_are_kept_from_caches_engines_and_other_sites(booking: Booking) -> None:
    send(booking)
    for address in (link_in(str(mail.outbox[0].body)), page_of(booking, f"anmeldung/{only(booking).form_key}/")):
        answer = Client().get(address)
        assert "no-store" in answer["Cache-Control"]
        assert (answer["X-Robots-Tag"], answer["Referrer-Policy"]) == ("noindex", "same-origin")
    form = Client().get(page_of(booking, "anmeldung/"))
    assert "private" in form["Cache-Control"]
    assert "no-store" not in form["Cache-Control"]


@pytest.mark.parametrize("token", ["quatsch", "a" * 43, "%00", "ä", "impressum"])
def test_unknown_links_say_so(cast: Cast, token: str) -> None:
    answer = Client().get(f"/anmeldung/{token}/")
    assert (answer.status_code, "Dieser Link gilt nicht" in text_of(answer)) == (404, True)


def test_result_of_somebody_elses_key_is_not_here(booking: Booking) -> None:
    with scope(stelle=booking.stelle):
        fair.register(booking)
    assert Client().get(page_of(booking, f"anmeldung/{new_form_key()}/")).status_code == 404


def test_public_pages_never_name_people(booking: Booking) -> None:
    with scope(stelle=booking.stelle):
        made = public.confirm(registration=fair.register(booking, name="Geheime Familie"), now=fair.now())
    for address in (
        LIST,
        page_of(booking),
        page_of(booking, "anmeldung/"),
        page_of(booking, f"anmeldung/{made.form_key}/"),
    ):
        text = text_of(Client().get(address))
        assert ("Geheime Familie" in text, made.email in text) == (False, False)
