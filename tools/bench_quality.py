"""Selbsteinschätzungen of 200 communes and five years, for ``bench.py``."""

from datetime import date, timedelta
from typing import Any

COMMUNES, YEARS, EACH_YEAR, PEOPLE = 200, 5, 4, 4
KGC, TOWN = "bench-quality-kgc", "bench-quality-7"
TODAY = date(2026, 11, 22)
# assessed every year again
YEARLY = 2


def run() -> list[str]:
    """Medians of processor time in this process, as lines to print. The database must be migrated."""
    from django_scopes import scopes_disabled

    import bench_tools
    from lueckenlos.quality.models import Assessment

    _fill()
    browser = bench_tools.leader(TOWN, KGC)
    with scopes_disabled():
        own = Assessment.objects.filter(stelle__slug=TOWN).order_by("pk")
        running, done = own.filter(state="offen")[0].pk, own.filter(state="abgeschlossen", subject_key="0").last()
        talking = own.filter(state="besprochen")[0].pk
        shared = Assessment.objects.filter(shared_on__isnull=False)[0].pk
    assert done is not None
    base, land = f"/arbeit/{TOWN}/qualitaet/", f"/arbeit/{KGC}/qualitaet/"
    size = f"{COMMUNES} Kommunen × {YEARS} Jahre × {EACH_YEAR}, je {PEOPLE} Personen und 12 Kriterien"
    lines = [f"\nQualität: {size}; Median der Rechenzeit im Prozess"]
    for label, address in (
        ("Liste", base),
        ("eine abgeschlossene mit Verlauf", f"{base}{done.pk}/"),
        ("Ansichten nebeneinander", f"{base}{talking}/"),
        ("eigene Ansicht eintragen", f"{base}{running}/einschaetzen/"),
        ("gemeinsames Ergebnis festhalten", f"{base}{talking}/ergebnis/"),
        ("Ergebnis als PDF", f"{base}{done.pk}/ergebnis.pdf"),
        ("Kriterien", f"{base}kriterien/good-practice-2021/"),
        ("alle Arbeitsblätter als PDF", f"{base}kriterien/good-practice-2021/arbeitsblaetter.pdf"),
        ("KGC: was geteilt ist", land),
        ("KGC: ein geteiltes Ergebnis", f"{land}geteilt/{shared}/"),
    ):
        lines.append(bench_tools.page(browser, f"Qualität: {label}", address))
    return lines


def _fill() -> None:
    from django_scopes import scopes_disabled

    from lueckenlos.tenancy.models import Stelle

    kgc = Stelle.objects.create(slug=KGC, name="Bench-KGC", art="land", land="xq")
    stellen = Stelle.objects.bulk_create(
        Stelle(slug=f"bench-quality-{n}", name=f"Stadt {n}", art="kommune", parent=kgc, land="xq")
        for n in range(COMMUNES)
    )
    with scopes_disabled():
        for stelle in stellen:
            _assess(stelle, YEARS)


def _assess(stelle: Any, years: int) -> None:
    """Half of them of the same offers every year; the last two of the latest year are not closed."""
    from lueckenlos.quality.models import Assessment, Assessor, Rating
    from lueckenlos.quality.registry import criteria_set
    from lueckenlos.quality.scale import Scaled, to_json

    chosen = criteria_set("good-practice-2021")
    assert chosen is not None
    steps = tuple(f"Eine Stufe in eigenen Worten, Nummer {number}" for number in range(1, 5))
    scale = to_json(Scaled(one.slug, one.name, "", one.text, steps) for one in chosen.criteria)
    rows = []
    for year in range(years):
        for number in range(EACH_YEAR):
            latest = year == years - 1 and number >= EACH_YEAR - 2
            state = "abgeschlossen" if not latest else "offen" if number % 2 else "besprochen"
            day = TODAY - timedelta(days=365 * (years - year) - number)
            closed = day + timedelta(days=20) if state == "abgeschlossen" else None
            rows.append(
                Assessment(
                    stelle=stelle,
                    set_key=chosen.key,
                    edition=chosen.edition,
                    scale=scale,
                    subject_kind="directory.offer",
                    subject_key=str(number if number < YEARLY else 100 * year + number),
                    subject_title=f"Angebot {number}",
                    state=state,
                    begun_on=day,
                    closed_on=closed,
                    shared_on=closed if number == 0 else None,
                )
            )
    made = Assessment.objects.bulk_create(rows)
    people = Assessor.objects.bulk_create(
        Assessor(stelle=stelle, assessment=one, name=f"Person {n}", handed_in_on=one.begun_on)
        for one in made
        for n in range(PEOPLE)
    )
    said = [(one.assessment, one, n) for n, one in enumerate(people)] + [(one, None, 0) for one in made]
    Rating.objects.bulk_create(
        (
            Rating(
                stelle=stelle,
                assessment=assessment,
                assessor=assessor,
                criterion=criterion.slug,
                now=1 + (n + place) % 4,
                wanted=4,
                evidence="Daran ist es zu sehen. " * 3,
                next_action="Etwas tun",
            )
            for assessment, assessor, n in said
            for place, criterion in enumerate(chosen.criteria)
        ),
        batch_size=5_000,
    )
