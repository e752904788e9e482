"""Registrations with names: only for those of the same Stelle who work with them; for everybody else there are none."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.events.enums import SURE, DoorOrder, RegistrationStatus
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.rules import may_see_people
from lueckenlos.shared.text import by_surname, sort_key
from lueckenlos.tenancy.actor import Actor


def registrations_for(actor: Actor, booking: Booking) -> QuerySet[Registration]:
    """All of the event by number, with their place types."""
    if not may_see_people(actor, booking.stelle_id):
        return Registration.objects.none()
    return Registration.objects.filter(booking=booking).select_related("place_type").order_by("number")


def search_registrations(
    actor: Actor, booking: Booking, *, status: str = "", place_type: int | None = None, text: str = ""
) -> QuerySet[Registration]:
    """The list with its filters; ``text`` is looked for in name, organisation and e-mail, or is the number."""
    rows = registrations_for(actor, booking)
    if status:
        rows = rows.filter(status=status)
    if place_type:
        rows = rows.filter(place_type=place_type)
    if text := " ".join(text.replace("\0", " ").split()):
        found = Q(name__icontains=text) | Q(organisation__icontains=text) | Q(email_key__contains=text.lower())
        rows = rows.filter(found | Q(number=int(text)) if text.isdecimal() and len(text) < 9 else found)
    return rows


def get_registration_or_404(actor: Actor, booking: Booking, pk: int) -> Registration:
    """One query; its ``booking`` is the one given."""
    registration = get_object_or_404(registrations_for(actor, booking), pk=pk)
    registration.booking = booking
    return registration


def waiting_list(actor: Actor, booking: Booking) -> QuerySet[Registration]:
    """Who waits or has an offer, in the order of their turn."""
    return registrations_for(actor, booking).filter(
        status__in=[RegistrationStatus.WARTELISTE.value, RegistrationStatus.ANGEBOTEN.value]
    )


def door_list(actor: Actor, booking: Booking, order: DoorOrder = DoorOrder.TABLE) -> list[Registration]:
    """Everybody with a firm place, by first table (those without one last) or by name. One query."""
    rows = list(registrations_for(actor, booking).filter(status__in=[status.value for status in SURE]))
    if order is DoorOrder.NAME:
        return by_name(rows)
    return sorted(rows, key=lambda row: (not row.table_numbers, row.table_numbers[:1], row.number))


def by_name(rows: Iterable[Registration]) -> list[Registration]:
    return sorted(rows, key=lambda row: (sort_key(by_surname(row.name)), row.number))


def door_states(actor: Actor, booking: Booking) -> list[tuple[int, datetime | None, datetime | None]]:
    """(key, arrived, paid) of everybody on the door list. One query."""
    rows = registrations_for(actor, booking).filter(status__in=[status.value for status in SURE])
    return list(rows.order_by("number").values_list("pk", "present_at", "paid_at"))
