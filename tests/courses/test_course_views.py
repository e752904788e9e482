"""From nothing to a live training, its settings, the certificates page and the person's own page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from django_scopes import scope

from courses.training import GOALS, attend, certified, fill, issue, make_course, now, register
from factories import Cast
from lueckenlos.courses.models import Certificate, Course, CourseSeries, Material, Termin
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.events.actions.public import cancel_registration
from lueckenlos.events.enums import EventStatus, PlaceKind
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Booking, Event
from lueckenlos.tenancy.models import AuditEntry

Queries = Callable[..., Any]
AREA = "/arbeit/hettstedt/"
WHO = "koordination"


@pytest.fixture
def browser(hettstedt: Cast) -> Client:
    return hettstedt.client(WHO)


def page_of(course: Course, more: str = "") -> str:
    return f"{AREA}veranstaltungen/{course.event_id}/qualifizierung/{more}"


def text_of(response: Any) -> str:
    return " ".join(response.content.decode().split())


def start_form(**given: Any) -> dict[str, Any]:
    """What somebody types on the one page that creates a training."""
    day = timezone.localdate() + timedelta(days=60)
    return {
        "art": "lernwerkstatt",
        "title": "Lernwerkstatt Good Practice",
        "thema": "gesund-aufwachsen",
        "day": day.isoformat(),
        "begins": "09:00",
        "until": "16:00",
        "venue": "Rathaus",
        "room": "",
        "units": "8",
        "places": "24",
        "closes_at": (day - timedelta(days=5)).isoformat(),
        "goals": "Ich kann die Kriterien erklären.\n\n  Ich kann   einschätzen. \n",
        **given,
    }


def edit_form(course: Course, **given: Any) -> dict[str, Any]:
    """The edit page as it comes, sent back."""
    termine = list(course.termine.all())
    form: dict[str, Any] = {
        "gelesen": course.changed_at.isoformat(),
        "schritt": "speichern",
        "goals": "\n".join(course.goals),
        "share_needed": course.share_needed,
        "unit_minutes": course.unit_minutes,
        "evaluation": "on",
        "evaluation_days": course.evaluation_days,
        "termine-TOTAL_FORMS": len(termine),
        "termine-INITIAL_FORMS": len(termine),
        "materialien-TOTAL_FORMS": 0,
        "materialien-INITIAL_FORMS": 0,
    }
    for number, termin in enumerate(termine):
        begins, ends = timezone.localtime(termin.starts_at), timezone.localtime(termin.ends_at)
        form |= {
            f"termine-{number}-pk": termin.pk,
            f"termine-{number}-title": termin.title,
            f"termine-{number}-day": begins.date().isoformat(),
            f"termine-{number}-begins": f"{begins:%H:%M}",
            f"termine-{number}-ends": f"{ends:%H:%M}",
            f"termine-{number}-units": str(termin.units),
        }
    return {**form, **given}


def settled_course(cast: Cast) -> Course:
    """Begins at nine, so that no session crosses midnight."""
    begins = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) + timedelta(days=40)
    return make_course(cast[WHO], begins=begins)


# ---------------------------------------------------------------- from nothing to live
def test_from_nothing_to_live(hettstedt: Cast, browser: Client) -> None:
    """Twelve fields, and two sent forms: create and publish."""
    form = start_form()
    assert len(form) == 12
    created = browser.post(f"{AREA}qualifizierung/neu/", form)
    event = Event.objects.get()
    assert created.headers["Location"] == f"{AREA}veranstaltungen/{event.pk}/"
    browser.post(f"{AREA}veranstaltungen/{event.pk}/schritt/veroeffentlichen/")
    event.refresh_from_db()
    course, booking = Course.objects.get(), Booking.objects.get()
    place_type = booking.place_types.get()
    assert event.status == EventStatus.VEROEFFENTLICHT
    assert (place_type.kind, place_type.capacity, booking.max_places) == (PlaceKind.TEILNAHME, 24, 1)
    assert course.goals == ["Ich kann die Kriterien erklären.", "Ich kann einschätzen."]
    assert [(str(one.units), one.starts_at) for one in course.termine.all()] == [("8.0", event.starts_at)]
    assert f"{timezone.localtime(booking.closes_at):%H:%M}" == "23:59"


@pytest.mark.parametrize(
    "wrong",
    [
        {"until": "08:00"},
        {"day": "gestern"},
        {"places": "-3"},
        {"places": "999999999999"},
        {"units": "viele"},
        {"units": "0"},
        {"units": "41"},
        {"closes_at": "2099-01-01"},
        {"art": "boerse"},
        {"thema": "mond"},
        {"title": "\x00"},
        {"goals": "\n".join(f"Ziel {number}" for number in range(13))},
        {"goals": "x" * 301},
    ],
)
def test_wrong_input_comes_back_and_nothing_is_made(browser: Client, wrong: dict[str, str]) -> None:
    answer = browser.post(f"{AREA}qualifizierung/neu/", start_form(**wrong))
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert "Rathaus" in answer.content.decode()
    assert Event.objects.count() == 0


def test_an_event_becomes_a_training(hettstedt: Cast, browser: Client) -> None:
    course = settled_course(hettstedt)
    event = course.event
    Course.objects.all().delete()
    assert "Qualifizierung ergänzen" in text_of(browser.get(f"{AREA}veranstaltungen/{event.pk}/"))
    shown = browser.get(page_of(course, "bearbeiten/")).content.decode()
    assert 'name="termine-0-begins" value="09:00"' in shown
    form = edit_form(course, gelesen="")
    day = timezone.localdate(event.starts_at).isoformat()
    form |= {"termine-TOTAL_FORMS": 1, "termine-INITIAL_FORMS": 1, "termine-0-day": day}
    form |= {"termine-0-begins": "09:00", "termine-0-ends": "12:00", "termine-0-units": ""}
    assert browser.post(page_of(course, "bearbeiten/"), form).status_code == 302
    assert str(Termin.objects.get().units) == "4.0"


def test_no_training_at_a_boerse(hettstedt: Cast, browser: Client) -> None:
    course = settled_course(hettstedt)
    Event.objects.update(art="boerse")
    assert browser.get(page_of(course, "bearbeiten/")).status_code == 404


# ---------------------------------------------------------------- settings
def test_edit_adds_sessions_and_materials(hettstedt: Cast, browser: Client) -> None:
    course = settled_course(hettstedt)
    form = edit_form(course, **{"termine-TOTAL_FORMS": 3, "materialien-TOTAL_FORMS": 1})
    later = (course.event.ends_at + timedelta(days=7)).date().isoformat()
    form |= {"termine-2-day": later, "termine-2-begins": "09:00", "termine-2-ends": "10:30"}
    form |= {"termine-2-online_link": "https://example.org/raum", "speakers": "Kim Beispiel (erfunden), KGC"}
    form |= {"materialien-0-title": "Folien", "materialien-0-url": "https://example.org/folien"}
    assert browser.post(page_of(course, "bearbeiten/"), form).status_code == 302
    assert [str(one.units) for one in course.termine.all()] == ["4.0", "4.0", "2.0"]
    assert Material.objects.get().url == "https://example.org/folien"
    course.refresh_from_db()
    assert course.speakers == ["Kim Beispiel (erfunden), KGC"]


def test_the_event_lasts_as_long_as_its_sessions(hettstedt: Cast, browser: Client) -> None:
    course = settled_course(hettstedt)
    late = timezone.localtime(course.event.ends_at) + timedelta(days=7)
    form = edit_form(course, **{"termine-TOTAL_FORMS": 3, "termine-2-day": late.date().isoformat()})
    form |= {"termine-2-begins": "09:00", "termine-2-ends": "12:00"}
    assert browser.post(page_of(course, "bearbeiten/"), form).status_code == 302
    event = Event.objects.get()
    assert timezone.localtime(event.ends_at) == late.replace(hour=12, minute=0)
    form |= {"termine-2-day": "2026-11-01", "gelesen": Course.objects.get().changed_at.isoformat()}
    answer = browser.post(page_of(course, "bearbeiten/"), form)
    assert "vor dem Beginn der Veranstaltung" in text_of(answer)


def test_more_rows_without_javascript(hettstedt: Cast, browser: Client) -> None:
    course = settled_course(hettstedt)
    shown = browser.post(page_of(course, "bearbeiten/"), edit_form(course, schritt="weiterer-termin")).content.decode()
    assert 'name="termine-2-title"' in shown
    assert "error-summary" not in shown
    assert course.termine.count() == 2


def test_two_people_at_once(hettstedt: Cast, browser: Client) -> None:
    course = settled_course(hettstedt)
    form = edit_form(course)
    browser.post(page_of(course, "bearbeiten/"), {**form, "share_needed": 70})
    answer = browser.post(page_of(course, "bearbeiten/"), {**form, "share_needed": 60})
    assert "inzwischen geändert" in text_of(answer)
    course.refresh_from_db()
    assert course.share_needed == 70


@pytest.mark.parametrize(
    "wrong",
    [
        {"share_needed": "101"},
        {"share_needed": "0"},
        {"unit_minutes": "5"},
        {"evaluation_days": "9999"},
        {"termine-0-ends": "08:00"},
        {"termine-0-units": "-1"},
        {"termine-0-pk": "999999"},
        {"termine-0-online_link": "javascript:alert(1)"},
        {"termine-TOTAL_FORMS": "9" * 400},
        {"termine-TOTAL_FORMS": "0", "termine-INITIAL_FORMS": "0"},
        {"materialien-TOTAL_FORMS": "1", "materialien-0-title": "x", "materialien-0-url": "ftp://example.org"},
    ],
)
def test_wrong_settings_change_nothing(hettstedt: Cast, browser: Client, wrong: dict[str, str]) -> None:
    course = settled_course(hettstedt)
    before = list(Termin.objects.values()), Course.objects.values().get()
    answer = browser.post(page_of(course, "bearbeiten/"), edit_form(course, **wrong))
    assert answer.status_code == 200
    assert (list(Termin.objects.values()), Course.objects.values().get()) == before


def test_a_session_with_people_stays(hettstedt: Cast, browser: Client) -> None:
    yesterday = timezone.localtime().replace(hour=9, minute=0, second=0, microsecond=0) - timedelta(days=1)
    course = make_course(hettstedt[WHO], begins=yesterday)
    attend(course, [register(course)], hettstedt[WHO], termine=termine_of(course)[:1])
    form = edit_form(course, **{"termine-0-DELETE": "on"})
    form |= {
        "termine-0-begins": "09:00",
        "termine-0-ends": "10:00",
        "termine-1-begins": "10:00",
        "termine-1-ends": "11:00",
    }
    answer = browser.post(page_of(course, "bearbeiten/"), form)
    assert "schon jemand als anwesend eingetragen" in text_of(answer)
    assert course.termine.count() == 2


def test_the_trail_keeps_no_link_to_the_room(hettstedt: Cast, browser: Client) -> None:
    course = settled_course(hettstedt)
    link = "https://example.org/geheimer-raum"
    browser.post(page_of(course, "bearbeiten/"), edit_form(course, **{"termine-0-online_link": link}))
    assert course.termine.first().online_link == link  # type: ignore[union-attr] # there are two
    assert "geheimer-raum" not in str(list(AuditEntry.objects.values()))


def test_series_and_prerequisites_of_other_stellen_cannot_be_chosen(cast: Cast) -> None:
    with scope(stelle=cast.eisleben):
        foreign = make_course(cast["fremd"])
        series = CourseSeries.objects.create(stelle=cast.eisleben, title="Fremd")
    with scope(stelle=cast.hettstedt):
        course, _ = settled_course(cast), CourseSeries.objects.create(stelle=cast.hettstedt, title="Eigen")
        make_course(cast[WHO])
        form = edit_form(course, series=series.pk, requires=[foreign.pk])
        answer = cast.client(WHO).post(page_of(course, "bearbeiten/"), form)
        course.refresh_from_db()
        assert (answer.status_code, course.series, course.requires.count()) == (200, None, 0)


def test_series_pages(hettstedt: Cast, browser: Client) -> None:
    browser.post(f"{AREA}qualifizierung/reihen/neu/", {"title": " Gut  begleiten ", "needed": "2"})
    series = CourseSeries.objects.get()
    assert (series.title, series.needed) == ("Gut begleiten", 2)
    make_course(hettstedt[WHO], series=series)
    assert "2 Module nötig, bisher 1 angelegt" in text_of(browser.get(f"{AREA}qualifizierung/reihen/"))
    for wrong in ({"title": ""}, {"title": "x", "needed": "0"}, {"title": "x" * 201}, {"title": "x", "needed": "-1"}):
        assert browser.post(f"{AREA}qualifizierung/reihen/{series.pk}/", wrong).status_code == 200
    series.refresh_from_db()
    assert series.title == "Gut begleiten"


# ---------------------------------------------------------------- certificates
def test_issue_print_withdraw(hettstedt: Cast, browser: Client) -> None:
    course = make_course(hettstedt[WHO])
    rows = [register(course), register(course)]
    attend(course, rows, hettstedt[WHO])
    shown = browser.post(page_of(course, "zertifikate/"), follow=True)
    assert "2 Zertifikate sind ausgestellt." in text_of(shown)
    file = browser.get(page_of(course, "zertifikate.pdf"))
    assert (file["Content-Type"], file.content[:5]) == ("application/pdf", b"%PDF-")
    certificate = Certificate.objects.filter(registration=rows[0]).get()
    one = page_of(course, f"zertifikate/{certificate.pk}")
    assert browser.get(f"{one}.pdf").content[:5] == b"%PDF-"
    browser.post(f"{one}/zurueckziehen/", {"reason": "irrtum"})
    assert browser.get(f"{one}.pdf").status_code == 404
    assert AuditEntry.objects.filter(verb="courses.certificate.export").count() == 2


def test_nothing_is_issued_before_the_last_session(hettstedt: Cast, browser: Client) -> None:
    course = settled_course(hettstedt)
    register(course)
    shown = browser.post(page_of(course, "zertifikate/"), follow=True)
    assert "ab dem Beginn des letzten Termins" in text_of(shown)
    assert browser.get(page_of(course, "zertifikate.pdf")).status_code == 404


def test_correct_a_name_and_issue_anew(hettstedt: Cast, browser: Client) -> None:
    course, row, old = certified(hettstedt[WHO], "Ana (erfunden)")
    answer = browser.post(page_of(course, f"teilnehmende/{row.pk}/neu-ausstellen/"), {"name": "Anna (erfunden)"})
    assert answer.status_code == 302
    old.refresh_from_db()
    assert (old.valid, Certificate.objects.filter(status="gueltig").count()) == (False, 1)
    shown = text_of(browser.get(page_of(course, f"teilnehmende/{row.pk}/")))
    assert "Anna (erfunden)" in shown
    for wrong in ("", "x" * 161, "?"):
        browser.post(page_of(course, f"teilnehmende/{row.pk}/neu-ausstellen/"), {"name": wrong})
    assert Certificate.objects.filter(status="gueltig").count() == 1


@pytest.mark.parametrize("number", [3, 300])
def test_queries_of_the_certificates_page(
    hettstedt: Cast, browser: Client, number: int, django_assert_num_queries: Queries
) -> None:
    course = make_course(hettstedt[WHO])
    attend(course, fill(course, number), hettstedt[WHO])
    issue(course, hettstedt[WHO])
    browser.get(page_of(course, "zertifikate/"))
    with django_assert_num_queries(10):
        browser.get(page_of(course, "zertifikate/"))


# ---------------------------------------------------------------- the person's own page
def test_own_page_before_and_after(hettstedt: Cast, client: Client) -> None:
    course = make_course(hettstedt[WHO])
    Termin.objects.update(online_link="https://example.org/raum")
    row = register(course, "Anna (erfunden)")
    address = f"/nachweis/kurs/{token_of(row)}/"
    shown = text_of(client.get(address))
    assert "https://example.org/raum" in shown
    assert "Zertifikat als PDF" not in shown
    assert client.get(f"{address}zertifikat-kurs.pdf").status_code == 404
    attend(course, [row], hettstedt[WHO])
    issue(course, hettstedt[WHO])
    shown = text_of(client.get(address))
    assert "<strong>8 von 8</strong> Unterrichtseinheiten (6 Stunden)" in shown
    file = client.get(f"{address}zertifikat-kurs.pdf")
    assert (file["Content-Type"], file["Referrer-Policy"]) == ("application/pdf", "same-origin")
    assert client.get(f"{address}zertifikat-mond.pdf").status_code == 404


def test_nobody_without_a_firm_place_sees_the_room(hettstedt: Cast, client: Client) -> None:
    course = settled_course(hettstedt)
    Termin.objects.update(online_link="https://example.org/raum")
    row = register(course)
    address = f"/nachweis/kurs/{token_of(row)}/"
    assert client.get(address).status_code == 200
    cancel_registration(registration=row, now=now())
    assert client.get(address).status_code == 404
    public = client.get(f"/hettstedt/veranstaltungen/{course.event.public_id}/").content.decode()
    assert "example.org/raum" not in public


def test_own_background(hettstedt: Cast, client: Client) -> None:
    course = make_course(hettstedt[WHO])
    row = register(course)
    address = f"/nachweis/kurs/{token_of(row)}/"
    client.post(f"{address}angaben/", {"kommune": "Hettstedt", "organisation_kind": "kita"})
    assert 'value="Hettstedt, Stadt (Mansfeld-Südharz)"' in text_of(client.get(address))
    refused = client.post(f"{address}angaben/", {"kommune": "Atlantis", "organisation_kind": "kita"})
    assert "nicht in der Liste" in text_of(refused)


def test_links_appear_for_the_person_and_for_the_coordination(hettstedt: Cast, browser: Client) -> None:
    course, row, _ = certified(hettstedt[WHO])
    assert page_of(course, "anwesenheit/") in browser.get(f"{AREA}veranstaltungen/{course.event_id}/").content.decode()
    assert f"{AREA}qualifizierung/neu/" in browser.get(f"{AREA}veranstaltungen/").content.decode()
    own = Client().get(f"/anmeldung/{token_of(row)}/").content.decode()
    assert f"/nachweis/kurs/{token_of(row)}/" in own


@pytest.mark.parametrize("number", [0, 200])
def test_queries_of_the_own_page(
    hettstedt: Cast, client: Client, number: int, django_assert_num_queries: Queries
) -> None:
    course = make_course(hettstedt[WHO], goals=GOALS)
    attend(course, [*fill(course, number)], hettstedt[WHO])
    row = register(course)
    with django_assert_num_queries(13):
        client.get(f"/nachweis/kurs/{token_of(row)}/")
