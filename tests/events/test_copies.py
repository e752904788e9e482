"""Next year's event from this year's."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from fair import make_boerse, register

from factories import Cast
from lueckenlos.events.actions import copies, events
from lueckenlos.events.actions.events import PartValues
from lueckenlos.events.models import Event, Registration
from lueckenlos.shared.errors import Invalid, NotAllowed

BERLIN = ZoneInfo("Europe/Berlin")


def test_everything_but_the_people_is_taken_over(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    booking = make_boerse(by, places=40, tables_wall="1-10", max_places=3, rules_text="Bitte aufräumen")
    register(booking)
    event = booking.event
    begin = event.starts_at
    events.update_event(event=event, by=by, values={}, parts=[PartValues("Aufbau", starts_at=begin, capacity=5)])
    day = timezone.localdate(begin) + timedelta(weeks=52)
    (copy,) = copies.copy_event(event=event, by=by, days=[day])
    copy = Event.objects.get(pk=copy.pk)
    assert (copy.status, copy.title, copy.venue, copy.series) == ("entwurf", event.title, event.venue, "")
    assert timezone.localdate(copy.starts_at) == day
    assert timezone.localtime(copy.starts_at).time() == timezone.localtime(begin).time()
    assert [(part.title, part.capacity, part.starts_at) for part in copy.parts.all()] == [("Aufbau", 5, copy.starts_at)]
    assert (copy.booking.max_places, copy.booking.rules_text, copy.boerse.tables_wall) == (3, "Bitte aufräumen", "1-10")
    assert [(row.capacity, row.taken) for row in copy.booking.place_types.all()] == [(40, 0), (2, 0)]
    assert copy.booking.opens_at - booking.opens_at >= timedelta(weeks=52) - timedelta(hours=1)
    assert Registration.objects.count() == 1


def test_the_clock_on_the_wall_stays_over_the_change_of_clocks(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    start = datetime(2026, 10, 24, 10, tzinfo=BERLIN)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=2)}
    event = events.create_event(by=by, values={"art": "fachtag", "title": "Fachtag", **times})
    (copy,) = copies.copy_event(event=event, by=by, days=[date(2026, 10, 31)])
    assert copy.starts_at.astimezone(UTC) == datetime(2026, 10, 31, 9, tzinfo=UTC)
    night = datetime(2026, 3, 22, 2, 30, tzinfo=BERLIN)
    event = events.create_event(
        by=by, values={"art": "fachtag", "title": "Nacht", "starts_at": night, "ends_at": night + timedelta(hours=3)}
    )
    with pytest.raises(Invalid, match="copy_clock"):
        copies.copy_event(event=event, by=by, days=[date(2026, 3, 29)])


def test_a_series_ties_all_dates_together(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    event = make_boerse(by).event
    first = timezone.localdate(event.starts_at)
    made = copies.copy_event(event=event, by=by, days=[first + timedelta(weeks=n) for n in (1, 2, 3)], series=True)
    again = copies.copy_event(event=event, by=by, days=[first + timedelta(weeks=4)], series=True)
    assert event.series
    assert {one.series for one in (*made, *again)} == {event.series}


@pytest.mark.parametrize("number", [0, 53])
def test_not_too_many_at_once(hettstedt: Cast, number: int) -> None:
    by = hettstedt["koordination"]
    event = make_boerse(by).event
    with pytest.raises(Invalid, match="copy_too_many"):
        copies.copy_event(event=event, by=by, days=[date(2027, 5, 1)] * number)
    assert Event.objects.count() == 1


@pytest.mark.parametrize("who", ["lesen", "traeger", "steuerungsgruppe"])
def test_readers_copy_nothing(hettstedt: Cast, who: str) -> None:
    event = make_boerse(hettstedt["koordination"]).event
    with pytest.raises(NotAllowed):
        copies.copy_event(event=event, by=hettstedt[who], days=[date(2027, 5, 1)])
