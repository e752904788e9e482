"""The window of registration to the minute, also on the days when the clocks change."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from fair import make_boerse, now, register

from factories import Cast
from lueckenlos.events.actions import events
from lueckenlos.events.enums import RegistrationStatus
from lueckenlos.events.rules import last_day_to_cancel, may_register
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.sentences import sentence

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(autouse=True)
def no_mail(settings: pytest.FixtureRequest) -> None:
    """Mails go by the real clock; these days are long ago for it, or far ahead."""
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_open_from_the_first_instant_to_the_last(hettstedt: Cast) -> None:
    opens, closes = berlin("2027-02-01T08:00"), berlin("2027-02-10T20:00")
    booking = make_boerse(
        hettstedt["koordination"], starts_at=berlin("2027-03-13T10:00"), opens_at=opens, closes_at=closes
    )
    tick = timedelta(microseconds=1)
    for moment, code in (
        (opens - tick, "registration_not_open_yet"),
        (opens, ""),
        (closes - tick, ""),
        (closes, "registration_closed"),
    ):
        assert may_register(booking, moment).code == code
    with pytest.raises(Invalid) as early:
        register(booking, at=opens - tick)
    assert sentence(early.value) == "Die Anmeldung beginnt am 01.02.2027 um 08:00 Uhr."
    assert register(booking, at=opens).status == RegistrationStatus.EINGEGANGEN
    with pytest.raises(Invalid, match="registration_closed"):
        register(booking, at=closes)


@pytest.mark.parametrize(
    ("local", "instant"),
    [
        # the night of the switch to summer time: 02:00 to 03:00 does not exist
        ("2027-03-28T01:59", "2027-03-28T00:59"),
        ("2027-03-28T03:00", "2027-03-28T01:00"),
        # eight o'clock on both sides of either switch
        ("2027-03-27T08:00", "2027-03-27T07:00"),
        ("2027-03-28T08:00", "2027-03-28T06:00"),
        ("2027-10-30T08:00", "2027-10-30T06:00"),
        ("2027-10-31T08:00", "2027-10-31T07:00"),
    ],
)
def test_the_clock_on_the_wall_opens_the_window(hettstedt: Cast, local: str, instant: str) -> None:
    opens = berlin(local)
    booking = make_boerse(
        hettstedt["koordination"],
        starts_at=opens + timedelta(days=30),
        opens_at=opens,
        closes_at=opens + timedelta(days=9),
    )
    assert may_register(booking, utc(instant))
    too_early = may_register(booking, utc(instant) - timedelta(minutes=1))
    assert too_early.code == "registration_not_open_yet"
    assert sentence(too_early) == f"Die Anmeldung beginnt am {opens:%d.%m.%Y} um {opens:%H:%M} Uhr."


def test_a_term_in_hours_counts_hours_over_the_switch(hettstedt: Cast) -> None:
    opens = berlin("2027-03-27T20:00")
    booking = make_boerse(
        hettstedt["koordination"],
        starts_at=opens + timedelta(days=30),
        opens_at=opens,
        closes_at=opens + timedelta(days=9),
    )
    term = register(booking, at=opens).confirm_until
    assert term is not None
    assert term.astimezone(BERLIN) == berlin("2027-03-28T21:00")


def test_the_last_day_to_cancel_is_a_day_of_the_calendar(hettstedt: Cast) -> None:
    booking = make_boerse(
        hettstedt["koordination"],
        starts_at=berlin("2027-03-29T00:30"),
        opens_at=berlin("2027-02-01T08:00"),
        closes_at=berlin("2027-02-10T20:00"),
        cancel_until_days=2,
    )
    assert str(last_day_to_cancel(booking)) == "2027-03-27"


def test_a_draft_and_a_cancelled_event_take_nobody(hettstedt: Cast) -> None:
    by = hettstedt["koordination"]
    draft, called_off = make_boerse(by, publish=False), make_boerse(by)
    events.cancel_event(event=called_off.event, by=by, reason="Wasserschaden (erfunden)")
    with pytest.raises(Invalid, match="registration_closed"):
        register(draft, at=now())
    with pytest.raises(Invalid, match="event_called_off"):
        register(called_off, at=now())
