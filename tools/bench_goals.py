"""Goals and measures of five years in 200 Stellen, for ``bench.py``.

python tools/bench_goals.py        makes a database of its own
"""

import os
import platform
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

STELLEN, LEITZIELE, TEILZIELE, MEASURES, YARDSTICKS, READINGS, RUNS = 200, 10, 50, 400, 200, 10, 7
STELLE = "bench-ziele"


def run() -> list[str]:
    """Medians of processor time in the process, as lines to print. The database must be migrated."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext, override_settings
    from django_scopes import scope

    from lueckenlos.goals.models import Goal, Measure, Yardstick
    from lueckenlos.tenancy.models import Stelle

    started = time.process_time()
    _fill()
    filled = time.process_time() - started
    browser = Client()
    browser.force_login(_person(f"{STELLE}-0"))
    work = f"/arbeit/{STELLE}-0/"
    with scope(stelle=Stelle.objects.get(slug=f"{STELLE}-0")):
        yardstick = Yardstick.objects.exclude(measure=None)[0]
        measure = Measure.objects.get(pk=yardstick.measure_id)
        goal = Goal.objects.get(pk=measure.goal_id)
    pages = [
        ("Zielbaum", "ziele/"),
        ("Tabelle, alle", "massnahmen/?stand=alle"),
        ("Tabelle, gefiltert", "massnahmen/?blick=ueberfaellig&phase=kita-alter"),
        ("CSV aller Maßnahmen", "massnahmen/?stand=alle&als=csv"),
        ("Zeitplan, alle", "massnahmen/zeitplan/?stand=alle"),
        ("Ziel", f"ziele/{goal.pk}/"),
        ("Maßnahme", f"massnahmen/{measure.pk}/"),
        ("Messgröße", f"messgroessen/{yardstick.pk}/"),
        ("Maßnahme bearbeiten", f"massnahmen/{measure.pk}/bearbeiten/"),
    ]
    each = f"{LEITZIELE + TEILZIELE} Zielen, {MEASURES} Maßnahmen, {YARDSTICKS * READINGS} Messwerten"
    how = f"gefüllt in {filled:.0f} s; Median von {RUNS} (Rechenzeit im Prozess)"
    lines = [f"\nZiele: {STELLEN} Stellen mit je {each}; {how}"]
    with override_settings(ALLOWED_HOSTS=["*"]):
        for label, path in pages:
            lines.append(_page(browser, label, work + path, CaptureQueriesContext(connection)))
        lines += _with_hint(CaptureQueriesContext(connection))
    return lines


def _page(browser: Any, label: str, address: str, queries: Any) -> str:
    def get() -> bytes:
        answer = browser.get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer.getvalue() if answer.streaming else answer.content

    median = _median(get)
    with queries:
        content = get()
    return f"{label}: {median:,.0f} ms, {len(queries)} Abfragen, {len(content) // 1000} KB"


def _with_hint(queries: Any) -> list[str]:
    """The page that asks the Kettenbild whether the gap is closed, where ``bench.py`` has filled a town with offers."""
    from django.test import Client
    from django_scopes import scope

    from lueckenlos.accounts.models import User
    from lueckenlos.chains import actions as chain_actions
    from lueckenlos.chains.actions import Ruling
    from lueckenlos.chains.enums import DecisionKind
    from lueckenlos.chains.picture import Axis
    from lueckenlos.chains.queries import live
    from lueckenlos.goals import actions
    from lueckenlos.tenancy.actor import system_actor
    from lueckenlos.tenancy.models import Stelle
    from lueckenlos.tenancy.subjects import Ref

    town = Stelle.objects.filter(slug="bench-town").first()
    if town is None:
        return []
    by, today = system_actor(town), _today()
    with scope(stelle=town):
        hint = live(town, Axis.LEBENSLAGE, today).picture.hints[0]
        ruling = Ruling(DecisionKind.BESTAETIGT, "Gemessen", today)
        chain_actions.decide(hints=[hint], ruling=ruling, day=today, by=by)
        measure = actions.create_measure(
            values={"title": "Aus dem Hinweis"}, origin=Ref("chains.hint", hint.key), by=by
        )
    browser = Client()
    browser.force_login(User.objects.get(email="bench-town@example.org"))
    label = f"Maßnahme aus Hinweis „{hint.kind}“, 5.000 Angebote"
    return [_page(browser, label, f"/arbeit/bench-town/massnahmen/{measure.pk}/", queries)]


def _fill() -> None:
    from lueckenlos.tenancy.models import Stelle

    for number in range(STELLEN):
        stelle = Stelle.objects.create(slug=f"{STELLE}-{number}", name=f"Stadt {number} (erfunden)", art="kommune")
        _plan(stelle, _today())


def _plan(stelle: Any, day: date) -> None:
    from decimal import Decimal

    from django_scopes import scope

    from lueckenlos.goals.enums import MeasureState
    from lueckenlos.goals.models import Goal, Measure, Reading, Yardstick
    from lueckenlos.vocabulary.registry import vocabulary

    phases = [term.slug for term in vocabulary("lebensphase").terms]
    states = list(MeasureState.values)

    def row(model: Any, number: int, **values: Any) -> Any:
        title = f"{model._meta.verbose_name} {number:03d}: Familien finden Hilfe ohne Umwege (erfunden)"
        due = day + timedelta(days=(number * 37) % 1_800 - 1_500)
        given = {"title": title, "title_key": title.lower(), "due_on": due, "description": "Worum es geht. " * 20}
        who = "" if number % 9 == 0 else f"Amt {number % 23}"
        return model(stelle=stelle, responsible=who, lebensphasen={phases[number % 10]}, **given | values)

    with scope(stelle=stelle):
        tops = Goal.objects.bulk_create(row(Goal, number) for number in range(LEITZIELE))
        goals = Goal.objects.bulk_create(
            row(Goal, LEITZIELE + number, parent=tops[number % LEITZIELE], state="verabschiedet")
            for number in range(TEILZIELE)
        )
        measures = Measure.objects.bulk_create(
            row(
                Measure,
                number,
                goal=goals[number % TEILZIELE],
                state=states[number % 5],
                starts_on=day + timedelta(days=(number * 37) % 1_800 - 1_700),
            )
            for number in range(MEASURES)
        )
        judged = [{"goal": goal} for goal in goals] + [{"measure": measure} for measure in measures]
        yardsticks = Yardstick.objects.bulk_create(
            Yardstick(stelle=stelle, title="Erreichte Familien", step=2, baseline=10, target=90, target_on=day, **of)
            for of in judged[:YARDSTICKS]
        )
        Reading.objects.bulk_create(
            Reading(
                stelle=stelle, yardstick=one, read_on=day - timedelta(days=180 * year), value=Decimal(90 - 8 * year)
            )
            for one in yardsticks
            for year in range(READINGS)
        )


def _person(slug: str) -> Any:
    from lueckenlos.accounts.models import User
    from lueckenlos.tenancy.models import Mitgliedschaft, Stelle

    user = User.objects.create(email=f"{slug}@example.org", name=slug)
    Mitgliedschaft.objects.create(user=user, stelle=Stelle.objects.get(slug=slug), role="leitung")
    return user


def _today() -> date:
    from django.utils import timezone

    return timezone.localdate()


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
