"""A town types its houses once."""

from django.test import Client
from fair import make_boerse, now

from factories import Cast
from lueckenlos.events.actions import events
from lueckenlos.events.models import Event
from lueckenlos.events.queries.places import address_of, known_places


def test_the_last_place_is_proposed_and_its_address_taken_over(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    first = make_boerse(by).event
    place = {"venue": "Rathaus", "room": "großer Ratssaal", "strasse": "Markt", "hausnummer": "1", "plz": "06333"}
    events.update_event(event=first, by=by, values={**place, "ort": "Hettstedt", "accessibility": "Aufzug"})
    browser = Client()
    browser.force_login(by.user)
    page = browser.get("/arbeit/hettstedt/veranstaltungen/baby-boerse/").content.decode()
    assert 'value="Rathaus"' in page
    assert '<option value="großer Ratssaal">' in page
    day = (now().date().replace(day=1)).isoformat()
    year = int(day[:4]) + 1
    form = {
        "title": "Börse",
        "day": f"{year}-05-08",
        "begins": "10:00",
        "until": "13:00",
        "venue": " rathaus ",
        "room": "kleiner Ratssaal",
        "tables": "5",
        "price_cents": "0",
        "max_places": "2",
        "opens_at": f"{year}-03-01T08:00",
        "closes_at": f"{year}-05-01T08:00",
        "payment": "bar",
        "rules_text": "",
    }
    assert browser.post("/arbeit/hettstedt/veranstaltungen/baby-boerse/", form).status_code == 302
    made = Event.objects.latest("pk")
    assert (made.room, made.strasse, made.plz, made.accessibility) == ("kleiner Ratssaal", "Markt", "06333", "Aufzug")


def test_an_unknown_house_has_no_address(hettstedt: Cast) -> None:
    make_boerse(hettstedt["koordination"])
    assert address_of(known_places(hettstedt["koordination"]), "Turnhalle") == {}
    assert known_places(hettstedt["traeger"]) == []
