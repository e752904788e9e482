"""Positions of the Kosten- und Finanzierungsplan, and what was really spent."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction

from lueckenlos.funding import rules
from lueckenlos.funding.actions.mappen import lock_mappe
from lueckenlos.funding.models import Mappe, PlanLine
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

LINE_FIELDS: Final = ("year", "kind", "title", "cents")
FIRST_YEAR, LAST_YEAR = 2000, 2100


@transaction.atomic
def add_plan_line(*, mappe: Mappe, values: Mapping[str, Any], by: Actor) -> PlanLine:
    """Raises Invalid ``plan_line_title_missing`` or ``plan_year``."""
    row = lock_mappe(mappe)
    ensure(rules.may_edit_mappe(by, row))
    line = PlanLine(stelle=by.stelle, mappe=row)
    changes = _take(line, values)
    line.save()
    audit.record("funding.plan.create", line, by=by, changes=changes)
    return line


@transaction.atomic
def update_plan_line(*, line: PlanLine, values: Mapping[str, Any], seen: int, by: Actor) -> PlanLine:
    """Raises Invalid ``changed_meanwhile`` and what ``add_plan_line`` raises."""
    ensure(rules.may_edit_mappe(by, lock_mappe(line.mappe)))
    row = PlanLine.objects.select_for_update().get(pk=line.pk)
    advance(row, seen)
    if changes := _take(row, values):
        row.save()
        audit.record("funding.plan.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def remove_plan_line(*, mappe: Mappe, pk: int, by: Actor) -> None:
    """Nothing happens when it is gone; the trail keeps it."""
    ensure(rules.may_edit_mappe(by, lock_mappe(mappe)))
    for line in PlanLine.objects.filter(mappe=mappe, pk=pk):
        audit.record("funding.plan.delete", line, by=by, changes={"cents": (line.cents, None)})
        line.delete()


@transaction.atomic
def set_spending(*, mappe: Mappe, spent: Mapping[int, int | None], seen: Mapping[int, int], by: Actor) -> int:
    """Line → cents, None for not known yet; returns how many changed.

    Raises Invalid ``changed_meanwhile`` when a line that would change has changed since ``seen``: nothing is saved.
    """
    ensure(rules.may_write_proof(by, lock_mappe(mappe)))
    changed = 0
    for line in PlanLine.objects.select_for_update().filter(mappe=mappe, pk__in=list(spent)).order_by("pk"):
        before = line.spent_cents
        if before == spent[line.pk]:
            continue
        advance(line, seen.get(line.pk, 0))
        line.spent_cents = spent[line.pk]
        line.save()
        audit.record("funding.plan.spend", line, by=by, changes={"spent_cents": (before, line.spent_cents)})
        changed += 1
    return changed


def _take(line: PlanLine, values: Mapping[str, Any]) -> dict[str, tuple[object, object]]:
    changes = audit.changed(line, {name: values[name] for name in LINE_FIELDS if name in values})
    line.title = line.title.strip()
    if not line.title:
        raise Invalid("plan_line_title_missing")
    if not FIRST_YEAR <= line.year <= LAST_YEAR:
        raise Invalid("plan_year", first=FIRST_YEAR, last=LAST_YEAR)
    return changes
