"""The pages behind the secret link: change, move to another date, and everything that is kept."""

import json
from datetime import timedelta

import pytest
from django.test import Client
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from events import fair
from factories import Cast
from lueckenlos.events.models import Registration
from lueckenlos.tenancy.actor import system_actor


def text_of(response: object) -> str:
    return " ".join(response.content.decode().split())  # type: ignore[attr-defined] # a response


@pytest.fixture
def token(cast: Cast) -> str:
    with scope(stelle=cast.hettstedt):
        booking = fair.make_boerse(system_actor(cast.hettstedt), places=3)
        return fair.link_of(fair.sure(booking, name="Erika Muster", email="erika@example.org", phone="03476 12345"))


def sent(page: str, **given: str) -> dict[str, str]:
    with scope(stelle=Registration.objects.model.stelle.field.related_model.objects.get(slug="hettstedt")):
        row = Registration.objects.get(name="Erika Muster")
    return {
        "place_type": str(row.place_type_id),
        "quantity": "1",
        "name": row.name,
        "phone": row.phone,
        "note": "",
    } | given


def test_the_form_comes_filled_and_saves(token: str) -> None:
    client, page = Client(), f"/anmeldung/{token}/aendern/"
    shown = text_of(client.get(page))
    assert 'value="Erika Muster"' in shown
    assert "erika@example.org" not in shown
    answer = client.post(page, sent(page, quantity="2", wishes="wand"))
    assert answer["Location"] == f"/anmeldung/{token}/"
    assert "Tisch × 2" in text_of(client.get(f"/anmeldung/{token}/"))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"quantity": "99"}, "1 bis 2"),
        ({"quantity": "-1"}, "1 bis 2"),
        ({"name": ""}, "Geben Sie Ihren Namen an."),
        ({"place_type": "999999"}, "Diese Platzart gibt es nicht mehr."),
        ({"phone": "abc"}, "Das ist keine Telefonnummer."),
    ],
)
def test_wrong_input_has_one_sentence_and_changes_nothing(token: str, given: dict[str, str], words: str) -> None:
    page = f"/anmeldung/{token}/aendern/"
    assert words in text_of(Client().post(page, sent(page, **given)))
    assert sent(page)["phone"] == "03476 12345"


def test_links_of_nobody(token: str) -> None:
    for page in ("aendern", "auskunft"):
        answer = Client().get(f"/anmeldung/{token[:-3]}abc/{page}/")
        assert answer.status_code == 404
        assert "Erika" not in text_of(answer)


def test_everything_kept_is_shown_and_given_as_a_file(token: str) -> None:
    client, page = Client(), f"/anmeldung/{token}/auskunft/"
    shown = text_of(client.get(page))
    for words in ("Erika Muster", "erika@example.org", "03476 12345", "Gelöscht wird am", "E-Mail-Adresse bestätigt"):
        assert words in shown
    answer = client.get(page, {"format": "json"})
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["Cache-Control"].count("no-store") == 1
    found = json.loads(answer.content)
    assert {"feld": "Name", "wert": "Erika Muster"} in found["Ihre Anmeldung"]


def test_to_another_date(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        first, second = fair.two_dates(system_actor(cast.hettstedt))
        registration = fair.sure(first)
        other = fair.make_boerse(system_actor(cast.hettstedt))
        token = fair.link_of(registration)
    client, page = Client(), f"/anmeldung/{token}/aendern/"
    assert f'name="termin" value="{second.pk}"' in text_of(client.get(page))
    refused = client.post(page, {"termin": str(other.pk)})
    assert refused.status_code == 409
    moved = client.post(page, {"termin": str(second.pk)})
    assert moved["Location"] != f"/anmeldung/{token}/"
    assert "Ihr Platz ist sicher" in text_of(client.get(moved["Location"]))
    assert "storniert" in text_of(client.get(f"/anmeldung/{token}/"))


def test_after_the_event_nothing_changes(cast: Cast) -> None:
    with scope(stelle=cast.hettstedt):
        booking = fair.make_boerse(system_actor(cast.hettstedt))
        token = fair.link_of(fair.sure(booking))
        type(booking.event).objects.filter(pk=booking.event_id).update(
            starts_at=fair.now() - timedelta(hours=2), ends_at=fair.now() + timedelta(hours=2)
        )
    answer = Client().get(f"/anmeldung/{token}/aendern/")
    assert answer.status_code == 409
    assert "Die Veranstaltung hat schon begonnen." in text_of(answer)


@pytest.mark.parametrize("page", ["aendern", "auskunft"])
def test_pages_ask_the_same(token: str, page: str, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
    with django_assert_max_num_queries(11):
        Client().get(f"/anmeldung/{token}/{page}/")
