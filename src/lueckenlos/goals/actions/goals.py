"""Writing the Leitbild and the goals."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction

from lueckenlos.goals import queries, rules
from lueckenlos.goals.actions.plan import PLANNED, Standing, take, take_origin, take_standing
from lueckenlos.goals.enums import GoalState
from lueckenlos.goals.messages import parts_text
from lueckenlos.goals.models import Goal, Leitbild, Reading, Yardstick
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.subjects import Ref

GOAL_FIELDS: Final = (*PLANNED, "parent", "for_whom", "how_much")
_LEITBILD: Final = ("text", "decided_on", "decided_by")
_LACKS: Final = {
    ("due_on",): "goal_lacks_term",
    ("yardsticks",): "goal_lacks_yardstick",
    ("due_on", "yardsticks"): "goal_lacks_both",
}


@transaction.atomic
def save_leitbild(*, values: Mapping[str, Any], seen: int, by: Actor) -> Leitbild:
    """The first saving creates it. Raises Invalid ``leitbild_missing`` or ``changed_meanwhile``."""
    ensure(rules.may_edit_leitbild(by))
    row = Leitbild.objects.select_for_update().first()
    if row is None:
        row = Leitbild(stelle=by.stelle)
    else:
        advance(row, seen)
    changes = audit.changed(row, {name: values[name] for name in _LEITBILD})
    row.text = row.text.strip()
    if not row.text:
        raise Invalid("leitbild_missing")
    row.save()
    audit.record("goals.leitbild.save", row, by=by, changes=changes)
    return row


@transaction.atomic
def create_goal(*, values: Mapping[str, Any], by: Actor, origin: Ref | None = None) -> Goal:
    """A draft. Raises Invalid ``goal_title_missing``, ``goal_too_deep``, ``goal_unknown`` or as ``origin_of``."""
    ensure(rules.may_edit(by))
    goal = Goal(stelle=by.stelle)
    changes = take(goal, values, GOAL_FIELDS)
    if origin is not None:
        changes |= take_origin(goal, queries.origin_of(by, origin).subject)
    _check(goal)
    goal.save()
    audit.record("goals.goal.create", goal, by=by, changes=changes)
    return goal


@transaction.atomic
def update_goal(*, goal: Goal, values: Mapping[str, Any], seen: int, by: Actor) -> Goal:
    """Raises Invalid ``changed_meanwhile``, ``goal_cycle``, ``goal_needs_term`` and what ``create_goal`` raises."""
    row = _locked(goal)
    ensure(rules.may_edit_goal(by, row))
    advance(row, seen)
    changes = take(row, values, GOAL_FIELDS)
    _check(row)
    if changes:
        row.save()
        audit.record("goals.goal.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def move_goal(*, goal: Goal, standing: Standing, seen: int, today: date, by: Actor) -> Goal:
    """Set state, outlook and note. To adopt, a Teilziel needs a term and a Messgröße (``goal_lacks_…``)."""
    row = _locked(goal)
    state = GoalState(standing.state)
    ensure(rules.may_move_goal(by, row, state))
    advance(row, seen)
    if state is GoalState.VERABSCHIEDET and (missing := rules.missing_for_adoption(row, row.yardsticks.count())):
        raise Invalid(_LACKS[tuple(missing)])
    adopting = state is GoalState.VERABSCHIEDET and row.state == GoalState.ENTWURF
    changes = take_standing(row, standing, today)
    if adopting:
        changes |= audit.changed(row, {"adopted_on": row.state_on})
    if changes:
        row.save()
        audit.record("goals.goal.move", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_goal(*, goal: Goal, by: Actor) -> None:
    """Only what nothing rests on: raises Invalid ``goal_has_parts``, ``readings_stay`` or ``others_rest_on_it``."""
    ensure(rules.may_delete(by))
    row = _locked(goal)
    if parts := parts_text(row.children.count(), row.measures.count()):
        raise Invalid("goal_has_parts", parts=parts)
    subjects.ensure_free(Ref("goals.goal", str(row.pk)))
    if Reading.objects.filter(yardstick__goal=row).exists():
        raise Invalid("readings_stay")
    Yardstick.objects.filter(goal=row).delete()
    audit.record("goals.goal.delete", row, by=by, changes={"title": (row.title, None)})
    row.delete()


def _locked(goal: Goal) -> Goal:
    return Goal.objects.select_for_update().get(pk=goal.pk)


def _check(goal: Goal) -> None:
    if not goal.title:
        raise Invalid("goal_title_missing")
    # two people who hang two goals below each other at the same moment must not both succeed
    parents = dict(Goal.objects.select_for_update().order_by("pk").values_list("pk", "parent"))
    rules.check_place(goal.pk, goal.parent_id, parents)
    if goal.state == GoalState.VERABSCHIEDET and "due_on" in rules.missing_for_adoption(goal, 1):
        raise Invalid("goal_needs_term")
