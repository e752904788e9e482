"""The rush on a Baby-Börse: many people at once, for ``bench.py`` and for the tests of two writers.

python tools/bench_rush.py setup PLACES                 makes the database, and a new Börse that is open
python tools/bench_rush.py buy FIRST LAST THREADS       these people register; prints every answer as a JSON line
python tools/bench_rush.py where                        prints the path of the newest form, as JSON
python tools/bench_rush.py tally                        prints what the database holds now, as JSON

The database is that of DATA_DIR and DATABASE_URL. A person always sends the same form: who asks again is the same one.
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from queue import Empty, SimpleQueue
from typing import Any

PLACES, PEOPLE, AT_ONCE = 120, 2_000, 64
STELLE = "rush"
Answer = dict[str, Any]


# ---------------------------------------------------------------- one process
def setup(places: int) -> None:
    from django.utils import timezone
    from django_scopes import scope

    from lueckenlos.config.tables import bring_up_to_date
    from lueckenlos.events.actions import boerse, events
    from lueckenlos.events.rules import PlaceTypeValues
    from lueckenlos.tenancy.actor import system_actor
    from lueckenlos.tenancy.models import Stelle

    bring_up_to_date()
    stelle, _ = Stelle.objects.get_or_create(slug=STELLE, name="Rush", art="kommune", portal_open=True)
    by, start = system_actor(stelle), timezone.now() + timedelta(days=60)
    times = {"starts_at": start, "ends_at": start + timedelta(hours=4)}
    with scope(stelle=stelle):
        event = events.create_event(by=by, values={"art": "boerse", "title": "Rush", "venue": "Rathaus", **times})
        boerse.save_boerse(
            event=event,
            by=by,
            values={"opens_at": timezone.now() - timedelta(hours=1), "closes_at": start},
            place_types=[PlaceTypeValues("Tisch", "privat", 1000, places)],
        )
        events.publish_event(event=event, by=by)


def buy(first: int, last: int, threads: int) -> list[Answer]:
    """The answers to people ``first`` to before ``last``, with the seconds each waited. Every seventh cancels again."""
    people: SimpleQueue[int] = SimpleQueue()
    for person in range(first, last):
        people.put(person)
    answers: list[Answer] = []

    def counter() -> None:
        from django.db import connection

        while True:
            try:
                person = people.get_nowait()
            except Empty:
                break
            started = time.perf_counter()
            answer = _one(person)
            answers.append({"person": person, **answer, "seconds": time.perf_counter() - started})
            # a line at a time: whoever kills this process still reads what was promised
            sys.stdout.write(json.dumps(answers[-1]) + "\n")
            sys.stdout.flush()
        connection.close()

    crew = [threading.Thread(target=counter) for _ in range(threads)]
    for one in crew:
        one.start()
    for one in crew:
        one.join()
    return answers


def _one(person: int) -> Answer:
    from django.utils import timezone

    from lueckenlos.events.actions import public, registering
    from lueckenlos.events.models import PlaceType
    from lueckenlos.events.queries.public import open_booking
    from lueckenlos.events.rules import RegistrationValues
    from lueckenlos.shared.errors import DomainError

    stelle, public_id = _where()
    try:
        with open_booking(stelle, public_id) as booking:
            values = RegistrationValues(
                place_type=PlaceType.objects.get(booking=booking).pk,
                name=f"Person {person}",
                email=f"person{person}@example.org",
                rules_version=booking.rules_version,
            )
            form_key = f"form-of-person-{person:010d}"
            found = registering.register(booking=booking, values=values, form_key=form_key, now=timezone.now())
            if os.environ.get("RUSH_CANCEL") and person % 7 == 0:
                found = public.cancel_registration(registration=found, now=timezone.now())
            return {"answer": found.status, "number": found.number}
    except DomainError as error:
        return {"answer": error.code}
    except Exception as error:  # noqa: BLE001 -- what the person would see as an error page is what we count
        return {"answer": f"error: {error!r}"}


_found: list[Any] = []


def _where() -> tuple[Any, str]:
    from lueckenlos.events.models import Event
    from lueckenlos.tenancy.models import Stelle
    from lueckenlos.tenancy.scope import all_tenants

    if not _found:
        with all_tenants():
            _found.append((Stelle.objects.get(slug=STELLE), Event.objects.latest("pk").public_id))
    return _found[0]


def tally() -> Answer:
    from django_tasks_db.models import DBTaskResult

    from lueckenlos.events.enums import HOLDING
    from lueckenlos.events.models import PlaceType, Registration
    from lueckenlos.tenancy.scope import all_tenants

    with all_tenants():
        place_type = PlaceType.objects.latest("pk")
        people = Registration.objects.filter(place_type=place_type)
        rows = list(people.values_list("status", "email_key", "number"))
        keys = set(people.values_list("pk", flat=True))
    mailed = keys & {job.args_kwargs["args"][0] for job in DBTaskResult.objects.all()}
    return {
        "rows": [(_person(email), number, status) for status, email, number in rows],
        "registrations": len(rows),
        "people": len({email for _, email, _ in rows}),
        "numbers": sorted(number for _, _, number in rows) == list(range(1, len(rows) + 1)),
        "held": sum(status in HOLDING for status, _, _ in rows),
        "statuses": dict(Counter(status for status, _, _ in rows)),
        "taken": place_type.taken,
        "capacity": place_type.capacity,
        "mailed": len(mailed),
    }


def where() -> Answer:
    """The page of the newest event's form."""
    from django.urls import reverse

    stelle, public_id = _where()
    return {"path": reverse("portal:booking", args=[stelle.slug, public_id])}


def _person(email: str) -> int:
    return int(email.removeprefix("person").partition("@")[0])


# ---------------------------------------------------------------- several processes
def start(arguments: list[object], environment: dict[str, str]) -> subprocess.Popen[str]:
    """This script again, in a process of its own."""
    command = [sys.executable, __file__, *map(str, arguments)]
    return subprocess.Popen(command, env={**os.environ, **environment}, stdout=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> list[Answer]:
    """Its answers, once it has ended; lines cut off by a kill are left out."""
    output, _ = process.communicate(timeout=300)
    return [json.loads(line) for line in output.splitlines() if line.endswith("}")]


def rush() -> None:
    """PEOPLE want PLACES: SQLite with one process, PostgreSQL with two; without HTTP."""
    with tempfile.TemporaryDirectory(prefix="lueckenlos-rush-") as folder:
        _rush("SQLite, ein Prozess", {"DATA_DIR": folder, "DATABASE_URL": ""}, processes=1)
    with throw_away() as address, tempfile.TemporaryDirectory(prefix="lueckenlos-rush-") as folder:
        if address:
            _rush("PostgreSQL ohne fsync, zwei Prozesse", {"DATA_DIR": folder, "DATABASE_URL": address}, processes=2)


@contextmanager
def throw_away() -> Iterator[str]:
    """The throw-away server of the tests. It does not sync to the disk: a real one adds a write for each decision."""
    import postgres

    if not postgres.server_folder():
        print("!!! AUSGELASSEN – Ansturm auf PostgreSQL: Der Server ist nicht installiert.")
        yield ""
        return
    with postgres.server() as address:
        yield address


def _rush(name: str, environment: dict[str, str], *, processes: int) -> None:
    finish(start(["setup", PLACES], environment))
    started, before = time.perf_counter(), os.times()
    share = PEOPLE // processes
    crowd = [
        start(["buy", number * share, (number + 1) * share, AT_ONCE // processes], environment)
        for number in range(processes)
    ]
    answers = [answer for process in crowd for answer in finish(process)]
    seconds, after = time.perf_counter() - started, os.times()
    busy = (after.children_user + after.children_system - before.children_user - before.children_system) * 1000
    (held,) = finish(start(["tally"], environment))
    waits = sorted(answer["seconds"] for answer in answers)
    lost = PEOPLE - held["registrations"]
    errors = sum(answer["answer"].startswith("error") for answer in answers)
    print(
        f"Ansturm ({name}): {PEOPLE} Menschen, {PLACES} Plätze, {AT_ONCE} zugleich: "
        f"{len(answers) / seconds * 60:.0f} Entscheidungen je Minute, Median {statistics.median(waits):.2f} s, "
        f"p95 {waits[int(len(waits) * 0.95)]:.2f} s, längste {waits[-1]:.2f} s, "
        f"{busy / len(answers):.1f} ms Rechenzeit je Entscheidung; "
        f"überbucht {max(0, held['held'] - PLACES)}, verloren {lost}, Fehler {errors}"
    )


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lueckenlos.config.settings")
    import django

    django.setup()
    match sys.argv[1:]:
        case ["setup", places]:
            setup(int(places))
        case ["buy", first, last, threads]:
            buy(int(first), int(last), int(threads))
        case ["where"]:
            print(json.dumps(where()))
        case ["tally"]:
            print(json.dumps(tally()))
        case _:
            print(__doc__)
            return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
