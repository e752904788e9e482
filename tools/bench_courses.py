"""Qualifizierung at its largest: 500 people at a training, for ``bench.py``.

python tools/bench_courses.py        makes a database of its own
"""

import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

PEOPLE, RUNS = 500, 5
STELLE = "bench-kurs"


def run() -> list[str]:
    """Medians of processor time in the process, as lines to print. The database must be migrated."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings
    from django_scopes import scope

    from lueckenlos.courses.actions import attendance, certificates
    from lueckenlos.courses.documents import certificates_pdf
    from lueckenlos.courses.models import Attendance
    from lueckenlos.courses.queries.people import participants
    from lueckenlos.courses.queries.work import certificates_of, termine_of
    from lueckenlos.courses.rules import name_hash, new_code

    course, rows, by = _course()
    page = f"/arbeit/{STELLE}/veranstaltungen/{course.event_id}/qualifizierung/"
    browser = Client()
    browser.force_login(_person())
    with scope(stelle=course.stelle):
        termine, now = termine_of(course), _now()

        def mark() -> None:
            Attendance.objects.all().delete()
            for termin in termine:
                attendance.mark_present(course=course, termin=termin, registrations=rows, by=by, now=now)

        marked = _median(mark)
        people = participants(by, course, termine)
        certificates.issue(course=course, termine=termine, people=people, by=by, now=now)
        found = certificates_of(course)

        def press() -> None:
            # the typesetter remembers what it has set: other codes make it work anew
            for row in found:
                row.code = new_code()
                row.name_hash = name_hash(row.registration.name, row.code)
            certificates_pdf(found)

        printed = _median(press)
        found = certificates_of(course)
        size = len(certificates_pdf(found)) / 1_000_000
    lines = [
        f"\nQualifizierung mit {PEOPLE} Menschen, Median von {RUNS} (Rechenzeit im Prozess)",
        f"{PEOPLE} Zertifikate als PDF/UA: {printed:,.0f} ms ({size:.1f} MB)",
        f"{PEOPLE} Menschen an zwei Terminen anwesend: {marked:,.0f} ms",
    ]
    with override_settings(ALLOWED_HOSTS=["*"]):
        for label, address in (
            ("Anwesenheit", f"{page}anwesenheit/"),
            ("Anwesenheit, gefiltert", f"{page}anwesenheit/?name=0042"),
            ("Zertifikate", f"{page}zertifikate/"),
            ("Jahresnachweis", f"/arbeit/{STELLE}/qualifizierung/jahresnachweis/"),
            ("Prüfseite", f"/nachweis/{found[0].code}/"),
        ):
            median = _median(lambda address=address: browser.get(address))  # type: ignore[misc] # bound at once
            with CaptureQueriesContext(connection) as queries:
                answer = browser.get(address)
            assert answer.status_code == 200, address
            lines.append(f"{label}: {median:,.0f} ms, {len(queries)} Abfragen, {len(answer.content) // 1000} KB")
    return lines


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


def _person() -> Any:
    from lueckenlos.accounts.models import User
    from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

    user = User.objects.create(email=f"{STELLE}@example.org", name=STELLE)
    Mitgliedschaft.objects.create(user=user, stelle=Stelle.objects.get(slug=STELLE), role="leitung")
    return user


def _now() -> Any:
    from django.utils import timezone

    return timezone.now()


def _median(work: Callable[[], object]) -> float:
    """Milliseconds of processor time, after one run that warms the caches."""
    work()
    times = []
    for _ in range(RUNS):
        started = time.process_time()
        work()
        times.append((time.process_time() - started) * 1000)
    return statistics.median(times)


def main() -> int:
    with tempfile.TemporaryDirectory(prefix="lueckenlos-bench-") as folder:
        os.environ["DATA_DIR"] = folder
        os.environ["DJANGO_SETTINGS_MODULE"] = "lueckenlos.config.settings"
        import django
        from django.core.management import call_command

        django.setup()
        call_command("migrate", verbosity=0)
        print(f"Rechner: {os.cpu_count()} Kerne, Python {platform.python_version()}")
        print("\n".join(run()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
