"""People without a registration, and what the door and the attendance list know of each other."""

from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from courses.training import attend, fill, issue, last_begin, make_course, now, register
from factories import Cast
from lueckenlos.courses.actions import attendance
from lueckenlos.courses.models import Attendance, Course
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.courses.rules import session_at
from lueckenlos.events.actions.desk import mark_present, unmark_present
from lueckenlos.events.enums import RegistrationStatus
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.tenancy.models import AuditEntry

WHO = "mitarbeit"


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client(WHO)


@pytest.fixture
def course(hettstedt: Cast) -> Course:
    """Its first session runs: from half an hour ago, or from the beginning of this day, for an hour."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    return make_course(hettstedt["koordination"], begins=max(now() - timedelta(minutes=30), midnight))


def door(course: Course, more: str = "neu/") -> str:
    return f"/arbeit/hettstedt/veranstaltungen/{course.event_id}/einlass/{more}"


def asked(browser: Client, course: Course, **given: str) -> dict[str, Any]:
    """The form as the page shows it, with what somebody types."""
    form = browser.get(door(course)).context["form"]
    shown = {name: form[name].value() or "" for name in ("place_type", "form_key", "rules_version")}
    return {**shown, "name": "Spontane Person (erfunden)", **given}


def by_door() -> list[tuple[str, bool]]:
    return list(Attendance.objects.values_list("termin__title", "by_door").order_by("termin__starts_at"))


def status(row: Registration) -> str:
    return str(Registration.objects.get(pk=row.pk).status)


# ---------------------------------------------------------------- without a registration
def test_is_on_the_list_at_once_and_gets_a_certificate(hettstedt: Cast, browser: Client) -> None:
    course = make_course(hettstedt["koordination"])
    form = asked(browser, course, organisation="Kita Sonne (erfunden)")
    here = f"/arbeit/hettstedt/veranstaltungen/{course.event_id}/qualifizierung/anwesenheit/"
    for _ in range(2):
        answer = browser.post(door(course), {**form, "zurueck": here})
        assert answer.headers["location"] == here
    row = Registration.objects.get()
    assert (row.name, row.email, row.status) == ("Spontane Person (erfunden)", "", RegistrationStatus.ANWESEND)
    assert PlaceType.objects.get().taken == 1
    assert by_door() == [("Eigenes Vorhaben", True)]
    shown = browser.get(here).content.decode()
    assert "vom Einlass" in shown
    attend(course, [row], hettstedt[WHO])
    assert [one.registration_id for one in issue(course, hettstedt[WHO])] == [row.pk]


def test_a_full_training_takes_nobody_more(browser: Client, course: Course) -> None:
    PlaceType.objects.filter(booking__event=course.event).update(capacity=1, taken=1)
    answer: Any = browser.post(door(course), asked(browser, course))
    text = answer.content.decode()
    assert "ist kein Platz frei" in text
    assert "Spontane Person (erfunden)" in text
    assert Registration.objects.count() == 0


def test_a_known_address_is_sent_to_its_line(browser: Client, course: Course) -> None:
    row = register(course)
    answer: Any = browser.post(door(course), asked(browser, course, email=row.email.upper()))
    assert f"schon die Anmeldung {row.number}" in answer.content.decode()
    assert Registration.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"name": " "}, {"place_type": "999999"}, {"place_type": "x"}, {"email": "kein"}])
def test_what_cannot_be_is_refused(browser: Client, course: Course, wrong: dict[str, str]) -> None:
    assert browser.post(door(course), asked(browser, course, **wrong)).status_code == 200
    assert Registration.objects.count() == 0


def test_rules_are_asked_for_where_there_are_some(browser: Client, course: Course) -> None:
    Booking.objects.filter(event=course.event).update(rules_text="Bitte pünktlich.")
    assert "stimmt zu" in browser.post(door(course), asked(browser, course)).content.decode()
    assert Registration.objects.count() == 0
    assert browser.post(door(course), asked(browser, course, agreed="on")).status_code == 302


# ---------------------------------------------------------------- door → list
def test_a_check_in_counts_for_the_running_session_once(hettstedt: Cast, course: Course) -> None:
    row = register(course)
    for _ in range(2):
        mark_present(registration=row, by=hettstedt[WHO], now=now())
    assert by_door() == [("Kriterien", True)]
    unmark_present(registration=row, by=hettstedt[WHO])
    assert by_door() == []
    verbs = AuditEntry.objects.filter(verb__startswith="courses.attendance").values_list("verb", flat=True)
    assert sorted(verbs) == ["courses.attendance.door", "courses.attendance.undoor"]


def test_what_the_list_has_noted_the_door_does_not_take_away(hettstedt: Cast, course: Course) -> None:
    row, (first, _) = register(course), termine_of(course)
    mark_present(registration=row, by=hettstedt[WHO], now=now())
    units = {first: Decimal("2.5")}
    attendance.correct_units(course=course, registration=row, units=units, by=hettstedt[WHO], now=now())
    unmark_present(registration=row, by=hettstedt[WHO])
    assert list(Attendance.objects.values_list("units", "by_door")) == [(Decimal("2.5"), False)]


def test_the_session_of_the_moment(hettstedt: Cast) -> None:
    noon = timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)
    first, second = termine_of(make_course(hettstedt["koordination"], begins=noon))
    early = first.starts_at - timedelta(minutes=10)
    moments = [early, first.starts_at, first.ends_at, second.ends_at, first.starts_at - timedelta(days=1)]
    assert [session_at([second, first], at) for at in moments] == [first, first, second, None, None]


def test_a_session_that_began_before_midnight_still_runs(hettstedt: Cast) -> None:
    late = timezone.localtime().replace(hour=23, minute=30, second=0, microsecond=0)
    first, _ = termine_of(make_course(hettstedt["koordination"], begins=late))
    assert session_at([first], late + timedelta(minutes=45)) == first


# ---------------------------------------------------------------- list → door
def test_who_is_on_the_list_has_arrived_and_the_other_way_round(hettstedt: Cast, course: Course) -> None:
    row, termine = register(course), termine_of(course)
    attend(course, [row], hettstedt[WHO], at=last_begin(course))
    assert (status(row), Attendance.objects.count()) == ("anwesend", 2)
    for termin, expected in zip(termine, ("anwesend", "bestaetigt"), strict=True):
        attendance.unmark_present(
            course=course, termin=termin, registrations=[row], by=hettstedt[WHO], now=last_begin(course)
        )
        assert status(row) == expected


def test_who_was_checked_in_stays_so_whatever_the_list_says(hettstedt: Cast, course: Course) -> None:
    row, (first, _) = register(course), termine_of(course)
    mark_present(registration=row, by=hettstedt[WHO], now=now())
    attendance.unmark_present(course=course, termin=first, registrations=[row], by=hettstedt[WHO], now=now())
    assert (status(row), Attendance.objects.count()) == ("anwesend", 0)


def test_everybody_at_once_arrives_with_one_line_of_the_trail(
    browser: Client, course: Course, django_assert_max_num_queries: Any
) -> None:
    fill(course, 30)
    here = f"/arbeit/hettstedt/veranstaltungen/{course.event_id}/qualifizierung/anwesenheit/"
    with django_assert_max_num_queries(40):
        browser.post(here, {"termin": termine_of(course)[0].pk, "alle": "1"})
    assert Registration.objects.filter(status=RegistrationStatus.ANWESEND).count() == 30
    assert AuditEntry.objects.filter(verb="events.booking.arrive").count() == 1
