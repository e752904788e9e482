"""Stellen that invite together: the other one reads the event in its own work area."""

from datetime import timedelta
from typing import Any

import pytest
from django_scopes import scope

from events.fair import now
from factories import Cast
from lueckenlos.events.actions import events
from lueckenlos.events.models import Event
from lueckenlos.tenancy.actor import system_actor


@pytest.fixture
def event(cast: Cast) -> Event:
    """Of Hettstedt, together with Eisleben."""
    starts = now() + timedelta(days=10)
    facts = {"art": "fachtag", "title": "Fachtag (erfunden)", "venue": "Rathaus", "starts_at": starts}
    with scope(stelle=cast.hettstedt):
        by = system_actor(cast.hettstedt)
        made = events.create_event(by=by, values={**facts, "ends_at": starts + timedelta(hours=5)})
        events.set_partners(event=made, by=by, stellen=[cast.eisleben])
        events.publish_event(event=made, by=by)
    return made


def pages(cast: Cast, who: str, slug: str, event: Event) -> tuple[bool, int]:
    """Whether the list names it, and what its page answers."""
    client = cast.client(who)
    listed: Any = client.get(f"/arbeit/{slug}/veranstaltungen/")
    return event.title in listed.content.decode(), client.get(f"/arbeit/{slug}/veranstaltungen/{event.pk}/").status_code


def test_who_invites_too_reads_it_and_changes_nothing(cast: Cast, event: Event) -> None:
    assert pages(cast, "fremd", "eisleben", event) == (True, 200)
    client = cast.client("fremd")
    page: Any = client.get(f"/arbeit/eisleben/veranstaltungen/{event.pk}/")
    assert "Sie laden gemeinsam ein" in page.content.decode()
    for more in ("bearbeiten/", "einlass/", "anmeldungen/", "qualifizierung/", "uebernehmen/"):
        assert client.get(f"/arbeit/eisleben/veranstaltungen/{event.pk}/{more}").status_code == 404


def test_nobody_else_and_no_draft(cast: Cast, event: Event) -> None:
    assert pages(cast, "kreis", "mansfeld-suedharz", event) == (False, 404)
    with scope(stelle=cast.hettstedt):
        Event.objects.filter(pk=event.pk).update(status="entwurf")
    assert pages(cast, "fremd", "eisleben", event) == (False, 404)


@pytest.mark.parametrize("key", ["9" * 19, "9" * 40, "-" + "9" * 30, "x"])
def test_a_forged_stelle_is_no_choice_and_no_error_page(cast: Cast, key: str) -> None:
    """Longer than any column holds: SQLite would raise, PostgreSQL refuse."""
    client = cast.client("koordination")
    answer = client.post("/arbeit/hettstedt/veranstaltungen/neu/", {"title": "Fachtag", "together_with": [key]})
    assert answer.status_code == 200
    assert answer.context["entry"].form.errors["together_with"]
