"""Qualifizierung at its largest: 500 people at a training, for ``bench.py``."""

from datetime import timedelta
from typing import Any

from bench_tools import leader, milliseconds, page

PEOPLE = 500
STELLE = "bench-kurs"


def run() -> list[str]:
    """Medians of processor time in the process, as lines to print. The database must be migrated."""
    from django_scopes import scope

    from lueckenlos.courses.actions import attendance, certificates
    from lueckenlos.courses.documents import certificates_pdf
    from lueckenlos.courses.models import Attendance
    from lueckenlos.courses.queries.people import participants
    from lueckenlos.courses.queries.work import certificates_of, termine_of
    from lueckenlos.courses.rules import name_hash, new_code

    course, rows, by = _course()
    base = f"/arbeit/{STELLE}/veranstaltungen/{course.event_id}/qualifizierung/"
    browser = leader(STELLE)
    with scope(stelle=course.stelle):
        termine, now = termine_of(course), _now()

        def mark() -> None:
            Attendance.objects.all().delete()
            for termin in termine:
                attendance.mark_present(course=course, termin=termin, registrations=rows, by=by, now=now)

        marked = milliseconds(mark)
        people = participants(by, course, termine)
        certificates.issue(course=course, termine=termine, people=people, by=by, now=now)
        found = certificates_of(course)

        def press() -> None:
            # the typesetter remembers what it has set: other codes make it work anew
            for row in found:
                row.code = new_code()
                row.name_hash = name_hash(row.registration.name, row.code)
            certificates_pdf(found)

        printed = milliseconds(press)
        found = certificates_of(course)
        size = len(certificates_pdf(found)) / 1_000_000
    lines = [
        f"\nQualifizierung mit {PEOPLE} Menschen",
        f"{PEOPLE} Zertifikate als PDF/UA: {printed:,.0f} ms ({size:.1f} MB)",
        f"{PEOPLE} Menschen an zwei Terminen anwesend: {marked:,.0f} ms",
    ]
    pages = (
        ("Anwesenheit", f"{base}anwesenheit/"),
        ("Anwesenheit, gefiltert", f"{base}anwesenheit/?name=0042"),
        ("Zertifikate", f"{base}zertifikate/"),
        ("Jahresnachweis", f"/arbeit/{STELLE}/qualifizierung/jahresnachweis/"),
        ("Prüfseite", f"/nachweis/{found[0].code}/"),
    )
    return lines + [page(browser, label, address) for label, address in pages]


def _course() -> tuple[Any, list[Any], Any]:
    from decimal import Decimal

    from django_scopes import scope

    from lueckenlos.courses.actions import courses
    from lueckenlos.courses.actions.courses import Places, TerminValues
    from lueckenlos.events.actions import events
    from lueckenlos.events.models import Booking, Registration
    from lueckenlos.tenancy.actor import system_actor
    from lueckenlos.tenancy.models import Stelle

    stelle = Stelle.objects.create(slug=STELLE, name="Koordinierungsstelle (erfunden)", art="land", land="xx")
    by, begins = system_actor(stelle), _now() - timedelta(hours=2)
    times = [(begins, begins + timedelta(hours=1)), (begins + timedelta(hours=1), begins + timedelta(hours=6))]
    with scope(stelle=stelle):
        course = courses.create_course(
            by=by,
            event={
                "art": "lernwerkstatt",
                "title": "Lernwerkstatt Good Practice: niedrigschwellig arbeiten (erfunden)",
                "venue": "Haus der Vereine",
                "starts_at": begins,
                "ends_at": times[-1][1],
            },
            values={"goals": [f"Ich kann das Ziel {number} erreichen und begründen." for number in range(4)]},
            termine=[TerminValues(*moments, Decimal(4), "Das eigene Vorhaben") for moments in times],
            places=Places("Teilnahme", PEOPLE, begins - timedelta(hours=1)),
            now=begins - timedelta(days=30),
        )
        events.publish_event(event=course.event, by=by)
        booking = Booking.objects.get(event=course.event)
        rows = Registration.objects.bulk_create(
            Registration(
                stelle=stelle,
                booking=booking,
                place_type=booking.place_types.get(),
                number=number,
                name=f"Person {number:04d} (erfunden)",
                organisation="Kita Sonne (erfunden)",
                email=f"person{number}@example.org",
                email_key=f"person{number}@example.org",
                rules_version=1,
                form_key=f"bench-{number:020d}",
                link_nonce=str(number),
                token_hash=str(number),
                status="bestaetigt",
                created_at=_now(),
            )
            for number in range(1, PEOPLE + 1)
        )
        for row in rows:
            row.booking = booking
    return course, rows, by


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()
