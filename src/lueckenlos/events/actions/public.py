"""What people do without an account, once they are registered. The secret link is the permission.

Every function expects the scope of the event's Stelle to be open (``queries.public.open_booking`` and ``behind``).
"""

import secrets
from datetime import datetime

from django.db import transaction

from lueckenlos.events.actions.places import fresh, hand_on, lapse_due, locked, move, take
from lueckenlos.events.actions.turns import in_turn
from lueckenlos.events.enums import ACTIVE, Letter, RegistrationStatus
from lueckenlos.events.links import token_of
from lueckenlos.events.mail import queue_letter
from lueckenlos.events.messages.verbs import CITIZEN
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.events.rules import RegistrationValues, confirm_term, may_cancel
from lueckenlos.events.rules.values import email_key
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.tokens import token_hash
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor
from lueckenlos.tenancy.models import Stelle

_R = RegistrationStatus


@in_turn()
@transaction.atomic
def confirm(*, registration: Registration, now: datetime) -> Registration:
    """The address is theirs: a held place becomes firm, a place on the waiting list lasting. Again: no change.

    Raises Invalid when the term is over.
    """
    booking = locked(registration.booking)
    by = _citizen(booking.stelle)
    registration = fresh(registration, booking)
    if registration.confirmed_at is not None:
        return registration
    # said before the place is handed on, so that the refusal undoes nothing: the next look gives it away
    if registration.status == _R.VERFALLEN or (registration.confirm_until and registration.confirm_until <= now):
        raise Invalid("confirm_too_late")
    if registration.status not in {_R.EINGEGANGEN, _R.WARTELISTE}:
        raise Invalid("registration_is_over", status=_R(registration.status).label)
    has_place = registration.status == _R.EINGEGANGEN
    _mark_confirmed(registration, now, firm=has_place)
    changes = move(registration, _R.BESTAETIGT) if has_place else {}
    audit.record("events.registration.confirm", registration, by=by, changes=changes)
    if has_place:
        queue_letter(registration, Letter.CONFIRMED)
    return registration


@in_turn()
@transaction.atomic
def accept_offer(*, registration: Registration, now: datetime) -> Registration:
    """Take the place offered from the waiting list; whoever clicks has also shown that the address is theirs.

    Again: no change. Raises Invalid when nothing is offered or the term is over.
    """
    booking = locked(registration.booking)
    registration = fresh(registration, booking)
    if registration.status in {_R.BESTAETIGT, _R.ZUGETEILT, _R.BEZAHLT}:
        return registration
    if registration.status == _R.VERFALLEN or (registration.offer_until and registration.offer_until <= now):
        raise Invalid("offer_too_late")
    if registration.status != _R.ANGEBOTEN:
        raise Invalid("offer_not_there")
    _mark_confirmed(registration, now, firm=True)
    changes = move(registration, _R.BESTAETIGT)
    audit.record("events.registration.accept_offer", registration, by=_citizen(booking.stelle), changes=changes)
    queue_letter(registration, Letter.CONFIRMED)
    return registration


@in_turn()
@transaction.atomic
def cancel_registration(*, registration: Registration, now: datetime) -> Registration:
    """Give the place back, or leave the waiting list; the next in it gets the offer at once. Again: no change.

    Raises Invalid after the last day and when the event has begun.
    """
    booking = locked(registration.booking)
    by = _citizen(booking.stelle)
    lapse_due(booking, now, by)
    registration = fresh(registration, booking)
    if registration.status in {_R.STORNIERT, _R.VERFALLEN}:
        return registration
    _valid(may_cancel(booking, registration, now))
    changes = move(registration, _R.STORNIERT)
    audit.record("events.registration.cancel_by_link", registration, by=by, changes=changes)
    queue_letter(registration, Letter.CANCELLED)
    hand_on(booking, registration.place_type_id, now, by)
    return registration


def active_of(booking: Booking, key: str) -> Registration | None:
    """The one registration of this address (its ``email_key``) that counts."""
    rows = Registration.objects.filter(booking=booking, email_key=key, status__in=[status.value for status in ACTIVE])
    # keys first: a row has 30 columns, and usually there is none
    found = rows.order_by().values_list("pk", flat=True).first()
    return Registration.objects.get(pk=found) if found else None


def write(
    booking: Booking, place_type: PlaceType, values: RegistrationValues, form_key: str, now: datetime
) -> Registration:
    """A new registration under the lock of its event: with a place if there is one, else at the end of the list."""
    has_place = take(place_type.pk, values.quantity)
    booking.last_number += 1
    booking.save(update_fields=["last_number"])
    registration = draft(booking, place_type, values, form_key, now, has_place=has_place)
    registration.save(force_insert=True)
    return registration


def draft(
    booking: Booking,
    place_type: PlaceType,
    values: RegistrationValues,
    form_key: str,
    now: datetime,
    *,
    has_place: bool,
) -> Registration:
    """With the last number of the booking, which the caller has drawn; not saved."""
    registration = Registration(
        stelle=booking.stelle,
        booking=booking,
        place_type=place_type,
        number=booking.last_number,
        quantity=values.quantity,
        amount_cents=values.quantity * place_type.price_cents,
        name=values.name,
        organisation=values.organisation,
        email=values.email,
        email_key=email_key(values.email),
        phone=values.phone,
        wishes=sorted(values.wishes),
        needs=sorted(values.needs),
        note=values.note,
        rules_version=booking.rules_version,
        form_key=form_key,
        link_nonce=secrets.token_hex(16),
        status=_R.EINGEGANGEN if has_place else _R.WARTELISTE,
        confirm_until=confirm_term(booking, now),
        created_at=now,
    )
    registration.token_hash = token_hash(token_of(registration))
    return registration


def _mark_confirmed(registration: Registration, now: datetime, *, firm: bool) -> None:
    registration.confirmed_at = registration.confirmed_at or now
    registration.confirm_until = None
    registration.firm_at = now if firm else None
    registration.save(update_fields=["confirmed_at", "confirm_until", "firm_at", "changed_at"])


def _citizen(stelle: Stelle) -> Actor:
    return link_actor(stelle, CITIZEN)


def _valid(verdict: Verdict) -> None:
    """A citizen is refused with a sentence on the form, not with a page that says they may not."""
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
