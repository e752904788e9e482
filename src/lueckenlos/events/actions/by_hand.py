"""Somebody calls or comes to the desk: the office registers them, with or without an e-mail address."""

from datetime import datetime

from django.db import transaction

from lueckenlos.events.actions.desk import mark_present
from lueckenlos.events.actions.places import lapse_due, locked, move
from lueckenlos.events.actions.public import active_of, write
from lueckenlos.events.enums import Letter, RegistrationStatus
from lueckenlos.events.mail import queue_letter
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.events.rules import RegistrationValues, cleaned, may_edit_registrations
from lueckenlos.events.rules.values import check_organisation, email_key, form_key_is_possible
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def register_by_hand(
    *, booking: Booking, by: Actor, values: RegistrationValues, form_key: str, now: datetime
) -> Registration:
    """A firm place at once, also outside the window; who gave an address reads it there. ``values.email`` may be empty.

    The same ``form_key`` gives the same registration again. Raises Invalid for bad values, a known address, and where
    no place is free: nobody who waits is passed by.
    """
    booking = locked(booking)
    ensure(may_edit_registrations(by, booking))
    if not form_key_is_possible(form_key):
        raise Invalid("registration_form_stale")
    if known := Registration.objects.filter(booking=booking, form_key=form_key).first():
        return known
    values = cleaned(values, booking, email_needed=False)
    lapse_due(booking, now, by)
    if values.email and (active := active_of(booking, email_key(values.email))):
        raise Invalid("registration_known", number=active.number)
    place_type = PlaceType.objects.filter(pk=values.place_type, booking=booking).first()
    if place_type is None:
        raise Invalid("place_type_unknown")
    check_organisation(values, place_type)
    if place_type.free < values.quantity:
        raise Invalid("place_type_full", name=place_type.name)
    registration = write(booking, place_type, values, form_key, now)
    registration.confirm_until, registration.firm_at = None, now
    registration.save(update_fields=["confirm_until", "firm_at"])
    move(registration, RegistrationStatus.BESTAETIGT)
    audit.record("events.registration.by_hand", registration, by=by)
    if registration.email:
        queue_letter(registration, Letter.CONFIRMED)
    return registration


@transaction.atomic
def walk_in(*, booking: Booking, by: Actor, values: RegistrationValues, form_key: str, now: datetime) -> Registration:
    """Somebody without a registration stands at the door: a place as above, and they are there."""
    registration = register_by_hand(booking=booking, by=by, values=values, form_key=form_key, now=now)
    return mark_present(registration=registration, by=by, now=now)
