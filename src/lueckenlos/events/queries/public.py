"""The public door: what citizens see. The one file of the package that looks beyond a scope."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django_scopes import scope

from lueckenlos.events.enums import PUBLIC, EventStatus
from lueckenlos.events.models import Booking, Event, Registration
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants


def public_events(stelle: Stelle, now: datetime) -> QuerySet[Event]:
    """What the Stelle invites to and is not over, soonest first; the booking comes along."""
    with all_tenants():
        rows = Event.objects.filter(stelle=stelle, status=EventStatus.VEROEFFENTLICHT, ends_at__gt=now)
    return rows.select_related("booking", "stelle").order_by("starts_at", "title_key", "id")


def public_event(stelle: Stelle, public_id: str) -> Event:
    """One event with all its parts, also after it and when called off; Http404. Four queries."""
    with all_tenants():
        rows = Event.objects.filter(stelle=stelle, public_id=public_id, status__in=[status.value for status in PUBLIC])
        event = (
            rows.select_related("booking", "boerse", "stelle").prefetch_related("parts", "booking__place_types").first()
        )
    if event is None:
        raise Http404
    return event


@contextmanager
def open_booking(stelle: Stelle, public_id: str) -> Iterator[Booking]:
    """The booking of a public event, with the scope of its Stelle open; Http404 for any other address."""
    with all_tenants():
        rows = Booking.objects.filter(event__stelle=stelle, event__public_id=public_id)
        booking = (
            rows.filter(event__status__in=[status.value for status in PUBLIC]).select_related("event", "stelle").first()
        )
    if booking is None:
        raise Http404
    with scope(stelle=booking.stelle):
        yield booking


@contextmanager
def behind(token: str) -> Iterator[Registration | None]:
    """The registration of a secret link with the scope of its Stelle open; None, and no scope, for any other."""
    registration = registration_by_token(token)
    if registration is None:
        yield None
        return
    with scope(stelle=registration.stelle):
        yield registration


def registration_by_token(token: str) -> Registration | None:
    """With booking, event, place type and Stelle. One query."""
    with all_tenants():
        rows = Registration.objects.select_related("booking__event__boerse", "place_type", "stelle")
        return rows.filter(token_hash=token_hash(token)).first()


def registration_by_form(booking: Booking, form_key: str) -> Registration | None:
    """What became of a form: for the page after sending it. Show no more than status, number and term."""
    with all_tenants():
        return Registration.objects.filter(booking=booking, form_key=form_key).select_related("place_type").first()
