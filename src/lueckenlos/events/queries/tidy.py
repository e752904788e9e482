"""What the clock has run out on. The Stelle's scope must be open."""

from datetime import datetime

from django.db.models import Q

from lueckenlos.events.models import Booking, Registration


def due(now: datetime) -> Q:
    """Unconfirmed holds and untaken offers; both terms are empty for everything decided."""
    return Q(confirm_until__lte=now) | Q(offer_until__lte=now)


def bookings_with_due(now: datetime) -> list[Booking]:
    """Usually none. One query."""
    keys = Registration.objects.filter(due(now)).values("booking")
    return list(Booking.objects.filter(pk__in=keys).select_related("event", "stelle").order_by("pk"))


def bookings_with_people(ended_before: datetime) -> list[Booking]:
    """Events that were over by then and still know somebody. One query."""
    keys = Registration.objects.filter(forgotten_at=None).values("booking")
    rows = Booking.objects.filter(event__ends_at__lt=ended_before, pk__in=keys)
    return list(rows.select_related("event", "stelle").order_by("pk"))
