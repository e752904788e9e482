"""Antragsmappen and Förderprogramme for tests, and their samples for the table of doors; call inside the scope."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.utils import timezone
from django_scopes import scope

from factories import Cast
from goals.plans import make_goal, make_measure, make_yardstick
from lueckenlos.funding import actions
from lueckenlos.funding.enums import MappeState, PickKind
from lueckenlos.funding.models import Mappe, Programme
from lueckenlos.goals.models import Goal, Measure
from lueckenlos.tenancy.actor import Actor, system_actor
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.subjects import Ref

Sample = Callable[[Cast, Stelle], tuple[object, ...]]
DAY = date(2026, 11, 22)
TERM = {"starts_on": date(2027, 1, 1), "ends_on": date(2028, 12, 31)}


def make_mappe(by: Actor, title: str = "Gut ankommen in der Kita", **values: Any) -> Mappe:
    return actions.create_mappe(values={"title": title, **values}, by=by)


def make_programme(by: Actor, title: str = "Gesunde Kommune", **values: Any) -> Programme:
    return actions.create_programme(values={"title": title, **values}, by=by)


def make_deadline(by: Actor, programme: Programme, due_on: date, days: int = 28) -> None:
    values = {"title": "Konzept", "due_on": due_on, "remind_days": days}
    actions.add_deadline(programme=programme, values=values, today=DAY, by=by)


def line(mappe: Mappe, by: Actor, cents: int, kind: str = "personal", year: int = 2027) -> None:
    actions.add_plan_line(mappe=mappe, values={"year": year, "kind": kind, "title": "Lotsin", "cents": cents}, by=by)


def plan_for(mappe: Mappe, by: Actor) -> tuple[Goal, Measure]:
    """A goal with a Messgröße and a measure, both picked."""
    leitziel = make_goal(by, "Alle Kinder")
    goal = make_goal(by, parent=leitziel, due_on=date(2028, 6, 1))
    make_yardstick(by, goal)
    measure = make_measure(by, goal=goal, starts_on=date(2027, 2, 1), due_on=date(2028, 3, 1), responsible="Jugendamt")
    refs = [Ref(PickKind.GOAL, str(goal.pk)), Ref(PickKind.MEASURE, str(measure.pk))]
    actions.pick(mappe=mappe, refs=refs, by=by)
    return goal, measure


def move(mappe: Mappe, state: MappeState, by: Actor, **values: Any) -> Mappe:
    return actions.move_mappe(mappe=mappe, state=state, values=values, seen=mappe.version, today=DAY, by=by)


def granted(by: Actor, **values: Any) -> Mappe:
    mappe = make_mappe(by, **values)
    line(mappe, by, 100_000)
    return move(move(mappe, MappeState.EINGEREICHT, by), MappeState.BEWILLIGT, by, granted_cents=90_000)


def mappe_key(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (make_mappe(system_actor(stelle)).pk,)


def granted_key(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (granted(system_actor(stelle)).pk,)


def section_key(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (*mappe_key(cast, stelle), "bedarf")


def programme_key(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    with scope(stelle=stelle):
        return (make_programme(system_actor(stelle), f"Programm {timezone.now()}").pk,)


FUNDING_DOORS: dict[str, Sample] = {
    "funding:mappe_choose": mappe_key,
    "funding:mappe_detail": mappe_key,
    "funding:mappe_edit": mappe_key,
    "funding:mappe_plan": mappe_key,
    "funding:mappe_proof": granted_key,
    "funding:mappe_section": section_key,
    "funding:programme_detail": programme_key,
    "funding:programme_edit": programme_key,
}
