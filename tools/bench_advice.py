"""A KGC at its largest: 220 communes, ten years of activities; for ``bench.py``."""

import math
from datetime import date, timedelta
from typing import Any

from bench_tools import leader, milliseconds, page

COMMUNES, ACTIVITIES, CASES = 220, 20_000, 2_000
POINTS = 400
KGC = "bench-advice-kgc"
TODAY = date(2026, 11, 22)
_NUMBER = 5


def run() -> list[str]:
    """Medians of processor time in this process, as lines to print. The database must be migrated."""
    from django_scopes import scope

    from lueckenlos.advice.queries.board import BoardFilter, board_of
    from lueckenlos.advice.queries.figures import figures_of
    from lueckenlos.tenancy.actor import system_actor
    from lueckenlos.tenancy.models import Stelle

    kgc = _fill()
    by = system_actor(Stelle.objects.get(pk=kgc.pk))
    with scope(stelle=kgc):
        read = milliseconds(lambda: board_of(by, BoardFilter(), TODAY))
        figures = milliseconds(lambda: figures_of(by, TODAY.year))
    lines = [
        f"Beratung: Übersicht von {COMMUNES} Kommunen, {ACTIVITIES} Aktivitäten, nur gelesen: {read:.0f} ms",
        f"Beratung: Zahlen eines Jahres: {figures:.0f} ms",
    ]
    browser, base = leader(KGC), f"/arbeit/{KGC}/"
    for label, path in (
        (f"Übersicht von {COMMUNES} Kommunen", "kommunen/"),
        ("Übersicht, nur stille", "kommunen/?still=on"),
        ("Übersicht mit Karte", "kommunen/?ansicht=karte"),
        ("Partnerregister", "partnerregister/"),
        ("Übersicht als CSV", "kommunen/?als=csv"),
        ("Übersicht als XLSX", "kommunen/?als=xlsx"),
        ("eine Kommune", f"kommunen/{_first(kgc)}/"),
        ("Aktivitäten", "aktivitaeten/"),
        ("Aktivität eintragen", "aktivitaeten/neu/"),
        ("Beratungsfälle", "beratung/"),
        ("Meine Woche", "meine-woche/"),
    ):
        lines.append(page(browser, f"Beratung: {label}", base + path))
    return lines


def _first(kgc: Any) -> int:
    from django_scopes import scope

    from lueckenlos.advice.models import Commune

    with scope(stelle=kgc):
        return int(Commune.objects.values_list("pk", flat=True)[0])


def _fill() -> Any:
    """Every commune with a Stelle that shares all its Bausteine: the board has most to show."""
    from django_scopes import scopes_disabled

    from lueckenlos.process.models import Baustein, ProcessSettings
    from lueckenlos.tenancy.models import Stelle
    from lueckenlos.vocabulary.registry import vocabulary

    kgc = Stelle.objects.create(slug=KGC, name="Bench-KGC", art="land", land="xa", portal_open=True)
    gebiete = _territory(kgc)
    stellen = Stelle.objects.bulk_create(
        Stelle(slug=f"bench-advice-{n}", name=f"Stadt {n}", art="kommune", parent=kgc, land="xa")
        for n in range(COMMUNES)
    )
    through = Stelle.gebiete.through
    through.objects.bulk_create(through(stelle=one, gebiet=area) for one, area in zip(stellen, gebiete, strict=True))
    with scopes_disabled():
        ProcessSettings.objects.bulk_create(ProcessSettings(stelle=one, shared=True) for one in stellen)
        Baustein.objects.bulk_create(
            Baustein(stelle=one, phase=term.slug, state="in_arbeit")
            for one in stellen
            for term in vocabulary("prozessphase").terms
        )
        _work(kgc, gebiete)
    return kgc


def _territory(kgc: Any) -> list[Any]:
    from lueckenlos.geo.models import Boundary, Gebiet

    def area(ars: str, name: str, ebene: int, parent: Any = None) -> Any:
        values = {"sort_name": name.lower(), "gebietsstand": date(2023, 12, 31), "parent": parent}
        return Gebiet(ars=ars, ags=ars[:5] + ars[9:], name=name, ebene=ebene, **values)

    land = Gebiet.objects.create(ars="99", name="Benchland", sort_name="benchland", ebene=10, gebietsstand=TODAY)
    kgc.gebiete.set([land])
    kreise = Gebiet.objects.bulk_create(area(f"990{n:02d}", f"Kreis {n}", 40, land) for n in range(14))
    towns = [area(f"990{n % 14:02d}0{n:03d}{n:03d}", f"Stadt {n:03d}", 60, kreise[n % 14]) for n in range(COMMUNES)]
    made = list(Gebiet.objects.bulk_create(towns))
    Boundary.objects.bulk_create(_outline(one, place) for place, one in enumerate(made))
    return made


def _outline(gebiet: Any, place: int) -> Any:
    """A ragged circle of as many points as a Gemeinde of VG250 usually has."""
    from lueckenlos.geo.models import Boundary

    lon, lat = 11 + place % 16 * 0.11, 51 + place // 16 * 0.07
    turns = [2 * math.pi * step / POINTS for step in range(POINTS)]
    ring = [[lon + 0.05 * math.cos(t) * (1 + step % 2 / 50), lat + 0.03 * math.sin(t)] for step, t in enumerate(turns)]
    box = {"min_lat": lat - 0.03, "max_lat": lat + 0.03, "min_lon": lon - 0.05, "max_lon": lon + 0.05}
    shape = {"type": "Polygon", "coordinates": [[*ring, ring[0]]]}
    return Boundary(gebiet=gebiet, geometry=shape, source="Bench (erfunden)", **box)


def _work(kgc: Any, gebiete: list[Any]) -> None:
    from lueckenlos.advice.models import Activity, Case, Commune, FollowUp

    states = ("interesse", "in-beratung", "partner", "modell", "")
    communes = Commune.objects.bulk_create(
        Commune(
            stelle=kgc,
            gebiet=area,
            status=states[n % _NUMBER],
            status_since=date(2020, 1, 1),
            agreement_on=date(2021, 5, 1),
            themes=frozenset({"gesund-aufwachsen", "gesund-im-alter"}),
        )
        for n, area in enumerate(gebiete)
    )
    cases = Case.objects.bulk_create(
        Case(
            stelle=kgc,
            commune=communes[n % COMMUNES],
            title=f"Fall {n}",
            title_key=f"fall {n}",
            state="laufend" if n % _NUMBER else "abgeschlossen",
            received_on=TODAY - timedelta(days=n),
        )
        for n in range(CASES)
    )
    activities = Activity.objects.bulk_create(
        (
            Activity(
                stelle=kgc,
                commune=communes[n % CASES % COMMUNES],
                case=cases[n % CASES],
                day=TODAY - timedelta(days=n % 3650),
                title=f"Beratung {n}",
                title_key=f"beratung {n}",
                kind="prozessbegleitung" if n % 2 else "moderation",
                channel="video",
                minutes=45,
                reached=n % 9,
                themes=frozenset({"gesund-aufwachsen"}),
            )
            for n in range(ACTIVITIES)
        ),
        batch_size=500,
    )
    FollowUp.objects.bulk_create(
        FollowUp(stelle=kgc, on=TODAY + timedelta(days=n % 60), what="Nachfragen", activity=row)
        for n, row in enumerate(activities[: COMMUNES * 3])
    )
