"""Windows and terms, in local time: a day ends at midnight in Germany, also when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from django.utils import timezone

from lueckenlos.events.enums import EventStatus, Payment, RegistrationStatus
from lueckenlos.events.models import Booking, Registration
from lueckenlos.shared.verdict import Verdict

# personal data of a registration go this long after the event
FORGET_DAYS: Final = 90
# no reminder is sent earlier
LONGEST_NOTICE: Final = timedelta(days=62)
_REMINDER: Final = time(9)
_R = RegistrationStatus
_NOTHING_HELD_FIRMLY = frozenset({_R.EINGEGANGEN, _R.WARTELISTE, _R.ANGEBOTEN})
_FIRM = frozenset({_R.BESTAETIGT, _R.ZUGETEILT, _R.BEZAHLT})


def may_register(booking: Booking, now: datetime) -> Verdict:
    """From the first instant of ``opens_at`` to the last before ``closes_at``, on the server's clock."""
    match booking.event.status:
        case EventStatus.ABGESAGT:
            return Verdict.no("event_called_off")
        case EventStatus.VEROEFFENTLICHT:
            pass
        case _:
            return Verdict.no("registration_closed")
    if now < booking.opens_at:
        return Verdict.no("registration_not_open_yet", opens=timezone.localtime(booking.opens_at))
    if now >= booking.closes_at or now >= booking.event.starts_at:
        return Verdict.no("registration_closed")
    return Verdict.yes()


def last_day_to_cancel(booking: Booking) -> date:
    return timezone.localdate(booking.event.starts_at) - timedelta(days=booking.cancel_until_days)


def may_cancel(booking: Booking, registration: Registration, now: datetime) -> Verdict:
    """By the person: a firm place until the end of the last day, anything less until the event begins."""
    status = RegistrationStatus(registration.status)
    if status not in _FIRM | _NOTHING_HELD_FIRMLY:
        return Verdict.no("registration_is_over", status=status.label)
    if now >= booking.event.starts_at:
        return Verdict.no("event_has_begun")
    last = last_day_to_cancel(booking)
    if status in _FIRM and timezone.localdate(now) > last:
        return Verdict.no("cancel_too_late", last=last)
    return Verdict.yes()


def may_change(booking: Booking, registration: Registration, now: datetime) -> Verdict:
    """Details: until the event begins, as long as the registration counts. Places have the term of ``may_cancel``."""
    status = RegistrationStatus(registration.status)
    if status not in _FIRM | _NOTHING_HELD_FIRMLY:
        return Verdict.no("registration_is_over", status=status.label)
    if now >= booking.event.starts_at:
        return Verdict.no("event_has_begun")
    return Verdict.yes()


def confirm_term(booking: Booking, now: datetime) -> datetime:
    """Until when an e-mail address is confirmed: counted in elapsed hours, and never past the beginning."""
    return _in_hours(booking.confirm_hours, booking, now)


def offer_term(booking: Booking, now: datetime) -> datetime:
    return _in_hours(booking.offer_hours, booking, now)


def payment_due(booking: Booking, registration: Registration) -> date | None:
    """The last day of a transfer, never after the event; None for cash, for nothing to pay and without a firm place."""
    if booking.payment != Payment.UEBERWEISUNG or not registration.amount_cents or registration.firm_at is None:
        return None
    due = timezone.localdate(registration.firm_at) + timedelta(days=booking.payment_days)
    return min(due, timezone.localdate(booking.event.starts_at))


def payment_reference(registration: Registration) -> str:
    """What stands on the transfer: names no person, and fits the 140 characters of a SEPA transfer."""
    return f"ANMELDUNG {registration.booking_id}-{registration.number}"


def reminder_moment(booking: Booking) -> datetime:
    """Nine in the morning, the set number of days before the event."""
    day = timezone.localdate(booking.event.starts_at) - timedelta(days=booking.remind_days)
    return timezone.make_aware(datetime.combine(day, _REMINDER))


def _in_hours(hours: int, booking: Booking, now: datetime) -> datetime:
    # in UTC: Python adds to local times on the wall clock and would give or take an hour when the clocks change
    return min(now.astimezone(UTC) + timedelta(hours=hours), booking.event.starts_at)
