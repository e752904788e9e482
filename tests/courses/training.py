"""A training for tests: two sessions of four units each, and the short ways to fill it."""

from datetime import datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

from django.utils import timezone

from lueckenlos.courses.actions import attendance, certificates, courses
from lueckenlos.courses.actions.courses import Places, TerminValues
from lueckenlos.courses.models import Certificate, Course, Termin
from lueckenlos.courses.queries.people import Participant, participant, participants
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.events.actions import events, public, registering
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.rules import RegistrationValues, new_form_key
from lueckenlos.tenancy.actor import Actor

_numbers = count(1)
GOALS = ["Ich kann die Kriterien erklären.", "Ich kann ein Angebot einschätzen."]
UNITS = Decimal(4)


def now() -> datetime:
    return timezone.now().replace(microsecond=0)


def make_course(by: Actor, *, begins: datetime | None = None, publish: bool = True, **values: Any) -> Course:
    """Begun two hours ago, so that today is a day to mark presence and to issue certificates."""
    begins = begins or now() - timedelta(hours=2)
    middle, ends = begins + timedelta(hours=1), begins + timedelta(hours=6)
    number = next(_numbers)
    title = values.pop("title", f"Lernwerkstatt {number} (erfunden)")
    event = {"art": "lernwerkstatt", "title": title, "venue": "Rathaus", "starts_at": begins, "ends_at": ends}
    course = courses.create_course(
        by=by,
        event=event,
        values={"goals": GOALS, "thema": "gesund-aufwachsen", **values},
        termine=[
            TerminValues(begins, middle, UNITS, "Kriterien"),
            TerminValues(middle, ends, UNITS, "Eigenes Vorhaben"),
        ],
        places=Places("Teilnahme", 600, begins - timedelta(hours=1)),
        now=begins - timedelta(days=30),
    )
    if publish:
        events.publish_event(event=course.event, by=by)
    return Course.objects.select_related("event", "series", "stelle").get(pk=course.pk)


def register(course: Course, name: str = "", **given: Any) -> Registration:
    """Registered and confirmed three days before."""
    number = next(_numbers)
    booking = Booking.objects.select_related("event", "stelle").get(event=course.event)
    values = RegistrationValues(
        **{
            "place_type": booking.place_types.get().pk,
            "name": name or f"Person {number} (erfunden)",
            "email": f"person{number}@example.org",
            "rules_version": booking.rules_version,
            **given,
        }
    )
    moment = course.event.starts_at - timedelta(days=3)
    made = registering.register(booking=booking, values=values, form_key=new_form_key(), now=moment)
    return public.confirm(registration=made, now=moment)


def fill(course: Course, number: int) -> list[Registration]:
    """Many at once, without mails."""
    booking = Booking.objects.get(event=course.event)
    place_type = booking.place_types.get()
    first = booking.last_number + 1
    Booking.objects.filter(pk=booking.pk).update(last_number=booking.last_number + number)
    return Registration.objects.bulk_create(
        Registration(
            stelle=course.stelle,
            booking=booking,
            place_type=place_type,
            number=one,
            name=f"Person {one:04d} (erfunden)",
            organisation="Kita Sonne (erfunden)",
            email=f"voll{one}@example.org",
            email_key=f"voll{one}@example.org",
            rules_version=1,
            form_key=f"voll-{booking.pk}-{one:020d}",
            link_nonce=f"{booking.pk}-{one}",
            token_hash=f"{booking.pk}-{one}",
            status="bestaetigt",
            created_at=now(),
        )
        for one in range(first, first + number)
    )


def attend(
    course: Course,
    rows: list[Registration],
    by: Actor,
    *,
    termine: list[Termin] | None = None,
    at: datetime | None = None,
) -> None:
    for termin in termine if termine is not None else termine_of(course):
        attendance.mark_present(course=course, termin=termin, registrations=rows, by=by, now=at or now())


def last_begin(course: Course) -> datetime:
    """When everything can be marked: towards midnight a later session is on another day."""
    return termine_of(course)[-1].starts_at


def person(course: Course, row: Registration) -> Participant:
    return participant(course, termine_of(course), Registration.objects.select_related("booking").get(pk=row.pk))


def issue(course: Course, by: Actor) -> list[Certificate]:
    termine = termine_of(course)
    people = participants(by, course, termine)
    return certificates.issue(course=course, termine=termine, people=people, by=by, now=now())


def certified(by: Actor, name: str = "Anna Müller (erfunden)") -> tuple[Course, Registration, Certificate]:
    """One person who attended everything and has the certificate."""
    course = make_course(by)
    row = register(course, name)
    attend(course, [row], by)
    (certificate,) = issue(course, by)
    return course, row, certificate
