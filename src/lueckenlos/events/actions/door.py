"""Changes that devices at the door have collected, also without a network; each counts once, however often it is sent.

What was done on one device is not undone by another that did not know of it: taking back names what it takes back.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from lueckenlos.events.actions.desk import mark_paid, mark_present, unmark_paid, unmark_present
from lueckenlos.events.actions.places import fresh, locked
from lueckenlos.events.enums import SURE, RegistrationStatus, RegistrationStep
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.rules import may_edit_registrations
from lueckenlos.events.rules.door import DoorChange, moment_of, stamp_of
from lueckenlos.shared.errors import DomainError, Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor

_S = RegistrationStep
# of one registration; far more than anybody taps, and a limit for whoever tries
_REMEMBERED: Final = 50


@dataclass(frozen=True, slots=True)
class Taken:
    """What became of one change: ``error`` says why nothing; ``already`` that it was so before."""

    change: DoorChange
    already: bool = False
    error: DomainError | None = None


def take_changes(*, booking: Booking, by: Actor, changes: Sequence[DoorChange], now: datetime) -> list[Taken]:
    """One short transaction for each, in their order; a refused one stops no other."""
    ensure(may_edit_registrations(by, booking))
    rows = {row.pk: row for row in Registration.objects.filter(booking=booking, pk__in={one.row for one in changes})}
    taken = []
    for change in changes:
        try:
            if change.row not in rows:
                raise Invalid("door_unknown")
            taken.append(Taken(change, already=_take(rows[change.row], booking, change, by, now)))
        except DomainError as error:
            taken.append(Taken(change, error=error))
    return taken


@transaction.atomic
def _take(row: Registration, booking: Booking, change: DoorChange, by: Actor, now: datetime) -> bool:
    """Whether it was so before. Raises DomainError."""
    row = fresh(row, locked(booking))
    known = dict(row.door_keys)
    if change.key in known:
        return change.step in {_S.DA, _S.BEZAHLT} and not known[change.key]
    if row.status not in SURE:
        raise Invalid("door_gone", number=row.number, status=RegistrationStatus(row.status).label)
    row, made = _apply(row, change, by, moment_of(change, now))
    row.door_keys = [*row.door_keys, [change.key, made]][-_REMEMBERED:]
    row.save(update_fields=["door_keys"])
    return change.step in {_S.DA, _S.BEZAHLT} and not made


def _apply(row: Registration, change: DoorChange, by: Actor, at: datetime) -> tuple[Registration, str]:
    """The row afterwards, and the stamp of the arrival or payment that this change made."""
    field = "present_at" if change.step in {_S.DA, _S.NICHT_DA} else "paid_at"
    before = stamp_of(getattr(row, field))
    if change.step in {_S.DA, _S.BEZAHLT}:
        if before:
            return row, ""
        row = (mark_present if change.step is _S.DA else mark_paid)(registration=row, by=by, now=at)
        return row, stamp_of(getattr(row, field))
    if before and before != dict(row.door_keys).get(change.of, change.of):
        raise Invalid("door_newer", number=row.number)
    return (unmark_present if change.step is _S.NICHT_DA else unmark_paid)(registration=row, by=by), ""
