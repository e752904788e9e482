"""What time does: terms that run out, and data nobody needs any more."""

import logging
from datetime import datetime, timedelta

from django.db import transaction

from lueckenlos.events.actions.places import lapse_due, locked
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.queries.tidy import bookings_with_due, bookings_with_people
from lueckenlos.events.rules import FORGET_DAYS, may_edit
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

log = logging.getLogger(__name__)


def expire(*, now: datetime, by: Actor) -> int:
    """All events of the Stelle of ``by``: lapse what is due, offer the places to those who wait. Returns how many.

    One short transaction for each event, so that nobody waits for another one's; running it again changes nothing.
    """
    return sum(expire_booking(booking=booking, now=now, by=by) for booking in bookings_with_due(now))


@transaction.atomic
def expire_booking(*, booking: Booking, now: datetime, by: Actor) -> int:
    """The same for one event."""
    ensure(may_edit(by))
    return lapse_due(locked(booking), now, by)


@transaction.atomic
def forget(*, now: datetime, by: Actor) -> int:
    """Empty the registrations of events that ended FORGET_DAYS ago; their counts stay. Returns how many.

    The trail and the log say how many of which event, and no more.
    """
    ensure(may_edit(by))
    forgotten = 0
    for booking in bookings_with_people(now - timedelta(days=FORGET_DAYS)):
        number = _empty(booking, now)
        audit.record("events.booking.forget", booking, by=by, changes={"registrations": (number, 0)})
        log.info("registrations forgotten: %s of event %s", number, booking.event.public_id)
        forgotten += number
    return forgotten


def _empty(booking: Booking, now: datetime) -> int:
    people = Registration.objects.filter(booking=booking, forgotten_at=None)
    return people.update(
        name="",
        organisation="",
        email="",
        email_key="",
        phone="",
        note="",
        status_reason="",
        wishes=[],
        needs=[],
        link_nonce="",
        token_hash=None,
        confirm_until=None,
        offer_until=None,
        forgotten_at=now,
    )
