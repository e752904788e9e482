"""The yearly record, series and forgetting."""

import csv
import io
from datetime import timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from courses.training import attend, certified, fill, issue, make_course, now, person, register
from factories import Cast
from lueckenlos.courses.actions import attendance, certificates, proofs, series
from lueckenlos.courses.actions.courses import save_course
from lueckenlos.courses.actions.tidy import forget_people
from lueckenlos.courses.extension import CourseExtension
from lueckenlos.courses.models import Attendance, Certificate, Course, ModuleProof, Participation, RecordLine
from lueckenlos.courses.queries.people import missing_modules
from lueckenlos.courses.queries.record import record_rows, totals
from lueckenlos.courses.queries.series import modules, states
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.events.actions.desk import cancel_for, unmark_present
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Registration
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import Actor, link_actor

WHO = "koordination"
PAGE = "/arbeit/hettstedt/qualifizierung/jahresnachweis/"


def year_of(course: Course) -> int:
    return timezone.localtime(course.event.starts_at).year


def background(course: Course, row: Registration, cast: Cast, place: str, kind: str) -> None:
    attendance.save_background(
        course=course,
        registration=Registration.objects.select_related("booking").get(pk=row.pk),
        kommune=cast.gebiete[place],
        organisation_kind=kind,
        by=cast[WHO],
    )


@pytest.fixture
def course(hettstedt: Cast) -> Course:
    """Two from Hettstedt with certificates, one from Eisleben for half the time, one who stayed away."""
    made = make_course(hettstedt[WHO])
    first, second, half, away = (register(made) for _ in range(4))
    attend(made, [first, second], hettstedt[WHO])
    attend(made, [half], hettstedt[WHO], termine=termine_of(made)[:1])
    for row in (first, second, away):
        background(made, row, hettstedt, "hettstedt", "kita")
    background(made, half, hettstedt, "eisleben", "verwaltung")
    issue(made, hettstedt[WHO])
    return made


def told(cast: Cast, course: Course) -> list[tuple[str, str, int, Decimal, int]]:
    rows = record_rows(cast[WHO], year_of(course))
    return [(row.kommune, row.organisation_kind, row.participants, row.units, row.certificates) for row in rows]


EXPECTED = [
    ("Eisleben, Lutherstadt (Mansfeld-Südharz)", "verwaltung", 1, Decimal(4), 0),
    ("Hettstedt, Stadt (Mansfeld-Südharz)", "kita", 2, Decimal(16), 2),
]


def test_counts_those_who_came_by_commune_and_kind(hettstedt: Cast, course: Course) -> None:
    assert told(hettstedt, course) == EXPECTED
    total = totals(record_rows(hettstedt[WHO], year_of(course)))
    assert (total.courses, total.participants, total.hours, total.certificates) == (1, 3, Decimal(15), 2)


def test_who_was_cancelled_afterwards_is_not_counted(hettstedt: Cast, course: Course) -> None:
    half = Participation.objects.get(kommune=hettstedt.gebiete["eisleben"]).registration
    unmark_present(registration=half, by=hettstedt[WHO])
    cancel_for(registration=half, by=hettstedt[WHO], now=now())
    assert told(hettstedt, course) == EXPECTED[1:]


def test_survives_forgetting_to_the_last_digit(hettstedt: Cast, course: Course) -> None:
    forgotten = forget_people(course=course)
    assert forgotten == 5 + 0 + 4 + 2
    assert told(hettstedt, course) == EXPECTED
    for model in (Attendance, Participation, ModuleProof):
        assert model.objects.count() == 0
    assert list(Certificate.objects.values_list("registration", flat=True)) == [None, None]
    assert forget_people(course=course) == 0
    assert RecordLine.objects.count() == 2


def test_who_comes_after_forgetting_is_counted_too(hettstedt: Cast, course: Course) -> None:
    forget_people(course=course)
    late = register(course)
    attend(course, [late], hettstedt[WHO])
    for _ in range(2):
        assert totals(record_rows(hettstedt[WHO], year_of(course))).participants == 4
        forget_people(course=course)


def test_extension_holds_forgets_and_tells(hettstedt: Cast, course: Course) -> None:
    extension = CourseExtension()
    row = Registration.objects.select_related("booking__event").order_by("number").first()
    assert row
    labels = dict(extension.about(row))
    assert labels["Kommune"] == "Hettstedt, Stadt (Mansfeld-Südharz)"
    assert labels["Anwesend: Kriterien"] == "4 Unterrichtseinheiten"
    held = extension.held(course.event)
    assert held == extension.forget(course.event) == 11
    assert extension.held(course.event) == 0


def test_the_page_and_its_file(hettstedt: Cast, course: Course) -> None:
    browser = hettstedt.client("lesen")
    shown = browser.get(PAGE, {"jahr": year_of(course)}).content.decode()
    assert "Gesund aufwachsen" in shown
    assert "(erfunden)</a>" in shown
    file = browser.get(f"{PAGE}export.csv", {"jahr": year_of(course)})
    text = b"".join(file.streaming_content).decode("utf-8-sig")  # type: ignore[attr-defined] # a streaming response
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert [(row["Kommune"], row["Teilnehmende"], row["Teilnahmestunden"], row["Zertifikate"]) for row in rows] == [
        ("Eisleben, Lutherstadt (Mansfeld-Südharz)", "1", "3,00", "0"),
        ("Hettstedt, Stadt (Mansfeld-Südharz)", "2", "12,00", "2"),
    ]
    assert "Person" not in text


@pytest.mark.parametrize("year", ["1999", "x", "-1", "99999999999999999999", "٢٠٢٦"])
def test_made_up_years(hettstedt: Cast, course: Course, year: str) -> None:
    assert hettstedt.client("lesen").get(PAGE, {"jahr": year}).status_code == 404


@pytest.mark.parametrize("number", [1, 4])
def test_queries_of_the_record(hettstedt: Cast, number: int, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(number):
        made = make_course(hettstedt[WHO])
        attend(made, fill(made, 3), hettstedt[WHO])
    with django_assert_num_queries(4):
        assert totals(record_rows(hettstedt[WHO], year_of(made))).participants == 3 * number


# ---------------------------------------------------------------- modules and series
def two_modules(cast: Cast, needed: int | None = None) -> tuple[Course, Course]:
    by = cast[WHO]
    whole = series.save_series(series=None, by=by, values={"title": "Begleiten (erfunden)", "needed": needed})
    first = make_course(by, series=whole, begins=now() - timedelta(days=7))
    second = make_course(by, series=whole)
    save_course(event=second.event, by=by, values={}, requires=[first])
    return first, Course.objects.select_related("event", "series", "stelle").get(pk=second.pk)


def test_series_certificate_after_all_needed_modules(hettstedt: Cast) -> None:
    by = hettstedt[WHO]
    first, second = two_modules(hettstedt)
    early, late = register(first, email="a@example.org"), register(second, "Anna (erfunden)", email="A@example.org ")
    only = register(second, email="b@example.org")
    attend(first, [early], by)
    attend(second, [late, only], by)
    assert second.series
    found = modules(second.series)
    state = {one.registration.pk: one.complete for one in states(second.series, found, [late, only])}
    assert state == {late.pk: True, only.pk: False}
    for expected in (1, 0):
        made = certificates.issue_series(
            course=second, modules=found, states=states(second.series, found, [late, only]), by=by, now=now()
        )
        assert len(made) == expected
    facts = Certificate.objects.get(kind="reihe").facts
    assert (facts["title"], len(facts["modules"])) == ("Begleiten (erfunden)", 2)


def of_series(second: Course, row: Registration, by: Actor) -> list[Certificate]:
    assert second.series
    found = modules(second.series)
    return certificates.issue_series(
        course=second, modules=found, states=states(second.series, found, [row]), by=by, now=now()
    )


@pytest.mark.parametrize(("reason", "comes_with_all"), [("irrtum", 0), ("name", 1), ("stunden", 1)])
def test_a_series_certificate_issued_by_mistake_comes_back_alone(
    hettstedt: Cast, reason: str, comes_with_all: int
) -> None:
    by = hettstedt[WHO]
    first, second = two_modules(hettstedt)
    early, late = register(first, email="a@example.org"), register(second, "Anna (erfunden)", email="a@example.org")
    attend(first, [early], by)
    attend(second, [late], by)
    (certificate,) = of_series(second, late, by)
    browser, base = hettstedt.client(WHO), f"/arbeit/hettstedt/veranstaltungen/{second.event_id}/qualifizierung/"
    person_page = f"{base}teilnehmende/{late.pk}/"
    button = "Zertifikat der Reihe neu ausstellen"
    assert button not in browser.get(person_page).content.decode()
    certificates.withdraw(certificate=certificate, reason=reason, by=by, today=timezone.localdate())
    listed = browser.get(f"{base}zertifikate/").content.decode()
    assert ("der Reihe ausstellen" in listed) is bool(comes_with_all)
    assert "hat das Zertifikat der Reihe" not in listed
    assert (button in browser.get(person_page).content.decode()) is not bool(comes_with_all)
    assert len(of_series(second, late, by)) == comes_with_all
    answers = [browser.post(f"{person_page}reihe-neu-ausstellen/", follow=True).content.decode() for _ in range(2)]
    assert ["1 Zertifikat ist ausgestellt" in text for text in answers] == [not comes_with_all, False]
    assert "fehlen noch Module, oder die Person hat schon ein gültiges" in answers[1]
    assert [row.valid for row in Certificate.objects.filter(kind="reihe").order_by("pk")] == [False, True]
    assert button not in browser.get(person_page).content.decode()


def test_missing_prerequisite_is_shown_and_nobody_is_refused(hettstedt: Cast) -> None:
    first, second = two_modules(hettstedt)
    row = register(second)
    assert missing_modules(second, [row]) == {row.pk: (str(first.event),)}
    attend(second, [row], hettstedt[WHO])
    assert person(second, row).enough
    page = f"/arbeit/hettstedt/veranstaltungen/{second.event_id}/qualifizierung/anwesenheit/"
    assert "vorausgesetzt, nicht bekannt" in hettstedt.client(WHO).get(page).content.decode()


def test_an_earlier_certificate_counts_when_nobody_is_remembered(hettstedt: Cast) -> None:
    """The first module is forgotten before the second begins; its code still proves it."""
    by = hettstedt[WHO]
    first, second = two_modules(hettstedt)
    early = register(first, "Anna Müller (erfunden)")
    attend(first, [early], by)
    (certificate,) = issue(first, by)
    forget_people(course=first)
    row = register(second, "Anna Mueller (erfunden)")
    assert missing_modules(second, [row])
    proofs.show_certificate(registration=row, code=certificate.code.lower(), by=link_actor(row.stelle, "x"))
    assert missing_modules(second, [row]) == {}
    assert second.series
    (state,) = states(second.series, modules(second.series), [row])
    assert state.done == {first.pk}


def test_proofs_of_other_people_and_withdrawn_ones_do_not_count(hettstedt: Cast) -> None:
    by = hettstedt[WHO]
    _, _, certificate = certified(by, "Anna Müller (erfunden)")
    course = make_course(by)
    stranger, anna = register(course, "Bert (erfunden)"), register(course, "Anna Müller (erfunden)")
    link = link_actor(stranger.stelle, "x")
    with pytest.raises(Invalid) as refused:
        proofs.show_certificate(registration=stranger, code=certificate.code, by=link)
    assert refused.value.code == "proof_not_yours"
    certificates.withdraw(certificate=certificate, reason="irrtum", by=by, today=timezone.localdate())
    with pytest.raises(Invalid) as refused:
        proofs.show_certificate(registration=anna, code=certificate.code, by=link)
    assert refused.value.code == "proof_withdrawn"


def test_proofs_by_the_link(hettstedt: Cast, client: Client) -> None:
    _, _, certificate = certified(hettstedt[WHO], "Anna Müller (erfunden)")
    row = register(make_course(hettstedt[WHO]), "Anna Müller (erfunden)")
    address = f"/nachweis/kurs/{token_of(row)}/fruehere/"
    for code in ("", "x", certificate.code[:-1] + "#", certificate.code[:-1]):
        assert client.post(address, {"code": code}).status_code == 200
    assert client.post(address, {"code": certificate.code}).status_code == 302
    assert ModuleProof.objects.count() == 1
