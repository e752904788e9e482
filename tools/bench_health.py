"""The Gesundheitsbericht of a town of 2,000 offers, 40 Sozialräume and 200 measures; for ``bench.py``."""

from datetime import timedelta
from functools import partial
from typing import Any

from bench_tools import leader, milliseconds, page
from bench_town import AREAS, OFFERS, SIZE, make_town

EVENTS = 200
TOWN = "bench-health"


def run() -> list[str]:
    """Medians of processor time in this process, as lines to print. The database must be migrated."""
    from django.utils import timezone
    from django_scopes import scope

    from lueckenlos.reports import actions, queries
    from lueckenlos.reports.health.compose import compose
    from lueckenlos.reports.health.files import WRITERS
    from lueckenlos.tenancy.actor import system_actor

    today = timezone.localdate()
    town = make_town(TOWN, "15996", today)
    by = system_actor(town)
    with scope(stelle=town):
        _year(town, today)
        report = actions.create_health_report(values={"title": "Bench", "year": today.year}, today=today, by=by)
        chapters = queries.chapters_of(report)
        made = compose(by, report, chapters, today)
        counted = milliseconds(lambda: compose(by, report, chapters, today))
        frozen = actions.freeze_health_report(report=report, reason="", today=today, by=by)
    size = f"{OFFERS} Angebote, {AREAS} Sozialräume, {SIZE}, {EVENTS} Veranstaltungen"
    lines = [f"\nGesundheitsbericht: {size}", f"zwölf Kapitel zusammenstellen: {counted:.0f} ms"]
    for kind, (_, write) in WRITERS.items():
        lines.append(f"nur {kind.upper()} schreiben: {milliseconds(partial(write, made, 'Bench')):.0f} ms")
    browser, base = leader(TOWN), f"/arbeit/{TOWN}/gesundheitsberichte/"
    for label, path in (
        ("Liste", ""),
        ("Angaben", f"{report.pk}/angaben/"),
        ("Bericht von heute", f"{report.pk}/"),
        ("Fassung neben heute", f"{report.pk}/?fassung={frozen.number}"),
    ):
        lines.append(page(browser, label, base + path))
    return lines


def _year(town: Any, today: Any) -> None:
    """Events that took place; the goals, measures and decisions are those of every town."""
    from django.utils import timezone

    from lueckenlos.events.models import Event

    start = timezone.now() - timedelta(days=1)
    Event.objects.bulk_create(
        Event(
            stelle=town,
            title=f"Veranstaltung {n} (erfunden)",
            title_key=f"veranstaltung {n:03d}",
            starts_at=start.replace(year=today.year) - timedelta(hours=n),
            ends_at=start.replace(year=today.year) - timedelta(hours=n - 2),
            status="abgeschlossen",
        )
        for n in range(EVENTS)
    )
