"""What a person changes about their own registration, by the secret link: details, places, or another date.

Every function expects the scope of the event's Stelle to be open (``queries.public.behind``).
"""

from dataclasses import dataclass, fields
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F

from lueckenlos.events.actions.places import fresh, hand_on, lapse_due, locked, move, take
from lueckenlos.events.actions.public import active_of, write
from lueckenlos.events.actions.turns import in_turn
from lueckenlos.events.enums import HOLDING, Letter, RegistrationStatus
from lueckenlos.events.mail import queue_letter
from lueckenlos.events.messages.verbs import CITIZEN
from lueckenlos.events.models import Booking, PlaceType, Registration
from lueckenlos.events.rules import (
    RegistrationValues,
    cleaned,
    may_cancel,
    may_change,
    may_register,
    new_form_key,
)
from lueckenlos.events.rules.values import check_organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor

_R = RegistrationStatus
_SURE_NOW: Final = frozenset({_R.BESTAETIGT, _R.ZUGETEILT})
Changes = dict[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Details:
    """What the form of a change holds; the e-mail address stays, as it is the key to the registration."""

    place_type: int
    quantity: int
    name: str
    organisation: str
    phone: str
    wishes: frozenset[str]
    needs: frozenset[str]
    note: str


@in_turn()
@transaction.atomic
def change_registration(*, registration: Registration, details: Details, now: datetime) -> Registration:
    """Take over the details; other places only while they are free. Nothing is lost when something is refused.

    Raises Invalid for bad values, too late, for places that are not free, and for other places after paying.
    """
    booking = locked(registration.booking)
    by = link_actor(booking.stelle, CITIZEN)
    lapse_due(booking, now, by)
    registration = fresh(registration, booking)
    _valid(may_change(booking, registration, now))
    values = cleaned(_as_values(registration, details), booking)
    place_type = _place_type(booking, details.place_type)
    check_organisation(values, place_type)
    changes = _details(registration, values)
    places = (place_type.pk, values.quantity) != (registration.place_type_id, registration.quantity)
    if places:
        changes |= _change_places(booking, registration, place_type, values.quantity, now, by)
    if changes:
        audit.record("events.registration.change_by_link", registration, by=by, changes=changes)
    if places:
        queue_letter(registration, Letter.CHANGED)
    return registration


@in_turn()
@transaction.atomic
def move_registration(*, registration: Registration, target: Booking, now: datetime) -> Registration:
    """To another date of the same series, where as many places of the same kind are free; returns the new registration.

    The old place goes to the next who wait. Raises Invalid when there is no room, or too late.
    """
    first, second = sorted((registration.booking, target), key=lambda one: one.event_id)
    found = {one.pk: one for one in (locked(first), locked(second))}
    old_booking, booking = found[registration.booking_id], found[target.pk]
    if not booking.event.series or booking.event.series != old_booking.event.series or booking.pk == old_booking.pk:
        raise Invalid("move_other_event")
    by = link_actor(booking.stelle, CITIZEN)
    for one in (old_booking, booking):
        lapse_due(one, now, by)
    registration = fresh(registration, old_booking)
    _valid(may_cancel(old_booking, registration, now))
    _valid(may_register(booking, now))
    if registration.paid_at:
        raise Invalid("change_paid")
    if registration.confirmed_at is None or registration.status not in _SURE_NOW:
        raise Invalid("move_not_sure")
    if active_of(booking, registration.email_key):
        raise Invalid("move_already_there")
    moved = _enter(registration, booking, now)
    left = move(registration, _R.STORNIERT)
    audit.record("events.registration.move_by_link", registration, by=by, changes=left)
    hand_on(old_booking, registration.place_type_id, now, by)
    audit.record("events.registration.register", moved, by=by)
    queue_letter(moved, Letter.CONFIRMED)
    return moved


def _enter(old: Registration, booking: Booking, now: datetime) -> Registration:
    """The same person with the same wishes at the other date, with a firm place; Invalid without room."""
    place_type = booking.place_types.filter(kind=old.place_type.kind, name=old.place_type.name).first()
    if place_type is None or place_type.free < old.quantity:
        raise Invalid("move_not_free")
    values = RegistrationValues(
        place_type=place_type.pk,
        name=old.name,
        email=old.email,
        quantity=old.quantity,
        organisation=old.organisation,
        phone=old.phone,
        wishes=frozenset(old.wishes),
        needs=frozenset(old.needs),
        note=old.note,
        rules_version=booking.rules_version,
    )
    moved = write(booking, place_type, values, new_form_key(), now)
    moved.confirmed_at = moved.firm_at = now
    moved.save(update_fields=["confirmed_at", "firm_at"])
    move(moved, _R.BESTAETIGT)
    return moved


def _change_places(
    booking: Booking, registration: Registration, to: PlaceType, quantity: int, now: datetime, by: Actor
) -> Changes:
    """Take the new places, give back the old ones; who waits only changes what they wait for."""
    _valid(may_cancel(booking, registration, now))
    if registration.paid_at:
        raise Invalid("change_paid")
    before, held = registration.place_type_id, registration.status in HOLDING
    if held:
        more = quantity - (registration.quantity if to.pk == before else 0)
        if more > 0 and not take(to.pk, more):
            raise Invalid("change_not_free", name=to.name)
        given_back = registration.quantity if to.pk != before else max(-more, 0)
        PlaceType.objects.filter(pk=before).update(taken=F("taken") - given_back)
    amount = quantity * to.price_cents
    values = {"place_type_id": to.pk, "quantity": quantity, "amount_cents": amount, "table_numbers": []}
    changes = dict(audit.changed(registration, values))
    registration.place_type = to
    registration.save(update_fields=["place_type", "quantity", "amount_cents", "table_numbers", "changed_at"])
    if registration.status == _R.ZUGETEILT:
        changes |= move(registration, _R.BESTAETIGT)
    for place_type in {before, to.pk}:
        hand_on(booking, place_type, now, by)
    return changes


def _details(registration: Registration, values: RegistrationValues) -> Changes:
    """Set what is about the person; the trail says which fields, never what stood in them."""
    wanted: dict[str, object] = {
        "name": values.name,
        "organisation": values.organisation,
        "phone": values.phone,
        "note": values.note,
        "wishes": sorted(values.wishes),
        "needs": sorted(values.needs),
    }
    changed = audit.changed(registration, wanted)
    if changed:
        registration.save(update_fields=[*changed, "changed_at"])
    return dict.fromkeys(changed, (audit.MASK, audit.MASK))


def _as_values(registration: Registration, details: Details) -> RegistrationValues:
    given = {field.name: getattr(details, field.name) for field in fields(details)}
    # the rules were accepted once, in the version of that day
    return RegistrationValues(**given, email=registration.email, rules_version=registration.booking.rules_version)


def _place_type(booking: Booking, pk: int) -> PlaceType:
    found = PlaceType.objects.filter(pk=pk, booking=booking).first()
    if found is None:
        raise Invalid("place_type_unknown")
    return found


def _valid(verdict: Verdict) -> None:
    if not verdict:
        raise Invalid(verdict.code, **verdict.values)
