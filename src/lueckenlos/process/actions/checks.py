"""Saving a Verstetigungs-Check."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date

from django.db import transaction

from lueckenlos.process.models import StabilityCheck
from lueckenlos.process.registry import questionnaire
from lueckenlos.process.rules import may_edit
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance


@dataclass(frozen=True, slots=True)
class CheckValues:
    """Steps and notes by the keys of the questions; what nobody answered is missing."""

    made_on: date
    steps: Mapping[str, int]
    notes: Mapping[str, str]
    participants: str = ""


@transaction.atomic
def save_check(
    *, values: CheckValues, today: date, by: Actor, check: StabilityCheck | None = None, seen: int = 1
) -> StabilityCheck:
    """A new check, or ``check`` corrected.

    Raises Invalid ``check_empty``, ``check_in_future`` or ``changed_meanwhile``.
    """
    ensure(may_edit(by))
    if not values.steps:
        raise Invalid("check_empty")
    if values.made_on > today:
        raise Invalid("check_in_future")
    row = StabilityCheck(stelle=by.stelle, edition=questionnaire().edition)
    if check:
        row = StabilityCheck.objects.select_for_update().get(pk=check.pk)
        advance(row, seen)
    if changes := audit.changed(row, asdict(values)):
        row.save()
        audit.record("process.check.save", row, by=by, changes=changes)
    return row
