"""The public door: what citizens see. The one file of the package that looks beyond a scope."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db.models import Q, QuerySet
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
        # what another Stelle invites to together with this one, if its own page is open: the link leads there
        ours = Q(stelle=stelle) | Q(together_with=stelle, stelle__portal_open=True)
        rows = Event.objects.filter(ours, status=EventStatus.VEROEFFENTLICHT, ends_at__gt=now).distinct()
    return rows.select_related("booking", "stelle").order_by("starts_at", "title_key", "id")


def public_event(stelle: Stelle, public_id: str) -> Event:
    """One event with all its parts, also after it and when called off; Http404. Four queries."""
    with all_tenants():
        rows = Event.objects.filter(stelle=stelle, public_id=public_id, status__in=[status.value for status in PUBLIC])
        event = (
            rows.select_related("booking", "boerse", "stelle")
            .prefetch_related("parts", "booking__place_types", "together_with")
            .first()
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


def other_dates(booking: Booking, now: datetime) -> list[Booking]:
    """Coming dates of the same series that one can register for now. Two queries; the scope must be open."""
    if not booking.event.series:
        return []
    rows = Booking.objects.filter(
        event__series=booking.event.series,
        event__status=EventStatus.VEROEFFENTLICHT,
        event__starts_at__gt=now,
        opens_at__lte=now,
        closes_at__gt=now,
    ).exclude(pk=booking.pk)
    return list(rows.select_related("event", "stelle").prefetch_related("place_types").order_by("event__starts_at"))


def form_is_known(booking: Booking, form_key: str) -> bool:
    """Whether this form was registered already, whatever has become of it."""
    with all_tenants():
        return Registration.objects.filter(booking=booking, form_key=form_key).exists()


def registration_by_form(booking: Booking, form_key: str) -> Registration | None:
    """What became of a form: for the page after sending it. Status, number and term; more is nobody's to see there."""
    with all_tenants():
        rows = Registration.objects.filter(booking=booking, form_key=form_key)
        return rows.only("number", "status", "confirm_until").order_by().first()
