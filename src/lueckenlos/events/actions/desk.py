"""What the coordination does with registrations: allot tables, take money, check in, reject and cancel."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction
from django.utils import timezone

from lueckenlos.events.actions.places import fresh, hand_on, locked, move
from lueckenlos.events.enums import AT_TABLES, Letter, RegistrationStatus
from lueckenlos.events.extensions import extensions, table_numbers, tables_told
from lueckenlos.events.mail import queue_letter
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.rules import Allotment, Wanted, allot, features_of, may_edit_registrations, may_see_people
from lueckenlos.events.rules.tables import blocks
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

_R = RegistrationStatus
_REASON_LENGTH: Final = 300
_FIRM: Final = (_R.BESTAETIGT, _R.ZUGETEILT, _R.BEZAHLT, _R.ANWESEND)


@transaction.atomic
def record_export(*, booking: Booking, by: Actor, registrations: int) -> None:
    """Names and addresses leave the platform as a file: the trail says who took how many."""
    ensure(may_see_people(by, booking.stelle_id))
    audit.record("events.registration.export", booking, by=by, changes={"registrations": (0, registrations)})


@transaction.atomic
def reject_registration(*, registration: Registration, by: Actor, reason: str, now: datetime) -> Registration:
    """Turn it down; the person reads the reason, the place goes to the next who waits."""
    return _remove(registration, _R.ABGELEHNT, by, _reason(reason), now)


@transaction.atomic
def cancel_for(*, registration: Registration, by: Actor, now: datetime, reason: str = "") -> Registration:
    """Cancel for somebody who called, also after the last day to cancel by link."""
    reason = " ".join(reason.split())[:_REASON_LENGTH]
    return _remove(registration, _R.STORNIERT, by, reason, now)


@transaction.atomic
def mark_paid(*, registration: Registration, by: Actor, now: datetime) -> Registration:
    """The money is there. Who is present already stays present. Again: no change."""
    registration = _opened(registration, by)
    if registration.paid_at is not None:
        return registration
    if not registration.amount_cents:
        raise Invalid("registration_nothing_to_pay")
    if registration.status != _R.ANWESEND:
        move(registration, _R.BEZAHLT)
    return _stamp(registration, "paid_at", now, "events.registration.pay", by)


@transaction.atomic
def unmark_paid(*, registration: Registration, by: Actor) -> Registration:
    """A slip: back to what it was before the payment."""
    registration = _opened(registration, by)
    if registration.paid_at is None:
        return registration
    registration = _stamp(registration, "paid_at", None, "events.registration.unpay", by)
    if registration.status == _R.BEZAHLT:
        move(registration, _standing(registration))
    return registration


@transaction.atomic
def mark_present(*, registration: Registration, by: Actor, now: datetime) -> Registration:
    """Checked in. Again: no change."""
    registration = _opened(registration, by)
    if registration.status == _R.ANWESEND:
        return registration
    move(registration, _R.ANWESEND)
    registration = _stamp(registration, "present_at", now, "events.registration.arrive", by)
    for extension in extensions():
        extension.arrived(registration, by, now)
    return registration


@transaction.atomic
def unmark_present(*, registration: Registration, by: Actor) -> Registration:
    """A slip at the door."""
    registration = _opened(registration, by)
    if registration.status != _R.ANWESEND:
        return registration
    move(registration, _standing(registration))
    registration = _stamp(registration, "present_at", None, "events.registration.unarrive", by)
    for extension in extensions():
        extension.left(registration, by)
    return registration


@transaction.atomic
def arrive_many(*, booking: Booking, by: Actor, moments: Mapping[int, datetime]) -> list[int]:
    """Registration key → when it came, for a list of a package above that has noted it: nobody is asked back.

    Returns the keys of those who were not there before. Five queries, however many they are.
    """
    booking = locked(booking)
    ensure(may_edit_registrations(by, booking))
    waiting = [_R.BESTAETIGT.value, _R.ZUGETEILT.value, _R.BEZAHLT.value]
    rows = list(Registration.objects.filter(booking=booking, pk__in=moments, status__in=waiting).order_by("number"))
    now = timezone.now()
    for row in rows:
        row.status, row.present_at, row.changed_at = _R.ANWESEND.value, moments[row.pk], now
    Registration.objects.bulk_update(rows, ["status", "present_at", "changed_at"], batch_size=500)
    if rows:
        numbers = ", ".join(str(row.number) for row in rows)
        audit.record("events.booking.arrive", booking, by=by, changes={"present": ("", numbers)})
    return [row.pk for row in rows]


@transaction.atomic
def assign_tables(*, booking: Booking, by: Actor) -> list[Allotment]:
    """Tables for everybody with a firm place who has none yet; given ones stay. The number goes out by mail.

    The same registrations and settings give the same tables. Two queries and one for each person.
    """
    booking = locked(booking)
    ensure(may_edit_registrations(by, booking))
    rows = {row.pk: row for row in _firm(booking)}
    own = blocks(list(booking.place_types.filter(kind__in=AT_TABLES).values_list("pk", "capacity")))
    occupied = frozenset(number for row in rows.values() for number in row.table_numbers)
    wanted = [_wanted(row) for row in rows.values() if not row.table_numbers and row.place_type_id in own]
    allotted = allot(wanted, own, features_of(getattr(booking.event, "boerse", None)), occupied)
    for one in allotted:
        _seat(rows[one.key], list(one.tables))
    if allotted:
        audit.record("events.booking.allot", booking, by=by, changes={"table_numbers": (0, len(allotted))})
    return allotted


@transaction.atomic
def assign_by_hand(*, registration: Registration, by: Actor, tables: Sequence[int]) -> Registration:
    """These tables and no others; an empty list takes them away. Raises Invalid for a table that somebody else has."""
    registration = _opened(registration, by)
    booking, wanted = registration.booking, sorted(set(tables))
    if registration.status not in _FIRM:
        raise Invalid("table_needs_a_place")
    if wanted and (len(wanted) != registration.quantity or len(tables) != len(wanted)):
        raise Invalid("table_count_wrong", quantity=registration.quantity)
    if wanted and registration.place_type.kind not in AT_TABLES:
        raise Invalid("table_not_for_kind", name=registration.place_type.name)
    _check_numbers(booking, wanted)
    for other in _firm(booking):
        if other.pk != registration.pk and (shared := sorted(set(other.table_numbers) & set(wanted))):
            raise Invalid("table_taken", table=shared[0], number=other.number)
    if registration.table_numbers == wanted:
        return registration
    changes: dict[str, tuple[object, object]] = {"table_numbers": (registration.table_numbers, wanted)}
    _seat(registration, wanted)
    audit.record("events.registration.assign", registration, by=by, changes=changes)
    return registration


@transaction.atomic
def seat_many(
    *, booking: Booking, by: Actor, tables: Mapping[int, Sequence[int]], tell: bool = False
) -> list[Registration]:
    """Registration key → its tables, all at once, so that people can swap; an empty list takes them away.

    For a hall plan, which checks the numbers and writes its own line of the trail. Returns those that changed. ``tell``
    queues the mail with the numbers to everybody named, changed or not. Five queries, however many they are.
    """
    booking = locked(booking)
    ensure(may_edit_registrations(by, booking))
    rows = [row for row in _firm(booking) if row.pk in tables]
    changed, now = [], timezone.now()
    for row in rows:
        wanted = sorted(tables[row.pk])
        if row.table_numbers != wanted:
            row.table_numbers, row.changed_at = wanted, now
            if row.status in {_R.BESTAETIGT, _R.ZUGETEILT}:
                row.status = _standing(row).value
            changed.append(row)
    Registration.objects.bulk_update(changed, ["table_numbers", "status", "changed_at"], batch_size=500)
    if changed:
        audit.record("events.booking.seat", booking, by=by, changes={"table_numbers": (0, len(changed))})
    if tell:
        _tell(rows)
    return changed


def _check_numbers(booking: Booking, wanted: Sequence[int]) -> None:
    """A plan of the hall says which tables there are; without one they are counted from 1."""
    planned = table_numbers(booking.event)
    if planned is not None and (unknown := [number for number in wanted if number not in planned]):
        raise Invalid("table_not_planned", table=unknown[0])
    most = sum(booking.place_types.filter(kind__in=AT_TABLES).values_list("capacity", flat=True))
    if planned is None and wanted and not 1 <= wanted[0] <= wanted[-1] <= most:
        raise Invalid("table_out_of_range", most=most)


def _opened(registration: Registration, by: Actor) -> Registration:
    """As it is under the lock of its event, for somebody who may work with it."""
    booking = locked(registration.booking)
    ensure(may_edit_registrations(by, booking))
    return fresh(registration, booking)


def _remove(registration: Registration, to: RegistrationStatus, by: Actor, reason: str, now: datetime) -> Registration:
    """Out of the event, told by mail; the place goes on."""
    registration = _opened(registration, by)
    changes = move(registration, to, reason=reason)
    # a reason may say something about a person: it stands in the registration, which is forgotten, not in the trail
    changes.pop("status_reason", None)
    rejected = to is _R.ABGELEHNT
    queue_letter(registration, Letter.REJECTED if rejected else Letter.CANCELLED)
    hand_on(registration.booking, registration.place_type_id, now, by)
    if rejected:
        audit.record("events.registration.reject", registration, by=by, changes=changes)
    else:
        audit.record("events.registration.cancel", registration, by=by, changes=changes)
    return registration


def _seat(registration: Registration, tables: list[int]) -> None:
    registration.table_numbers = tables
    registration.save(update_fields=["table_numbers", "changed_at"])
    here = RegistrationStatus(registration.status)
    if here in {_R.BESTAETIGT, _R.ZUGETEILT} and here is not (there := _standing(registration)):
        move(registration, there)
    if tables:
        _tell([registration])


def _tell(rows: Sequence[Registration]) -> None:
    """The mail with the numbers; a hall plan remembers it, so that nobody gets it twice for the same tables."""
    for row in rows:
        queue_letter(row, Letter.TABLES)
    tables_told(rows)


def _standing(registration: Registration) -> RegistrationStatus:
    """What a firm place is without presence: paid beats table beats nothing."""
    if registration.paid_at is not None:
        return _R.BEZAHLT
    return _R.ZUGETEILT if registration.table_numbers else _R.BESTAETIGT


def _stamp(registration: Registration, field: str, value: datetime | None, verb: str, by: Actor) -> Registration:
    changes = audit.changed(registration, {field: value})
    registration.save(update_fields=[field, "changed_at"])
    audit.record(verb, registration, by=by, changes=changes)
    return registration


def _firm(booking: Booking) -> list[Registration]:
    rows = Registration.objects.filter(booking=booking, status__in=[status.value for status in _FIRM])
    return list(rows.order_by("number"))


def _wanted(row: Registration) -> Wanted:
    return Wanted(row.pk, row.number, row.place_type_id, row.quantity, frozenset(row.wishes), frozenset(row.needs))


def _reason(text: str) -> str:
    reason = " ".join(text.split())[:_REASON_LENGTH]
    if not reason:
        raise Invalid("registration_reason_missing")
    return reason
