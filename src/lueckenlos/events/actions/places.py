"""How places are counted, given back and handed on. Everything here happens under the lock of one event.

Invariant after every transaction: nobody waits whose quantity is free (ADR 8). So whoever comes new may simply try to
take a place, and passes nobody by. The actions beside it ask who may; nothing here does it again.
"""

from datetime import datetime

from django.db import connection
from django.db.models import F

from lueckenlos.events.enums import HOLDING, EventStatus, Letter, RegistrationStatus
from lueckenlos.events.mail import queue_letter
from lueckenlos.events.models import Booking, Event, PlaceType, Registration
from lueckenlos.events.queries.tidy import due
from lueckenlos.events.rules import may_move_registration, offer_term
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

_R = RegistrationStatus


def locked(booking: Booking) -> Booking:
    """The booking as it is now, locked until the transaction ends: one after the other, in the order of arrival.

    The lock is the row of the event, which a rush never writes: PostgreSQL queues fairly only before a row that keeps
    its version. And it is a statement of its own, because a statement that waited still sees what was before the wait.
    SQLite has one writer anyway (transactions begin IMMEDIATE) and knows no row locks.
    """
    if connection.features.has_select_for_update:
        list(Event.objects.select_for_update(no_key=True).filter(pk=booking.event_id).order_by().values_list("pk"))
    found = Booking.objects.select_related("event").get(pk=booking.pk)
    found.stelle = booking.stelle
    return found


def fresh(registration: Registration, booking: Booking) -> Registration:
    """The registration as it is under the lock, with its booking and place type."""
    found = Registration.objects.select_related("place_type").get(pk=registration.pk, booking=booking)
    found.booking = booking
    return found


def take(place_type_id: int, quantity: int) -> bool:
    """Count ``quantity`` places as taken; False, and nothing changed, when there are not that many."""
    enough = PlaceType.objects.filter(pk=place_type_id, capacity__gte=F("taken") + quantity)
    return enough.update(taken=F("taken") + quantity) == 1


def move(registration: Registration, to: RegistrationStatus, *, reason: str = "") -> dict[str, tuple[object, object]]:
    """Set the status (saved) and what hangs on it; a place that is given up is counted back. Returns what changed."""
    ensure(may_move_registration(registration, to))
    held, holds = registration.status in HOLDING, to in HOLDING
    if held and not holds:
        PlaceType.objects.filter(pk=registration.place_type_id).update(taken=F("taken") - registration.quantity)
    values: dict[str, object] = {"status": to.value, "status_reason": reason}
    if to is not _R.ANGEBOTEN:
        values["offer_until"] = None
    if to is not _R.WARTELISTE:
        values["confirm_until"] = None
    if not holds:
        values["table_numbers"] = []
    changes = audit.changed(registration, values)
    registration.save(update_fields=[*values, "changed_at"])
    return changes


def lapse_due(booking: Booking, now: datetime, by: Actor) -> int:
    """Holds nobody confirmed and offers nobody took: their places go to the next who wait. Returns how many lapsed."""
    # keys first: every registration asks this, and usually nothing is due
    keys = list(Registration.objects.filter(due(now), booking=booking).order_by("number").values_list("pk", flat=True))
    rows = list(Registration.objects.filter(pk__in=keys).order_by("number")) if keys else []
    for registration in rows:
        changes = move(registration, _R.VERFALLEN)
        audit.record("events.registration.lapse", registration, by=by, changes=changes)
        queue_letter(registration, Letter.LAPSED)
    for place_type_id in sorted({registration.place_type_id for registration in rows}):
        hand_on(booking, place_type_id, now, by)
    return len(rows)


def hand_on(booking: Booking, place_type_id: int, now: datetime, by: Actor) -> None:
    """Offer free places to those who wait, in the order of their numbers.

    Who wants more than is free waits on and is passed by: a place must not stand empty for want of a second one.
    """
    if booking.event.status != EventStatus.VEROEFFENTLICHT or now >= booking.event.starts_at:
        return
    place_type = PlaceType.objects.get(pk=place_type_id)
    waiting = Registration.objects.filter(place_type=place_type, status=_R.WARTELISTE).order_by("number")
    while (free := place_type.free) > 0 and (following := waiting.filter(quantity__lte=free).first()):
        if not take(place_type.pk, following.quantity):
            return
        place_type.taken += following.quantity
        _offer(booking, following, now, by)


def _offer(booking: Booking, registration: Registration, now: datetime, by: Actor) -> None:
    changes = move(registration, _R.ANGEBOTEN)
    registration.offer_until = offer_term(booking, now)
    registration.save(update_fields=["offer_until"])
    audit.record("events.registration.offer", registration, by=by, changes=changes)
    queue_letter(registration, Letter.OFFER)
