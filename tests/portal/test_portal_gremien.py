"""What citizens read of a Gremium, and that nothing else gets out at any door."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django_scopes import scope
from pytest_django import DjangoAssertNumQueries

from boards import committee as made
from factories import Cast
from lueckenlos.boards.actions.meetings import call_off, close_meeting, invite
from lueckenlos.boards.actions.resolutions import add_progress
from lueckenlos.boards.enums import ProgressState
from lueckenlos.boards.models import Gremium, Meeting, Resolution
from lueckenlos.boards.rules import Vote
from lueckenlos.tenancy.actor import Actor, system_actor

SECRET = "Geheimsache"


class Show:
    """A published Gremium: one Sitzung over and one to come, each with a public point and one that is not."""

    def __init__(self, by: Actor, **values: Any) -> None:
        self.by = by
        self.gremium: Gremium = made.committee(by, **{"published": True, "meets_in_public": True} | values)
        self.held: Meeting = made.sitting(self.gremium, by, days=-20)
        Meeting.objects.filter(pk=self.held.pk).update(
            chair="Vorsitzende (erfunden)", guests=SECRET, notice=SECRET, online_url="https://example.org/raum"
        )
        self.open = made.item(self.held, by, title="Offenes", text=SECRET, proposal=SECRET, presenter=SECRET)
        self.closed = made.item(self.held, by, title=SECRET, is_public=False)
        self.paper = made.linked(self.open, by)
        self.public: Resolution = made.resolved(
            self.open, by, text="Der Elterntreff kommt.", addressee="Stadtrat", commitment=SECRET
        )
        self.rejected = made.resolved(self.open, by, Vote(no=3), text="Abgelehntes")
        self.secret = made.resolved(self.closed, by, text=SECRET)
        today = made.today()
        add_progress(resolution=self.public, state=ProgressState.IN_ARBEIT, note=SECRET, on=today, today=today, by=by)
        self.held = close_meeting(meeting=Meeting.objects.get(pk=self.held.pk), by=by, now=made.now())
        self.coming = made.planned(self.gremium, by, place="Ratssaal")
        made.item(self.coming, by, title="Kommendes")
        made.item(self.coming, by, title=SECRET, is_public=False)

    @property
    def url(self) -> str:
        return f"/hettstedt/gremien/{self.gremium.pk}/"


@pytest.fixture
def by(hettstedt: Cast) -> Actor:
    return hettstedt["koordination"]


def text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return answer.content.decode()


def test_what_citizens_read(client: Client, by: Actor) -> None:
    show = Show(by)
    page = text(client, show.url)
    for told in ("Ratssaal", "Offenes", "Der Elterntreff kommt.", "an: Stadtrat", "in Arbeit", "abgelehnt"):
        assert told in page
    assert f"Stand vom {made.today():%d.%m.%Y}" in page
    assert show.gremium.name in text(client, "/hettstedt/gremien/")
    assert 'href="/hettstedt/gremien/"' in text(client, "/hettstedt/")


def test_nothing_that_is_not_public_leaks(client: Client, by: Actor) -> None:
    show = Show(by)
    invite(meeting=show.coming, by=by, now=made.now(), late_is_known=True, again=False)
    doors = [
        show.url,
        f"{show.url}?seite=2",
        "/hettstedt/gremien/",
        "/hettstedt/",
        "/hettstedt/veranstaltungen/",
        "/hettstedt/veranstaltungen.ics",
        "/hettstedt/angebote/druck/",
        "/",
    ]
    for door in doors:
        page = text(client, door)
        for hidden in ("Ada (erfunden)", "Vorsitzende", "example.org/raum", "Bericht"):
            assert hidden not in page, (door, hidden)
        assert SECRET not in page, door
    # the search repeats what was asked for, and finds none of it
    assert "/gremien/" not in text(client, f"/hettstedt/angebote/?text={SECRET}").replace(
        'href="/hettstedt/gremien/"', ""
    )


def test_papers_and_pages_of_the_work_area_stay_shut(client: Client, by: Actor) -> None:
    show = Show(by)
    doors = [
        f"sitzungen/{show.held.pk}/",
        f"sitzungen/{show.held.pk}/papier/niederschrift.pdf",
        f"sitzungen/{show.held.pk}/papier/niederschrift.pdf?teil=oeffentlich",
        f"sitzungen/{show.held.pk}/papier/termin.ics",
        f"tagesordnung/{show.open.pk}/vorlage.docx",
        f"unterlagen/{show.paper.pk}/",
        f"beschluesse/{show.public.pk}/",
    ]
    for door in doors:
        answer = client.get(f"/arbeit/hettstedt/{door}")
        assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/konto/anmelden/"), door


def test_a_guessed_number_finds_nothing(client: Client, hettstedt: Cast, by: Actor) -> None:
    hidden = made.committee(by)
    with scope(stelle=hettstedt.eisleben):
        foreign = made.gremium(system_actor(hettstedt.eisleben), published=True)
    for key in (hidden.pk, foreign.pk, 999_999, 10**15):
        assert client.get(f"/hettstedt/gremien/{key}/").status_code == 404
    assert client.get(f"/eisleben/gremien/{foreign.pk}/").status_code == 200
    assert hidden.name not in text(client, "/hettstedt/gremien/")
    hettstedt.hettstedt.portal_open = False
    hettstedt.hettstedt.save()
    published = made.gremium(by, published=True)
    assert client.get(f"/hettstedt/gremien/{published.pk}/").status_code == 404


def test_without_a_published_gremium_the_page_says_what_comes(client: Client, hettstedt: Cast) -> None:
    assert "Hier stehen noch keine Gremien." in text(client, "/hettstedt/gremien/")
    assert 'href="/hettstedt/gremien/"' not in text(client, "/hettstedt/")


def test_an_agenda_is_shown_once_it_is_sent_out(client: Client, by: Actor) -> None:
    show = Show(by)
    assert "Kommendes" not in text(client, show.url)
    invite(meeting=show.coming, by=by, now=made.now(), late_is_known=True, again=False)
    assert "Kommendes" in text(client, show.url)
    call_off(meeting=Meeting.objects.get(pk=show.coming.pk), by=by)
    page = text(client, show.url)
    assert "Kommendes" not in page
    assert "abgesagt" in page


def test_a_gremium_that_meets_behind_doors_shows_what_it_decided_only(client: Client, by: Actor) -> None:
    page = text(client, Show(by, meets_in_public=False).url)
    assert "Der Elterntreff kommt." in page
    for hidden in ("Ratssaal", "Offenes", "Nächste Sitzungen", "Letzte Sitzungen"):
        assert hidden not in page


def test_what_is_written_in_the_room_waits_for_the_end(client: Client, by: Actor) -> None:
    gremium = made.committee(by, published=True, meets_in_public=True)
    meeting = made.sitting(gremium, by)
    made.resolved(made.item(meeting, by), by, text="Noch nicht fertig.")
    assert "Noch nicht fertig." not in text(client, f"/hettstedt/gremien/{gremium.pk}/")
    close_meeting(meeting=meeting, by=by, now=made.now())
    assert "Noch nicht fertig." in text(client, f"/hettstedt/gremien/{gremium.pk}/")


@pytest.mark.parametrize("number", [1, 3])
def test_the_page_takes_few_queries(
    client: Client, by: Actor, django_assert_num_queries: DjangoAssertNumQueries, number: int
) -> None:
    show = Show(by)
    for place in range(number):
        meeting = made.sitting(show.gremium, by, days=-30 - place)
        made.resolved(made.item(meeting, by), by)
        close_meeting(meeting=meeting, by=by, now=made.now() + timedelta(seconds=place))
    with django_assert_num_queries(7):
        text(client, show.url)
