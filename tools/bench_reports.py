"""A Jahresbericht of 2,000 activities and 220 communes, and 16 Länder with 2,000 communes over ten years.

What the Länder are compared by is not written for the bench: every KGC has its communes and 20,000 activities in all,
and freezes and releases each of its ten years by the ordinary actions.
"""

from datetime import date, timedelta
from functools import partial
from typing import Any

from bench_tools import leader, milliseconds, page

ACTIVITIES, COMMUNES, YEARS = 2_000, 220, 10
OF_ALL_LAENDER = 2_000
KGC, BUND = "bench-reports-kgc", "bench-reports-bund"


def run() -> list[str]:
    """Medians of processor time in this process, as lines to print. The database must be migrated."""
    from django.utils import timezone
    from django_scopes import scope

    from lueckenlos.reports.queries import report_of
    from lueckenlos.reports.yearly.compose import compose
    from lueckenlos.reports.yearly.files import WRITERS
    from lueckenlos.tenancy.actor import system_actor

    today = timezone.localdate()
    year = today.year - 1
    kgc = _work(year)
    by = system_actor(kgc)
    with scope(stelle=kgc):
        made = compose(by, report_of(by, year), today)
        counted = milliseconds(lambda: compose(by, report_of(by, year), today))
    size = f"{ACTIVITIES} Aktivitäten, {COMMUNES} Kommunen"
    lines = [f"Jahresbericht: {size}, mit Vorjahr gezählt: {counted:.0f} ms"]
    for kind, (_, write) in WRITERS.items():
        lines.append(f"Jahresbericht: {size}, als {kind.upper()}: {milliseconds(partial(write, made, 'Bench')):.0f} ms")
    browser, base = leader(KGC), f"/arbeit/{KGC}/jahresbericht/{year}/"
    lines.append(page(browser, "Jahresbericht: Seite", base))
    lines.append(page(browser, "Jahresbericht: PDF über die Seite", f"{base}?als=pdf"))
    lines.append(page(browser, "Jahresbericht: DOCX über die Seite", f"{base}?als=docx"))
    lines.append(page(browser, "Jahresbericht: Liste hinter einer Zahl", f"{base}liste/?tabelle=art"))
    _release_everywhere(today)
    browser, base = leader(BUND), f"/arbeit/{BUND}/laendervergleich/"
    size = _size_of_comparison()
    for label, query in (
        ("ein Jahr", ""),
        ("nach Bausteinen", "?zahlen=bausteine"),
        ("Verlauf", "?verlauf=partnerkommunen"),
        ("CSV", "?als=csv"),
        ("JSON", "?als=json"),
    ):
        lines.append(page(browser, f"Ländervergleich ({size}): {label}", base + query))
    return lines


def _work(year: int) -> Any:
    """Two years of activities, so that the year before is counted, too."""
    from django_scopes import scopes_disabled

    from lueckenlos.advice.models import Activity, Commune
    from lueckenlos.geo.models import Gebiet
    from lueckenlos.tenancy.models import Stelle
    from lueckenlos.vocabulary.registry import vocabulary

    kgc = Stelle.objects.create(slug=KGC, name="Bench-KGC Berichte", art="land", land="st")
    values = {"ebene": 60, "gebietsstand": date(2023, 12, 31)}
    areas = Gebiet.objects.bulk_create(
        Gebiet(ars=f"1599900{n:05d}", ags=f"15999{n:03d}", name=f"Stadt {n}", sort_name=f"stadt {n:03d}", **values)
        for n in range(COMMUNES)
    )
    kinds = [term.slug for term in vocabulary("beratungsart").terms]
    channels = [term.slug for term in vocabulary("beratungskanal").terms]
    with scopes_disabled():
        communes = Commune.objects.bulk_create(Commune(stelle=kgc, gebiet=area, status="partner") for area in areas)
        Activity.objects.bulk_create(
            Activity(
                stelle=kgc,
                commune=communes[n % COMMUNES],
                day=date(year - n % 2, 1, 1) + timedelta(days=n % 360),
                title=f"Beratung {n}",
                title_key=f"beratung {n}",
                kind=kinds[n % len(kinds)],
                channel=channels[n % len(channels)],
                minutes=30 + n % 90,
                themes=frozenset({"gesund-aufwachsen"}),
            )
            for n in range(2 * ACTIVITIES)
        )
    return kgc


def _size_of_comparison() -> str:
    """Counted, not promised."""
    from django_scopes import scopes_disabled

    from lueckenlos.advice.models import Activity, Commune
    from lueckenlos.reports.models import FigureRelease

    with scopes_disabled():
        lands = FigureRelease.objects.order_by().values("stelle__land").distinct().count()
        years = FigureRelease.objects.order_by().values("year").distinct().count()
        communes = Commune.objects.exclude(stelle__slug=KGC).count()
        activities = Activity.objects.exclude(stelle__slug=KGC).count()
    return f"{lands} Länder, {communes} Kommunen, {years} Jahre, {activities} Aktivitäten"


def _release_everywhere(today: date) -> None:
    """Sixteen KGC, 125 communes each, a status and an activity for each in each of ten years; all years released."""
    from django_scopes import scope

    from lueckenlos.reports.actions import freeze_report, release_figures
    from lueckenlos.reports.enums import Land
    from lueckenlos.tenancy.actor import system_actor
    from lueckenlos.tenancy.models import Stelle

    Stelle.objects.create(slug=BUND, name="Bench-Bund", art="bund")
    years = [today.year - back for back in range(YEARS)]
    for number, land in enumerate(Land):
        kgc = Stelle.objects.create(
            slug=f"bench-reports-{land.value}", name=f"KGC {land.label}", art="land", land=land.value
        )
        by = system_actor(kgc)
        with scope(stelle=kgc):
            _communes_of(kgc, f"{number + 60}", OF_ALL_LAENDER // len(Land), years)
            for year in reversed(years):
                freeze_report(year=year, reason="", today=today, by=by)
                release_figures(year=year, today=today, by=by)


def _communes_of(kgc: Any, key: str, count: int, years: list[int]) -> None:
    from lueckenlos.advice.models import Activity, Commune, StatusChange
    from lueckenlos.geo.models import Gebiet
    from lueckenlos.vocabulary.registry import vocabulary

    values = {"ebene": 60, "gebietsstand": date(2023, 12, 31)}
    areas = Gebiet.objects.bulk_create(
        Gebiet(ars=f"{key}999{n:07d}", ags=f"{key}999{n:03d}", name=f"Ort {n}", sort_name=f"ort {n:03d}", **values)
        for n in range(count)
    )
    kinds = [term.slug for term in vocabulary("beratungsart").terms]
    channels = [term.slug for term in vocabulary("beratungskanal").terms]
    states = [term.slug for term in vocabulary("partnerstatus").terms]
    communes = Commune.objects.bulk_create(Commune(stelle=kgc, gebiet=area, status=states[-1]) for area in areas)
    StatusChange.objects.bulk_create(
        StatusChange(stelle=kgc, commune=one, status=states[n % len(states)], since=date(min(years), 1, 1))
        for n, one in enumerate(communes)
    )
    Activity.objects.bulk_create(
        Activity(
            stelle=kgc,
            commune=one,
            day=date(year, 1, 1) + timedelta(days=n % 300),
            title=f"Beratung {n}",
            title_key=f"beratung {n}",
            kind=kinds[n % len(kinds)],
            channel=channels[n % len(channels)],
            minutes=30 + n % 90,
            themes=frozenset({"gesund-aufwachsen"}),
        )
        for year in years
        for n, one in enumerate(communes)
    )
