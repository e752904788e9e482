"""What people do without an account. The window, the form's key and the secret link are the permission.

Every function expects the scope of the event's Stelle to be open (``queries.public.open_booking`` and ``behind``).
"""

import secrets
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction

from lueckenlos.events.actions.places import fresh, hand_on, lapse_due, locked, move, take
from lueckenlos.events.actions.turns import in_turn
from lueckenlos.events.enums import ACTIVE, Letter, RegistrationStatus
from lueckenlos.events.links import token_of
from lueckenlos.events.mail import queue_letter
from lueckenlos.events.messages.verbs import CITIZEN
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.events.rules import RegistrationValues, cleaned, confirm_term, may_cancel, may_register
from lueckenlos.events.rules.values import check_organisation, email_key, form_key_is_possible
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.tokens import token_hash
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor
from lueckenlos.tenancy.models import Stelle

_R = RegistrationStatus
# nobody's letter box is filled by somebody else who types the address again and again
_PAUSE: Final = timedelta(minutes=10)


def register(*, booking: Booking, values: RegistrationValues, form_key: str, now: datetime) -> Registration:
    """A place that waits for its e-mail to be confirmed, or the end of the waiting list: ``status`` tells.

    The same ``form_key`` gives the same registration again, whatever has become of it. Raises Invalid for bad values,
    outside the window, and ``registration_exists`` for an address that is active already (its link is mailed again).
    Not atomic as a whole: the mail queued for a known address must outlive the refusal.
    """
    if not form_key_is_possible(form_key):
        raise Invalid("registration_form_stale")
    # spares the lock those who come too early or too late; who came in time and asks again is told what became of it
    if not (verdict := may_register(booking, now)):
        if known := _pk_of(booking, form_key):
            return Registration.objects.get(pk=known)
        _valid(verdict)
    registration, is_new = _decide(booking, cleaned(values, booking), form_key, now)
    if not is_new and registration.form_key != form_key:
        raise Invalid("registration_exists")
    return registration


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


@in_turn()
@transaction.atomic
def _decide(booking: Booking, values: RegistrationValues, form_key: str, now: datetime) -> tuple[Registration, bool]:
    """The registration, and whether it is new: else the one of this form, or the active one of this address."""
    booking = locked(booking)
    by = _citizen(booking.stelle)
    lapse_due(booking, now, by)
    if same := _pk_of(booking, form_key):
        return Registration.objects.get(pk=same), False
    _valid(may_register(booking, now))
    active = active_of(booking, email_key(values.email))
    if active is not None:
        if active.link_sent_at is None or active.link_sent_at + _PAUSE <= now:
            queue_letter(active, Letter.LINK)
        return active, False
    place_type = PlaceType.objects.filter(pk=values.place_type, booking=booking).first()
    if place_type is None:
        raise Invalid("place_type_unknown")
    check_organisation(values, place_type)
    if values.rules_version != booking.rules_version:
        raise Invalid("rules_changed")
    registration = write(booking, place_type, values, form_key, now)
    audit.record("events.registration.register", registration, by=by)
    queue_letter(registration, Letter.CONFIRM if registration.status == _R.EINGEGANGEN else Letter.WAITING)
    return registration, True


def _pk_of(booking: Booking, form_key: str) -> int | None:
    # unique: first() would only sort
    return next(
        iter(Registration.objects.filter(booking=booking, form_key=form_key).values_list("pk", flat=True)), None
    )


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
    registration.save(force_insert=True)
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
