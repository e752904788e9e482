"""Helper shifts: planned by the office, taken by those who are registered, on their own page or by a call."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from lueckenlos.events.actions.places import fresh, locked
from lueckenlos.events.actions.turns import in_turn
from lueckenlos.events.enums import SURE
from lueckenlos.events.messages.verbs import CITIZEN
from lueckenlos.events.models import Booking, HelperShift, Registration, ShiftHelper
from lueckenlos.events.queries.shifts import ShiftLine, shift_lines, shifts_of
from lueckenlos.events.rules.shifts import (
    MOST_SHIFTS,
    ShiftValues,
    checked,
    ensure_apart,
    may_help,
    may_plan_shifts,
)
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor


@transaction.atomic
def add_shift(*, booking: Booking, by: Actor, values: ShiftValues) -> HelperShift:
    """Raises Invalid for what cannot be, and for more than MOST_SHIFTS."""
    ensure(may_plan_shifts(by, booking))
    values = checked(values, booking.event)
    if HelperShift.objects.filter(event=booking.event).count() >= MOST_SHIFTS:
        raise Invalid("shift_too_many", most=MOST_SHIFTS)
    shift = HelperShift.objects.create(
        stelle=booking.stelle,
        event=booking.event,
        name=values.name,
        starts_at=values.starts_at,
        ends_at=values.ends_at,
        seats=values.seats,
    )
    audit.record("events.shift.add", shift, by=by)
    return shift


@transaction.atomic
def remove_shift(*, booking: Booking, shift: int, by: Actor) -> None:
    """Only an empty one: whoever helps must be told first."""
    booking = locked(booking)
    ensure(may_plan_shifts(by, booking))
    line = _line(booking, shift)
    if line.taken:
        raise Invalid("shift_in_use", name=line.shift.name, taken=line.taken)
    audit.record("events.shift.remove", line.shift, by=by)
    line.shift.delete()


@transaction.atomic
def add_helper(*, booking: Booking, shift: int, number: int, by: Actor) -> None:
    """Somebody has called: by the number of their registration. Again: no change."""
    booking = locked(booking)
    ensure(may_plan_shifts(by, booking))
    line = _line(booking, shift)
    registration = Registration.objects.filter(booking=booking, number=number).first()
    if registration is None or registration.status not in SURE:
        raise Invalid("shift_number_unknown", number=number)
    mine = shifts_of(registration)
    if line.shift not in mine:
        _take(line, registration, mine)
        audit.record("events.shift.put", registration, by=by, changes={"shifts": ("", line.shift.name)})


@transaction.atomic
def remove_helper(*, booking: Booking, helper: int, by: Actor) -> None:
    """Out of the shift; the registration stays."""
    booking = locked(booking)
    ensure(may_plan_shifts(by, booking))
    found = ShiftHelper.objects.filter(pk=helper, shift__event=booking.event).select_related("shift", "registration")
    if row := found.first():
        audit.record("events.shift.out", row.registration, by=by, changes={"shifts": (row.shift.name, "")})
        row.delete()


@in_turn()
@transaction.atomic
def choose_shifts(*, registration: Registration, shifts: Collection[int], now: datetime) -> None:
    """By link: exactly these from now on. The same again: no change. Invalid, and nothing changed, when one is full."""
    booking = locked(registration.booking)
    registration = fresh(registration, booking)
    if not (verdict := may_help(registration, now)):
        raise Invalid(verdict.code, **verdict.values)
    before = shifts_of(registration)
    wanted = [line for line in shift_lines(booking.event) if line.shift.pk in shifts]
    if len(wanted) < len(set(shifts)):
        raise Invalid("shift_unknown")
    after = [line.shift for line in wanted]
    ensure_apart(after)
    ShiftHelper.objects.filter(registration=registration).exclude(shift__in=after).delete()
    for line in wanted:
        if line.shift not in before:
            _take(line, registration, [])
    if before != after:
        names = (", ".join(map(str, before)), ", ".join(map(str, after)))
        by = link_actor(booking.stelle, CITIZEN)
        audit.record("events.shift.choose", registration, by=by, changes={"shifts": names})


def _take(line: ShiftLine, registration: Registration, mine: Collection[HelperShift]) -> None:
    if not line.free:
        raise Invalid("shift_full", name=line.shift.name)
    ensure_apart([line.shift, *mine])
    ShiftHelper.objects.create(stelle=registration.stelle, shift=line.shift, registration=registration)


def _line(booking: Booking, shift: int) -> ShiftLine:
    """With how many help now, under the lock of the event."""
    found = next((one for one in shift_lines(booking.event) if one.shift.pk == shift), None)
    if found is None:
        raise Invalid("shift_unknown")
    return found
