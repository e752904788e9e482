"""Presence by session: what may be marked, by whom and when; and the page on a phone."""

from collections.abc import Callable
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from courses.training import attend, fill, make_course, now, register
from events.fair import make_boerse, sure
from factories import Cast
from lueckenlos.courses.actions import attendance
from lueckenlos.courses.enums import OrganisationKind
from lueckenlos.courses.models import Attendance, Course, Participation
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.events.actions import events
from lueckenlos.events.actions.public import cancel_registration
from lueckenlos.shared.errors import Invalid, NotAllowed
from lueckenlos.tenancy.models import AuditEntry

Queries = Callable[..., Any]
WHO = "mitarbeit"


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client(WHO)


def page_of(course: Course, more: str = "anwesenheit/") -> str:
    return f"/arbeit/hettstedt/veranstaltungen/{course.event_id}/qualifizierung/{more}"


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_marking_twice_counts_once(hettstedt: Cast) -> None:
    course = make_course(hettstedt["koordination"])
    row, termine = register(course), termine_of(course)
    for expected in (1, 0):
        done = attendance.mark_present(
            course=course, termin=termine[0], registrations=[row], by=hettstedt[WHO], now=now()
        )
        assert done == expected
    assert Attendance.objects.count() == 1
    gone = [
        attendance.unmark_present(course=course, termin=termine[0], registrations=[row], by=hettstedt[WHO], now=now())
        for _ in range(2)
    ]
    assert gone == [1, 0]
    verbs = list(AuditEntry.objects.filter(verb__startswith="courses.attendance").values_list("verb", flat=True))
    assert sorted(verbs) == ["courses.attendance.mark", "courses.attendance.unmark"]


def test_the_trail_names_numbers_and_no_people(hettstedt: Cast) -> None:
    course = make_course(hettstedt["koordination"])
    row = register(course, "Ganz Geheim (erfunden)")
    attend(course, [row], hettstedt[WHO])
    lines = list(AuditEntry.objects.filter(verb="courses.attendance.mark").values())
    assert "Geheim" not in str(lines)
    assert f"· {row.number}'" in str(lines)


def test_nobody_was_present_tomorrow(hettstedt: Cast) -> None:
    course = make_course(hettstedt["koordination"], begins=now() + timedelta(days=1))
    with pytest.raises(NotAllowed) as refused:
        attend(course, [register(course)], hettstedt[WHO])
    assert refused.value.code == "attendance_too_early"


@pytest.mark.parametrize("who", ["lesen", "steuerungsgruppe", "traeger", "fremd"])
def test_only_those_who_work_with_registrations(hettstedt: Cast, who: str) -> None:
    course = make_course(hettstedt["koordination"])
    with pytest.raises(NotAllowed):
        attend(course, [register(course)], hettstedt[who])


def test_paper_may_come_in_when_the_event_is_closed(hettstedt: Cast) -> None:
    course = make_course(hettstedt["koordination"], begins=now() - timedelta(hours=8))
    row = register(course)
    events.close_event(event=course.event, by=hettstedt["koordination"], now=now())
    course = Course.objects.select_related("event", "stelle").get(pk=course.pk)
    row.refresh_from_db()
    attend(course, [row], hettstedt[WHO])
    assert Attendance.objects.count() == 2


def test_not_when_it_was_called_off(hettstedt: Cast) -> None:
    course = make_course(hettstedt["koordination"])
    row = register(course)
    events.cancel_event(event=course.event, by=hettstedt["koordination"], reason="Sturm")
    course = Course.objects.select_related("event", "stelle").get(pk=course.pk)
    with pytest.raises(NotAllowed):
        attend(course, [row], hettstedt[WHO])


def test_refuses_people_of_another_event_and_those_who_left(hettstedt: Cast) -> None:
    course, other = make_course(hettstedt["koordination"]), make_course(hettstedt["koordination"])
    stranger = register(other)
    seller = sure(make_boerse(hettstedt["koordination"]))
    gone = register(make_course(hettstedt["koordination"], begins=now() + timedelta(days=30)))
    cancel_registration(registration=gone, now=now())
    for row in (stranger, seller, gone):
        with pytest.raises(Invalid) as refused:
            attend(course, [row], hettstedt[WHO])
        assert refused.value.code == "attendance_not_registered"


def test_refuses_the_session_of_another_course(hettstedt: Cast) -> None:
    course, other = make_course(hettstedt["koordination"]), make_course(hettstedt["koordination"])
    with pytest.raises(Invalid):
        attend(course, [register(course)], hettstedt[WHO], termine=termine_of(other))


@pytest.mark.parametrize("units", ["4.1", "-1", "40"])
def test_nobody_gets_more_than_the_session_has(hettstedt: Cast, units: str) -> None:
    course = make_course(hettstedt["koordination"])
    row, termine = register(course), termine_of(course)
    with pytest.raises(Invalid) as refused:
        attendance.correct_units(
            course=course, registration=row, units={termine[0]: Decimal(units)}, by=hettstedt[WHO], now=now()
        )
    assert refused.value.code == "attendance_units"


def test_kind_of_organisation_is_proposed_from_its_name(hettstedt: Cast) -> None:
    course = make_course(hettstedt["koordination"])
    row = register(course, organisation="Kita Sonne (erfunden)")
    attend(course, [row], hettstedt[WHO])
    assert Participation.objects.get(registration=row).organisation_kind == OrganisationKind.KITA


# ---------------------------------------------------------------- the page
def test_one_tap_marks_and_another_takes_back(hettstedt: Cast, browser: Client) -> None:
    course = make_course(hettstedt["koordination"])
    row, termin = register(course, "Zoë Ångström (erfunden)"), termine_of(course)[0]
    asked = {"termin": termin.pk, "da": row.pk}
    answer = browser.post(page_of(course), asked, headers={"hx-request": "true"})
    assert "✓ da" in text_of(answer)
    assert "<html" not in text_of(answer)
    answer = browser.post(page_of(course), {"termin": termin.pk, "weg": row.pk}, follow=True)
    assert "nicht anwesend" in text_of(answer)
    assert Attendance.objects.count() == 0


def test_marks_by_number(hettstedt: Cast, browser: Client) -> None:
    course = make_course(hettstedt["koordination"])
    row, termin = register(course), termine_of(course)[1]
    answer = browser.post(page_of(course), {"termin": termin.pk, "nummer": f" 00{row.number} "}, follow=True)
    assert f"{row.name}: anwesend" in text_of(answer)
    assert list(Attendance.objects.values_list("termin", "registration")) == [(termin.pk, row.pk)]


@pytest.mark.parametrize(
    "asked",
    [
        {"nummer": "999"},
        {"nummer": "drei"},
        {"nummer": "9" * 5000},
        {"da": "0"},
        {"da": "x"},
        {"weg": "-1"},
        {"da": "1; DROP"},
        {},
    ],
)
def test_forged_keys_are_refused_with_one_sentence(hettstedt: Cast, browser: Client, asked: dict[str, str]) -> None:
    course = make_course(hettstedt["koordination"])
    register(course)
    answer = browser.post(page_of(course), asked, follow=True)
    assert answer.status_code == 200
    assert ("keinen festen Platz" in text_of(answer)) or ("steht nicht auf der Liste" in text_of(answer))
    assert Attendance.objects.count() == 0


def test_marks_those_found_and_nobody_else(hettstedt: Cast, browser: Client) -> None:
    course = make_course(hettstedt["koordination"])
    wanted, other = register(course, "Änne Größe (erfunden)"), register(course, "Bert (erfunden)")
    termin = termine_of(course)[0]
    shown = browser.get(page_of(course), {"termin": termin.pk, "name": "anne gros"})
    assert (wanted.name in text_of(shown), other.name in text_of(shown)) == (True, False)
    browser.post(page_of(course), {"termin": termin.pk, "name": "anne gros", "alle": "1"})
    assert list(Attendance.objects.values_list("registration", flat=True)) == [wanted.pk]


def test_the_form_names_its_session(hettstedt: Cast, browser: Client) -> None:
    course = make_course(hettstedt["koordination"])
    row, (first, _) = register(course), termine_of(course)
    shown = text_of(browser.get(page_of(course), {"termin": first.pk}))
    assert f'name="termin" value="{first.pk}"' in shown
    browser.post(page_of(course), {"termin": first.pk, "da": row.pk})
    assert Attendance.objects.get().termin_id == first.pk


def test_a_foreign_session_is_not_taken(hettstedt: Cast, browser: Client) -> None:
    course, other = make_course(hettstedt["koordination"]), make_course(hettstedt["koordination"])
    row = register(course)
    browser.post(page_of(course), {"termin": termine_of(other)[0].pk, "da": row.pk})
    assert Attendance.objects.get().termin.course_id == course.pk


def test_person_page_corrects_units(hettstedt: Cast, browser: Client) -> None:
    course = make_course(hettstedt["koordination"])
    row, (first, second) = register(course), termine_of(course)
    address = page_of(course, f"teilnehmende/{row.pk}/")
    browser.post(address, {f"termin-{first.pk}": "2,5", f"termin-{second.pk}": ""})
    assert list(Attendance.objects.values_list("units", flat=True)) == [Decimal("2.5")]
    answer = browser.post(address, {f"termin-{first.pk}": "99", f"termin-{second.pk}": "vier"})
    assert answer.status_code == 200
    assert Attendance.objects.get().units == Decimal("2.5")


def test_commune_is_found_by_its_label_and_refused_otherwise(hettstedt: Cast, browser: Client) -> None:
    course = make_course(hettstedt["koordination"])
    row = register(course)
    address = page_of(course, f"teilnehmende/{row.pk}/angaben/")
    browser.post(address, {"kommune": "hettstedt, stadt (mansfeld-südharz)", "organisation_kind": "kita"})
    found = Participation.objects.get()
    assert (found.kommune, found.organisation_kind) == (hettstedt.gebiete["hettstedt"], "kita")
    browser.post(address, {"kommune": "Eisleben", "organisation_kind": ""})
    found.refresh_from_db()
    assert (found.kommune, found.organisation_kind) == (hettstedt.gebiete["eisleben"], "")
    answer = browser.post(address, {"kommune": "Atlantis", "organisation_kind": "kita"})
    assert "nicht in der Liste" in text_of(answer)
    answer = browser.post(address, {"kommune": "", "organisation_kind": "<script>"})
    assert answer.status_code == 200
    found.refresh_from_db()
    assert found.kommune == hettstedt.gebiete["eisleben"]


@pytest.mark.parametrize("number", [3, 500])
def test_queries_of_the_list(
    hettstedt: Cast, browser: Client, number: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    course = make_course(hettstedt["koordination"])
    attend(course, fill(course, number)[: number // 2], hettstedt[WHO])
    browser.get(page_of(course))
    with django_assert_num_queries(10):
        shown = browser.get(page_of(course))
    assert f"{number // 2}</strong> von {number} anwesend" in text_of(shown)


@pytest.mark.parametrize("number", [3, 100])
def test_queries_of_marking_everybody(
    hettstedt: Cast, number: int, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    course = make_course(hettstedt["koordination"])
    rows, termin = fill(course, number), termine_of(course)[0]
    # 18 on SQLite; PostgreSQL locks the event in a statement of its own
    with django_assert_max_num_queries(19):
        attendance.mark_present(course=course, termin=termin, registrations=rows, by=hettstedt[WHO], now=now())
