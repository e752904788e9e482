"""The public door: what citizens see. The one file of the package that looks beyond a scope."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from django.db.models import QuerySet
from django.http import Http404
from django_scopes import scope

from lueckenlos.events.enums import PUBLIC, EventStatus
from lueckenlos.events.models import Boerse, Event, Registration
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants


def public_events(stelle: Stelle, now: datetime) -> QuerySet[Event]:
    """What the Stelle invites to and is not over, soonest first; the Börse comes along."""
    with all_tenants():
        rows = Event.objects.filter(stelle=stelle, status=EventStatus.VEROEFFENTLICHT, ends_at__gt=now)
    return rows.select_related("boerse", "stelle").order_by("starts_at", "title_key", "id")


def public_event(stelle: Stelle, public_id: str) -> Event:
    """One event with programme, Börse and place types, also after it and when called off; Http404. Four queries."""
    with all_tenants():
        rows = Event.objects.filter(stelle=stelle, public_id=public_id, status__in=[status.value for status in PUBLIC])
        event = rows.select_related("boerse", "stelle").prefetch_related("parts", "boerse__place_types").first()
    if event is None:
        raise Http404
    return event


@contextmanager
def open_boerse(stelle: Stelle, public_id: str) -> Iterator[Boerse]:
    """The Börse of a public event with the scope of its Stelle open, to register for; Http404 for any other address."""
    with all_tenants():
        rows = Boerse.objects.filter(event__stelle=stelle, event__public_id=public_id)
        boerse = (
            rows.filter(event__status__in=[status.value for status in PUBLIC]).select_related("event", "stelle").first()
        )
    if boerse is None:
        raise Http404
    with scope(stelle=boerse.stelle):
        yield boerse


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
    """With Börse, event, place type and Stelle. One query."""
    with all_tenants():
        rows = Registration.objects.select_related("boerse__event", "place_type", "stelle")
        return rows.filter(token_hash=token_hash(token)).first()


def registration_by_form(boerse: Boerse, form_key: str) -> Registration | None:
    """What became of a form: for the page after sending it. Show no more than status, number and term."""
    with all_tenants():
        return Registration.objects.filter(boerse=boerse, form_key=form_key).select_related("place_type").first()
