"""A workshop from the conference page, and the ticket on the badge."""

from datetime import date
from typing import Any

import pypdfium2
import pytest
from django.test import Client
from django.utils import timezone

from conferences.meeting import guest, make_conference
from factories import Cast
from lueckenlos.conferences.models import Conference, Session
from lueckenlos.conferences.papers import badges
from lueckenlos.conferences.queries.workshops import pool_of
from lueckenlos.events.models import Programmteil
from lueckenlos.events.tickets import code_of, spaced

WHO = "mitarbeit"
FORM = {"title": "Bewegte Pause (erfunden)", "round": "1", "capacity": "12", "begins": "", "ends": ""}


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client(WHO)


@pytest.fixture
def conference(hettstedt: Cast) -> Conference:
    return make_conference(hettstedt["koordination"], rounds=2)


def page_of(conference: Conference, more: str = "konferenz/programm/neu/") -> str:
    return f"/arbeit/hettstedt/veranstaltungen/{conference.event_id}/{more}"


def titles(conference: Conference) -> list[str]:
    return list(
        Programmteil.objects.filter(event=conference.event).order_by("position").values_list("title", flat=True)
    )


def test_a_new_workshop_stands_where_its_time_is(browser: Client, conference: Conference) -> None:
    at = timezone.localtime(conference.event.starts_at).replace(hour=0, minute=1)
    before = titles(conference)
    form = {**FORM, "day": f"{at:%Y-%m-%d}", "begins": f"{at:%H:%M}", "ends": "00:30"}
    assert browser.post(page_of(conference), form).status_code == 302
    made = Session.objects.get(part__title=FORM["title"])
    assert (made.round, made.part.capacity) == (1, 12)
    assert titles(conference) == [FORM["title"], *before]
    assert browser.post(page_of(conference), {**FORM, "title": "Ohne Zeit (erfunden)"}).status_code == 302
    assert titles(conference) == [FORM["title"], *before, "Ohne Zeit (erfunden)"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"title": " "}, "Pflichtfeld"),
        ({"capacity": ""}, "Plätze"),
        ({"round": "99"}, "99"),
        ({"ends": "10:00"}, "Geben Sie auch den Beginn an."),
        ({"begins": "12:00", "ends": "11:00"}, "Das Ende liegt vor dem Beginn."),
        ({"day": "2027-03-28", "begins": "02:30"}, "nicht eindeutig"),
    ],
)
def test_what_cannot_be_comes_back_as_typed(
    browser: Client, conference: Conference, wrong: dict[str, str], said: str
) -> None:
    before = titles(conference)
    answer: Any = browser.post(page_of(conference), {**FORM, "note": "Matten mitbringen", **wrong})
    text = answer.content.decode()
    assert answer.status_code == 200
    assert said in text
    assert "Matten mitbringen" in text
    assert titles(conference) == before


def test_an_edit_page_opened_before_does_not_throw_the_new_part_out(browser: Client, conference: Conference) -> None:
    page: Any = browser.get(page_of(conference, "bearbeiten/"))
    entry = page.context["entry"]
    browser.post(page_of(conference), FORM)
    answer: Any = browser.post(page_of(conference, "bearbeiten/"), {"gelesen": entry.seen, "schritt": "speichern"})
    assert "inzwischen geändert" in answer.content.decode()
    assert FORM["title"] in titles(conference)


def test_every_badge_carries_its_ticket(conference: Conference) -> None:
    people = [guest(conference), guest(conference)]
    document = pypdfium2.PdfDocument(badges(conference.event, pool_of(conference), date(2026, 11, 22)))
    try:
        text = document[0].get_textpage().get_text_range()
    finally:
        document.close()
    assert [spaced(code_of(row)) in text for row in people] == [True, True]
