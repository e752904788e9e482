"""What the clock has run out on. The Stelle's scope must be open."""

from datetime import datetime

from django.db.models import Q

from lueckenlos.events.enums import REMINDED, EventStatus
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.rules.terms import LONGEST_NOTICE, reminder_moment


def due(now: datetime) -> Q:
    """Unconfirmed holds and untaken offers; both terms are empty for everything decided."""
    return Q(confirm_until__lte=now) | Q(offer_until__lte=now)


def bookings_with_due(now: datetime) -> list[Booking]:
    """Usually none. One query."""
    keys = Registration.objects.filter(due(now)).values("booking")
    return list(Booking.objects.filter(pk__in=keys).select_related("event", "stelle").order_by("pk"))


def reminding(now: datetime) -> Q:
    """Registrations that a reminder may be due for; ``reminder_moment`` decides."""
    return Q(
        reminded_at=None,
        status__in=[status.value for status in REMINDED],
        booking__remind_days__gt=0,
        booking__event__status=EventStatus.VEROEFFENTLICHT,
        booking__event__starts_at__gt=now,
        booking__event__starts_at__lt=now + LONGEST_NOTICE,
    )


def to_remind(now: datetime) -> list[Registration]:
    """Whose reminder is due; who registered after that moment has just had a mail. One query."""
    rows = Registration.objects.filter(reminding(now)).select_related("booking__event").order_by("pk")
    return [row for row in rows if row.created_at < reminder_moment(row.booking) <= now]
