"""The public door: what citizens see. The one file of the package that looks beyond a scope."""

from contextlib import AbstractContextManager
from datetime import datetime

from django.db.models import Q, QuerySet
from django.http import Http404

from lueckenlos.events.enums import PUBLIC, EventStatus
from lueckenlos.events.models import Answer, Booking, Event, Registration, SecondForm
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.doors import behind_address, behind_address_or_404
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


def open_booking(stelle: Stelle, public_id: str) -> AbstractContextManager[Booking]:
    """The booking of a public event, with the scope of its Stelle open; Http404 for any other address."""
    public = [status.value for status in PUBLIC]
    here = {"event__stelle": stelle, "event__public_id": public_id, "event__status__in": public}
    return behind_address_or_404(lambda: Booking.objects.filter(**here).select_related("event"))


def behind(token: str) -> AbstractContextManager[Registration | None]:
    """The registration of a secret link with the scope of its Stelle open; None, and no scope, for any other."""
    return behind_address(lambda: _with_token(token))


def registration_by_token(token: str) -> Registration | None:
    """With booking, event, place type and Stelle. One query."""
    with all_tenants():
        return _with_token(token).first()


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


def answer_to(booking: Booking, form_key: str) -> Answer | None:
    """What became of a form: for the page after sending it. Status, number and term; more is nobody's to see there."""
    with all_tenants():
        rows = Registration.objects.filter(booking=booking, form_key=form_key)
        made = rows.only("number", "status", "confirm_until").order_by().first()
        return made or SecondForm.objects.filter(booking=booking, form_key=form_key).order_by().first()


def _with_token(token: str) -> QuerySet[Registration]:
    rows = Registration.objects.filter(token_hash=token_hash(token))
    return rows.select_related("booking__event__boerse", "place_type", "stelle")
