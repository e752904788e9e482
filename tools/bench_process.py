"""The process at its largest: 200 communes with five years of history; for ``bench.py``."""

from datetime import date, datetime, timedelta
from typing import Any

from bench_tools import leader, milliseconds, page

COMMUNES, YEARS = 200, 5
# changes of one Baustein in a year: stands, answers, evidence
CHANGES = 12
KGC, TOWN = "bench-process-kgc", "bench-process-7"
TODAY = date(2026, 11, 22)


def run() -> list[str]:
    """Medians of processor time in this process, as lines to print. The database must be migrated."""
    from lueckenlos.process.queries.shared import standing_of
    from lueckenlos.tenancy.actor import system_actor
    from lueckenlos.tenancy.models import Stelle

    _fill()
    kgc = Stelle.objects.get(slug=KGC)
    communes = list(Stelle.objects.filter(parent=kgc))
    reader = system_actor(kgc)
    board = milliseconds(lambda: standing_of(communes, reader=reader, today=TODAY))
    found = len(standing_of(communes, reader=reader, today=TODAY))
    lines = [f"Bausteine: geteilter Stand von {found} Kommunen: {board:.0f} ms, {_queries(communes, reader)} Abfragen"]
    browser, base = leader(TOWN), f"/arbeit/{TOWN}/"
    for label, path in (
        ("Übersicht", "bausteine/"),
        ("ein Baustein", "bausteine/verstetigung/"),
        ("Leitfragen beantworten", "bausteine/verstetigung/antworten/"),
        ("erste Schritte", "bausteine/erste-schritte/"),
        ("Verstetigungs-Checks", "verstetigung/"),
        ("Check ausfüllen", "verstetigung/neu/"),
        ("Übersicht als PDF", "bausteine/uebersicht.pdf"),
    ):
        lines.append(page(browser, f"Bausteine: {label}", base + path))
    return lines


def _queries(communes: list[Any], reader: Any) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from lueckenlos.process.queries.shared import standing_of

    with CaptureQueriesContext(connection) as counted:
        standing_of(communes, reader=reader, today=TODAY)
    return len(counted)


def _fill() -> None:
    """Every Baustein of every commune in its third turn, with answers, evidence and the trail of five years."""
    from django_scopes import scopes_disabled

    from lueckenlos.process.models import Answer, Baustein, Evidence, ProcessSettings, StabilityCheck
    from lueckenlos.process.registry import newest_guide, questionnaire
    from lueckenlos.tenancy.models import AuditEntry, Stelle
    from lueckenlos.vocabulary.registry import vocabulary

    kgc = Stelle.objects.create(slug=KGC, name="Bench-KGC", art="land", land="xp")
    stellen = Stelle.objects.bulk_create(
        Stelle(slug=f"bench-process-{n}", name=f"Stadt {n}", art="kommune", parent=kgc, land="xp")
        for n in range(COMMUNES)
    )
    with scopes_disabled():
        ProcessSettings.objects.bulk_create(ProcessSettings(stelle=stelle, shared=True) for stelle in stellen)
        rows = Baustein.objects.bulk_create(
            Baustein(
                stelle=stelle,
                phase=term.slug,
                state="in_arbeit",
                turn=3,
                responsible="Koordination",
                note="Zwei Sätze. " * 8,
                next_step="Etwas tun",
                next_on=TODAY - timedelta(days=3),
            )
            for stelle in stellen
            for term in vocabulary("prozessphase").terms
        )
        questions = {row.phase: newest_guide().of("") for row in rows}
        Answer.objects.bulk_create(
            (
                Answer(stelle_id=row.stelle_id, baustein=row, turn=turn, question=one.key, text="Eine Notiz. " * 6)
                for row in rows
                for turn in (1, 2, 3)
                for one in questions[row.phase]
                if one.phase == row.phase
            ),
            batch_size=5_000,
        )
        Evidence.objects.bulk_create(
            (
                Evidence(stelle_id=row.stelle_id, baustein=row, turn=1 + n % 3, title=f"Protokoll {n}")
                for row in rows
                for n in range(9)
            ),
            batch_size=5_000,
        )
        steps = {item.key: 2 for item in questionnaire().items}
        StabilityCheck.objects.bulk_create(
            StabilityCheck(stelle=stelle, made_on=date(TODAY.year - n, 6, 1), edition="2026.1", steps=steps)
            for stelle in stellen
            for n in range(YEARS)
        )
    begun = datetime.combine(TODAY, datetime.min.time()).astimezone()
    AuditEntry.objects.bulk_create(
        (
            AuditEntry(
                moment=begun - timedelta(days=30 * n),
                stelle_id=row.stelle_id,
                actor_name="Bench",
                verb="process.baustein.update",
                object_type="process.baustein",
                object_id=str(row.pk),
                object_label="Baustein",
                changes={"note": ["alt " * 20, "neu " * 20], "state": ["nicht_begonnen", "in_arbeit"]},
            )
            for row in rows
            for n in range(CHANGES * YEARS)
        ),
        batch_size=5_000,
    )
