"""From nothing to a conference whose workshops are allotted."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from conferences.meeting import crowd, guest, link_of, make_conference, wishes_over, workshop
from factories import Cast
from lueckenlos.conferences.models import Conference, Seat, Session, WorkshopWish
from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Event

Queries = Callable[..., Any]
LIST = "/arbeit/hettstedt/veranstaltungen/"


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client("koordination")


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def start_form(**given: Any) -> dict[str, Any]:
    day = timezone.localdate() + timedelta(days=60)
    return {
        "title": "Gesundheitskonferenz",
        "day": day.isoformat(),
        "begins": "09:00",
        "until": "13:00",
        "venue": "Rathaus",
        "room": "kleiner Ratssaal",
        "places": "60",
        "opens_at": "2026-01-05T08:00",
        "closes_at": (day - timedelta(days=5)).strftime("%Y-%m-%dT18:00"),
        "workshops": "Gesundes Frühstück; 20\nBewegte Kita 15\n\nStress im Alltag (12 Plätze)",
        "workshops_from": "10:00",
        "workshops_until": "12:00",
        **given,
    }


def test_from_nothing_to_live_in_two_sent_forms(browser: Client) -> None:
    assert "konferenz/" in text_of(browser.get(LIST))
    browser.post(f"{LIST}konferenz/", start_form())
    event = Event.objects.get()
    titles = list(event.parts.values_list("title", "capacity"))
    assert titles == [
        ("Eröffnung", None),
        ("Gesundes Frühstück", 20),
        ("Bewegte Kita", 15),
        ("Stress im Alltag", 12),
        ("Zusammenfassung und Abschluss", None),
    ]
    assert list(Session.objects.order_by("pk").values_list("round", flat=True)) == [1, 1, 2]
    browser.post(f"{LIST}{event.pk}/schritt/veroeffentlichen/")
    event.refresh_from_db()
    assert event.status == EventStatus.VEROEFFENTLICHT


def test_at_most_twelve_fields_must_be_filled(browser: Client) -> None:
    form = browser.get(f"{LIST}konferenz/").context["form"]
    assert len(form.fields) == 12


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"workshops": "Ohne Zahl"}, "Zeile 1: „Ohne Zahl“ hat keine Zahl der Plätze"),
        ({"workshops": "A; 0"}, "hat keine Zahl der Plätze"),
        ({"workshops_until": "14:00"}, "zwischen Beginn und Ende"),
        ({"until": "08:00"}, "Das Ende liegt vor dem Beginn."),
        ({"workshops_from": ""}, "von wann bis wann"),
        ({"places": "-3"}, "mindestens 1 ein"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_lost(browser: Client, given: dict[str, str], said: str) -> None:
    answer = browser.post(f"{LIST}konferenz/", start_form(**given))
    assert said in text_of(answer)
    assert "kleiner Ratssaal" in text_of(answer)
    assert not Event.objects.exists()


def test_wishes_by_phone_and_seats_with_their_reason(hettstedt: Cast, browser: Client, client: Client) -> None:
    conference = make_conference(hettstedt["koordination"], seats=(1, 1))
    a, b = workshop(conference, "A").pk, workshop(conference, "B").pk
    people = [guest(conference, name) for name in ("Ada (erfunden)", "Bo (erfunden)", "Cem (erfunden)")]
    for person in people:
        address = f"/konferenz/{link_of(person)}/"
        assert "Erster Wunsch" in text_of(client.get(address))
        sent = {"schritt": "wuensche", "runde-1-1": a, "runde-1-2": b}
        assert client.post(address, sent).status_code == 302
    assert WorkshopWish.objects.count() == 3
    wishes_over(conference)
    browser.post(f"{LIST}{conference.event_id}/konferenz/plaetze/verteilen/")
    assert sorted(Seat.objects.values_list("session", flat=True), key=str) == [a, b, None]
    said = [text_of(client.get(f"/konferenz/{link_of(person)}/")) for person in people]
    assert sum("Ihr erster Wunsch ist erfüllt" in page for page in said) == 1
    assert sum("war mit 1 von 1 Plätzen voll" in page for page in said) == 1
    assert sum("Ihre Wünsche waren alle voll" in page for page in said) == 1
    table = text_of(browser.get(f"{LIST}{conference.event_id}/konferenz/plaetze/"))
    assert "<strong>1</strong> erster Wunsch" in table


def test_pages_ask_the_same_for_3_and_500(
    hettstedt: Cast, browser: Client, django_assert_max_num_queries: DjangoAssertNumQueries, client: Client
) -> None:
    few = make_conference(hettstedt["koordination"])
    many = make_conference(hettstedt["koordination"])
    crowd(few, 3)
    crowd(many, 500)
    for page in ("konferenz/", "konferenz/plaetze/"):
        counts = []
        for conference in (few, many):
            with django_assert_max_num_queries(40) as seen:
                assert browser.get(f"{LIST}{conference.event_id}/{page}").status_code == 200
            counts.append(len(seen))
        assert counts[0] == counts[1]


def test_a_foreign_conference_is_not_there(cast: Cast, hettstedt: Cast, browser: Client) -> None:
    assert browser.get(f"{LIST}99999/konferenz/").status_code == 404
    conference = make_conference(hettstedt["koordination"])
    reader = hettstedt.client("lesen")
    assert reader.get(f"{LIST}{conference.event_id}/konferenz/").status_code == 200
    assert reader.get(f"{LIST}{conference.event_id}/konferenz/plaetze/").status_code == 403
    assert reader.post(f"{LIST}{conference.event_id}/konferenz/", {"wish_count": "3"}).status_code == 403
    assert Conference.objects.get().wish_count == 2
