"""An Antragsmappe with 200 hints and 200 measures behind it, then its Verwendungsnachweis; for ``bench.py``."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from bench_tools import leader, milliseconds, page
from bench_town import GOALS, SIZE, make_town

LINES, INDICATORS, PROGRAMMES, MAPPEN = 60, 15, 25, 40
TOWN = "bench-funding"


def run() -> list[str]:
    """Medians of processor time in this process, as lines to print. The database must be migrated."""
    from django.utils import timezone
    from django_scopes import scope

    from lueckenlos.funding.papers.compose import compose
    from lueckenlos.funding.papers.files import WRITERS
    from lueckenlos.funding.papers.proof import compose_proof
    from lueckenlos.funding.queries import load_material
    from lueckenlos.tenancy.actor import system_actor

    today = timezone.localdate()
    town = make_town(TOWN, "15997", today)
    by = system_actor(town)
    with scope(stelle=town):
        draft, granted = _mappen(town, today)
        made = compose(load_material(by, draft, today), today)
        proof = compose_proof(load_material(by, granted, today), today)
    lines = [f"\nFörderung: Mappe mit 12 Abschnitten, {SIZE}, {GOALS} Zielen, {LINES} Positionen"]
    for name, paper in (("Antragsmappe", made), ("Verwendungsnachweis", proof)):
        for kind, (_, write) in WRITERS.items():
            lines.append(f"{name}, nur {kind.upper()} schreiben: {milliseconds(partial(write, paper, 'Bench')):.0f} ms")
    browser, base = leader(TOWN), f"/arbeit/{TOWN}/"
    mappe = f"{base}foerderung/{draft.pk}/"
    proofs = f"{base}foerderung/{granted.pk}/"
    pages = (
        ("Mappen und Fristen", f"{base}foerderung/"),
        ("Mappe", mappe),
        ("Mappe, eingereicht neben heute", proofs),
        ("Auswahl", f"{mappe}auswahl/"),
        ("Kostenplan", f"{mappe}kosten/"),
        ("Verwendungsnachweis", f"{proofs}nachweis/"),
        ("Start der Stelle", base),
    )
    return [*lines, *(page(browser, label, address) for label, address in pages)]


def _mappen(town: Any, today: date) -> tuple[Any, Any]:
    """A draft and one that was handed in and granted, both with everything picked; beside them many small ones."""
    from lueckenlos.chains.models import HintDecision
    from lueckenlos.funding import actions
    from lueckenlos.funding.enums import MappeState, PickKind, Section
    from lueckenlos.funding.models import Mappe, PlanLine, SectionText
    from lueckenlos.goals.models import Goal, Measure
    from lueckenlos.indicators.registry import all_indicators
    from lueckenlos.tenancy.actor import system_actor
    from lueckenlos.tenancy.subjects import Ref

    by = system_actor(town)
    refs = [Ref(PickKind.HINT, key) for key in HintDecision.objects.values_list("hint_key", flat=True)]
    refs += [Ref(PickKind.GOAL, str(key)) for key in Goal.objects.values_list("pk", flat=True)]
    refs += [Ref(PickKind.MEASURE, str(key)) for key in Measure.objects.values_list("pk", flat=True)]
    refs += [Ref(PickKind.INDICATOR, slug) for slug in list(all_indicators())[:INDICATORS]]
    _programmes(by, today)
    Mappe.objects.bulk_create(Mappe(stelle=town, title=f"Vorhaben {n} (erfunden)") for n in range(MAPPEN))
    made = []
    for name in ("Entwurf", "Bewilligt"):
        values = {"title": f"{name} (erfunden)", "starts_on": today, "ends_on": today + timedelta(days=730)}
        mappe = actions.create_mappe(values=values, by=by)
        actions.pick(mappe=mappe, refs=refs, by=by)
        SectionText.objects.filter(mappe=mappe, section__in=Section.values).update(text="Was dazu gesagt wird. " * 80)
        PlanLine.objects.bulk_create(
            PlanLine(
                stelle=town,
                mappe=mappe,
                year=today.year + n % 3,
                kind="personal" if n % 3 else "eigen",
                title=f"Position {n}",
                cents=100_000 + n,
                spent_cents=None if n % 4 == 0 else 90_000,
            )
            for n in range(LINES)
        )
        made.append(mappe)
    for state in (MappeState.EINGEREICHT, MappeState.BEWILLIGT):
        values = {"granted_cents": 5_000_000} if state is MappeState.BEWILLIGT else {}
        made[1] = actions.move_mappe(
            mappe=made[1], state=state, values=values, seen=made[1].version, today=today, by=by
        )
    return made[0], made[1]


def _programmes(by: Any, today: date) -> None:
    from lueckenlos.funding.models import Deadline, Programme

    rows = Programme.objects.bulk_create(
        Programme(stelle=by.stelle, title=f"Programm {n} (erfunden)", title_key=f"programm {n:02d}")
        for n in range(PROGRAMMES)
    )
    Deadline.objects.bulk_create(
        Deadline(stelle=by.stelle, programme=one, title="Antrag", due_on=today + timedelta(days=20 * n + 5))
        for one in rows
        for n in range(4)
    )
