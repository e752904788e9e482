"""How a Stelle words the steps of a criterion."""

from collections.abc import Sequence

from django.db import transaction

from lueckenlos.quality.models import StepWording
from lueckenlos.quality.registry import FEWEST_STEPS, CriteriaSet
from lueckenlos.quality.rules import may_word
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance


@transaction.atomic
def save_wording(
    *, chosen: CriteriaSet, criterion: str, steps: Sequence[str], source: str, seen: int, by: Actor
) -> StepWording | None:
    """Own steps, the lowest first; none at all takes the given ones again (None). Running assessments keep theirs.

    Raises Invalid ``wording_fixed``, ``criterion_unknown``, ``wording_too_few``, ``wording_needs_source`` or
    ``changed_meanwhile``.
    """
    ensure(may_word(by))
    if not chosen.worded_by_stellen:
        raise Invalid("wording_fixed")
    if criterion not in chosen.by_slug:
        raise Invalid("criterion_unknown")
    keys = {"set_key": chosen.key, "edition": chosen.edition, "criterion": criterion}
    row = StepWording.objects.select_for_update().filter(**keys).first() or StepWording(stelle=by.stelle, **keys)
    if row.pk:
        advance(row, seen)
    wanted = _steps(steps)
    if not wanted:
        _take_back(row, by)
        return None
    if not source.strip():
        raise Invalid("wording_needs_source")
    if changes := audit.changed(row, {"steps": wanted, "source": source.strip()}):
        row.save()
        audit.record("quality.wording.save", row, by=by, changes=changes)
    return row


def _steps(steps: Sequence[str]) -> list[str]:
    """Without blank ones at the end; a blank one before that is a gap."""
    tidy = [one.strip() for one in steps]
    while tidy and not tidy[-1]:
        tidy.pop()
    if tidy and (len(tidy) < FEWEST_STEPS or not all(tidy)):
        raise Invalid("wording_too_few")
    return tidy


def _take_back(row: StepWording, by: Actor) -> None:
    if row.pk:
        audit.record("quality.wording.save", row, by=by, changes={"steps": (row.steps, [])})
        row.delete()
