"""The door of the work area: what somebody sees of their own Stelle."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.geo.models import Gebiet
from lueckenlos.geo.queries import parts_of
from lueckenlos.goals import rules
from lueckenlos.goals.models import Goal, Leitbild, Measure, Yardstick
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.models import Stelle


def goals_for(actor: Actor) -> QuerySet[Goal]:
    rows = Goal.objects.select_related("owner")
    return rows if rules.may_view(actor) else rows.none()


def measures_for(actor: Actor) -> QuerySet[Measure]:
    rows = Measure.objects.select_related("owner")
    return rows if rules.may_view(actor) else rows.none()


def get_goal_or_404(actor: Actor, pk: int) -> Goal:
    return get_object_or_404(goals_for(actor).select_related("parent__parent", "stelle"), pk=pk)


def get_measure_or_404(actor: Actor, pk: int) -> Measure:
    rows = measures_for(actor).select_related("goal__parent", "stelle").prefetch_related("partners", "areas")
    return get_object_or_404(rows, pk=pk)


def get_yardstick_or_404(actor: Actor, pk: int) -> Yardstick:
    rows = Yardstick.objects.select_related("goal", "measure", "stelle")
    return get_object_or_404(rows if rules.may_view(actor) else rows.none(), pk=pk)


def leitbild_of(actor: Actor) -> Leitbild | None:
    return Leitbild.objects.first() if rules.may_view(actor) else None


def possible_parents(goal: Goal | None = None) -> list[tuple[Goal, int]]:
    """(goal, depth) in the order of the tree, without ``goal`` itself and what stands below it. One query."""
    below: dict[int | None, list[Goal]] = {}
    for row in Goal.objects.only("title", "parent").order_by("title_key", "pk"):
        below.setdefault(row.parent_id, []).append(row)
    found: list[tuple[Goal, int]] = []

    def walk(parent: int | None, depth: int) -> None:
        for row in below.get(parent, ()):
            if row != goal:
                found.append((row, depth))
                walk(row.pk, depth + 1)

    walk(None, 0)
    return found


def areas_of(stelle: Stelle) -> list[Gebiet]:
    """Sozialräume of a commune, Gemeinden of a Kreis, by name. At most four queries."""
    return [part for parts in parts_of(stelle.gebiete.all()).values() for part in parts]
