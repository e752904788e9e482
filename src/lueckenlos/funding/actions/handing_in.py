"""From draft to handed in, granted or refused, and closed; handing in freezes what was written."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction

from lueckenlos.funding import queries, rules
from lueckenlos.funding.actions.mappen import lock_mappe
from lueckenlos.funding.enums import MappeState
from lueckenlos.funding.models import Mappe, Submission
from lueckenlos.funding.papers.compose import compose
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

# what the funder has answered
_ANSWER: Final = ("reference", "granted_cents", "proof_due_on")


@transaction.atomic
def move_mappe(
    *, mappe: Mappe, state: MappeState, values: Mapping[str, Any], seen: int, today: date, by: Actor
) -> Mappe:
    """``values``: day, note, and with a grant reference, amount and the day of the Verwendungsnachweis.

    From draft to handed in the paper of today is frozen; going back to draft keeps it as an earlier version.
    Raises Invalid ``changed_meanwhile``, ``mappe_state_in_future`` or ``granted_cents_missing``.
    """
    row = lock_mappe(mappe)
    ensure(rules.may_move(by, row, state))
    advance(row, seen)
    day = values.get("day") or today
    if day > today:
        raise Invalid("mappe_state_in_future")
    answer = {name: values[name] for name in _ANSWER if name in values} if state is MappeState.BEWILLIGT else {}
    handing_in = state is MappeState.EINGEREICHT and row.state == MappeState.ENTWURF
    said = {"state": state.value, "state_on": day, "state_note": values.get("note", "").strip()}
    changes = audit.changed(row, {**answer, **said})
    if state is MappeState.BEWILLIGT and row.granted_cents is None:
        raise Invalid("granted_cents_missing")
    row.save()
    if handing_in:
        _freeze(row, day, today, by)
    audit.record("funding.mappe.move", row, by=by, changes=changes)
    return row


def _freeze(mappe: Mappe, day: date, today: date, by: Actor) -> Submission:
    last = Submission.objects.filter(mappe=mappe).order_by("-number").first()
    return Submission.objects.create(
        stelle=by.stelle,
        mappe=mappe,
        number=last.number + 1 if last else 1,
        submitted_on=day,
        content=compose(queries.load_material(by, mappe, today), today).as_json(),
        submitted_by=by.user,
    )
