"""Goals and measures of five years in 200 Stellen, for ``bench.py``."""

from datetime import date, timedelta
from typing import Any

from bench_tools import leader, page

STELLEN, LEITZIELE, TEILZIELE, MEASURES, YARDSTICKS, READINGS = 200, 10, 50, 400, 200, 10
STELLE = "bench-ziele"


def run() -> list[str]:
    """Medians of processor time in the process, as lines to print. The database must be migrated."""
    from django_scopes import scope

    from lueckenlos.goals.models import Goal, Measure, Yardstick
    from lueckenlos.tenancy.models import Stelle

    _fill()
    browser = leader(f"{STELLE}-0")
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
    shown = [page(browser, label, work + path) for label, path in pages]
    return [f"\nZiele: {STELLEN} Stellen mit je {each}", *shown, *_with_hint()]


def _with_hint() -> list[str]:
    """The page that asks the Kettenbild whether the gap is closed, where ``bench.py`` has filled a town with offers."""
    from django_scopes import scope

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
    label = f"Maßnahme aus Hinweis „{hint.kind}“, 5.000 Angebote"
    return [page(leader("bench-town"), label, f"/arbeit/bench-town/massnahmen/{measure.pk}/")]


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


def _today() -> date:
    from django.utils import timezone

    return timezone.localdate()
