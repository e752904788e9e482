"""Two events, or two parts of one, that want the same room at the same time."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client

from factories import Cast
from lueckenlos.events.actions import events
from lueckenlos.events.actions.events import PartValues
from lueckenlos.events.models import Event
from lueckenlos.events.queries.places import at_the_same_time
from lueckenlos.events.rules.rooms import clashes

TEN = datetime(2027, 3, 13, 10, tzinfo=UTC)


def hour(number: float) -> datetime:
    return TEN + timedelta(hours=number)


def make(cast: Cast, title: str, room: str, start: float = 0, end: float = 3, **more: Any) -> Event:
    parts = more.pop("parts", [])
    values = {"art": "fachtag", "title": title, "venue": "Rathaus", "room": room, **more}
    times = {"starts_at": hour(start), "ends_at": hour(end)}
    return events.create_event(by=cast["koordination"], values={**values, **times}, parts=parts)


def found(cast: Cast, event: Event) -> list[tuple[str, str, datetime, datetime]]:
    others = at_the_same_time(cast["koordination"], event)
    return [(one.mine.title, one.other.title, one.starts_at, one.ends_at) for one in clashes(event, others)]


def test_the_same_room_however_it_is_spelled(hettstedt: Cast) -> None:
    talk = make(hettstedt, "Vortrag", "Kleiner Ratssaal")
    make(hettstedt, "Probe", "kleiner  Ratssaal", 2, 5)
    assert found(hettstedt, talk) == [("Vortrag", "Probe", hour(2), hour(3))]


@pytest.mark.parametrize(
    ("room", "start", "more"),
    [
        ("Kleiner Ratssaal", 3, {}),  # begins when the other ends
        ("Großer Ratssaal", 1, {}),
        ("", 1, {}),
        ("Kleiner Ratssaal", 1, {"venue": "Volkshaus"}),
    ],
)
def test_no_clash(hettstedt: Cast, room: str, start: float, more: dict[str, str]) -> None:
    talk = make(hettstedt, "Vortrag", "Kleiner Ratssaal")
    make(hettstedt, "Probe", room, start, start + 2, **more)
    assert found(hettstedt, talk) == []


def test_parts_in_rooms_of_their_own(hettstedt: Cast) -> None:
    parts = [
        PartValues(title="Workshop", room="Raum 12", starts_at=hour(1), ends_at=hour(2)),
        PartValues(title="Gespräch", room="Raum 12", starts_at=hour(1.5), ends_at=hour(2.5)),
        PartValues(title="Pause", room="", starts_at=hour(1), ends_at=hour(2)),
    ]
    meeting = make(hettstedt, "Konferenz", "Großer Ratssaal", parts=parts)
    make(hettstedt, "Probe", "Raum 12", 0, 1.25)
    assert found(hettstedt, meeting) == [
        ("Workshop", "Probe", hour(1), hour(1.25)),
        ("Workshop", "Gespräch", hour(1.5), hour(2)),
    ]


def test_what_was_called_off_gives_the_room_free(hettstedt: Cast) -> None:
    talk, rehearsal = (make(hettstedt, title, "Saal") for title in ("Vortrag", "Probe"))
    events.cancel_event(event=rehearsal, by=hettstedt["koordination"], reason="krank")
    assert found(hettstedt, talk) == []


def test_the_page_says_so(hettstedt: Cast) -> None:
    talk, rehearsal = (make(hettstedt, title, "Saal") for title in ("Vortrag", "Probe"))
    browser: Client = hettstedt.client("koordination")
    page = browser.get(f"/arbeit/hettstedt/veranstaltungen/{talk.pk}/").content.decode()
    assert "Raum doppelt belegt" in page
    assert f'<a href="/arbeit/hettstedt/veranstaltungen/{rehearsal.pk}/">Probe</a>' in page
