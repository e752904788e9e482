"""Writing Messgrößen and Messwerte."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from django.db import transaction

from lueckenlos.goals import rules
from lueckenlos.goals.enums import GoalState
from lueckenlos.goals.models import Goal, Measure, Reading, Yardstick
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.formats import day as day_text
from lueckenlos.shared.formats import exact
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

YARDSTICK_FIELDS: Final = (
    "title",
    "step",
    "unit",
    "baseline",
    "baseline_on",
    "target",
    "target_on",
    "source",
    "indicator",
)


@transaction.atomic
def create_yardstick(*, of: Goal | Measure, values: Mapping[str, Any], by: Actor) -> Yardstick:
    """Raises Invalid ``yardstick_title_missing`` or ``yardstick_dates``."""
    ensure(rules.may_write_yardstick(by, of))
    goal, measure = (of, None) if isinstance(of, Goal) else (None, of)
    row = Yardstick(stelle=by.stelle, goal=goal, measure=measure)
    changes = _take(row, values)
    row.save()
    audit.record("goals.yardstick.create", row, by=by, changes=changes)
    return row


@transaction.atomic
def update_yardstick(*, yardstick: Yardstick, values: Mapping[str, Any], seen: int, by: Actor) -> Yardstick:
    """Raises Invalid ``changed_meanwhile`` and what ``create_yardstick`` raises."""
    row = _locked(yardstick)
    ensure(rules.may_write_yardstick(by, row.of))
    advance(row, seen)
    if changes := _take(row, values):
        row.save()
        audit.record("goals.yardstick.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_yardstick(*, yardstick: Yardstick, by: Actor) -> None:
    """Raises Invalid ``yardstick_has_readings``; ``goal_needs_yardstick`` for the last one of an adopted Teilziel."""
    row = _locked(yardstick)
    ensure(rules.may_write_yardstick(by, row.of))
    if row.readings.exists():
        raise Invalid("yardstick_has_readings")
    goal = row.goal
    if goal is not None and goal.state == GoalState.VERABSCHIEDET:
        Goal.objects.select_for_update().get(pk=goal.pk)
        if rules.missing_for_adoption(goal, goal.yardsticks.count() - 1):
            raise Invalid("goal_needs_yardstick", goal=goal.title)
    audit.record("goals.yardstick.delete", row, by=by, changes={"title": (row.title, None)})
    row.delete()


@transaction.atomic
def add_reading(
    *, yardstick: Yardstick, read_on: date, value: Decimal, today: date, by: Actor, note: str = ""
) -> Reading:
    """Whoever edits does it, also for adopted goals. Raises Invalid ``reading_in_future`` or ``reading_twice``."""
    ensure(rules.may_edit(by))
    if read_on > today:
        raise Invalid("reading_in_future")
    row = _locked(yardstick)
    if row.readings.filter(read_on=read_on).exists():
        raise Invalid("reading_twice", day=read_on)
    reading = Reading.objects.create(stelle=by.stelle, yardstick=row, read_on=read_on, value=value, note=note.strip())
    audit.record("goals.reading.create", row, by=by, changes={"readings": (None, _words(reading))})
    return reading


@transaction.atomic
def remove_reading(*, yardstick: Yardstick, pk: int, by: Actor) -> None:
    """Take back a reading entered by mistake; nothing happens when it is gone. The trail keeps it."""
    ensure(rules.may_edit(by))
    for reading in yardstick.readings.filter(pk=pk):
        audit.record("goals.reading.delete", yardstick, by=by, changes={"readings": (_words(reading), None)})
        reading.delete()


def _locked(yardstick: Yardstick) -> Yardstick:
    return Yardstick.objects.select_for_update().get(pk=yardstick.pk)


def _take(row: Yardstick, values: Mapping[str, Any]) -> dict[str, tuple[object, object]]:
    changes = audit.changed(row, {name: values[name] for name in YARDSTICK_FIELDS if name in values})
    row.title = row.title.strip()
    if not row.title:
        raise Invalid("yardstick_title_missing")
    if row.baseline_on and row.target_on and row.target_on < row.baseline_on:
        raise Invalid("yardstick_dates")
    # as people read numbers: the trail keeps texts
    return {name: (_shown(before), _shown(after)) for name, (before, after) in changes.items()}


def _shown(value: object) -> object:
    return exact(value) if isinstance(value, Decimal) else value


def _words(reading: Reading) -> str:
    """``01.11.2026: 45,5``, with the note where there is one."""
    text = f"{day_text(reading.read_on)}: {exact(reading.value)}"
    return f"{text} ({reading.note})" if reading.note else text
