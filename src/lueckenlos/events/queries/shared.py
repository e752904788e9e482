"""What is looked up over several Stellen: events they invite to together, and keys for the worker. No people."""

from datetime import datetime

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.events.enums import PUBLIC
from lueckenlos.events.models import Event, Registration
from lueckenlos.events.queries.tidy import due, reminding
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants


def stellen_with_due(now: datetime) -> list[Stelle]:
    """Stellen where a term has run out. One query, usually without a row."""
    with all_tenants():
        keys = Registration.objects.filter(due(now)).values("stelle")
        return list(Stelle.objects.filter(pk__in=keys).order_by("pk"))


def stellen_to_remind(now: datetime) -> list[Stelle]:
    """Stellen with somebody who has not been reminded of a coming event. One query."""
    with all_tenants():
        keys = Registration.objects.filter(reminding(now)).values("stelle")
        return list(Stelle.objects.filter(pk__in=keys).order_by("pk"))


def events_in_sight(actor: Actor) -> QuerySet[Event]:
    """Those of the own Stelle, and what another one has published and invites to together with it: these to read."""
    if not actor.has(Permission.VIEW):
        return Event.objects.none()
    with all_tenants():
        return Event.objects.filter(Q(stelle=actor.stelle) | _invited(actor))


def get_invited_event_or_404(actor: Actor, pk: int) -> Event:
    """Of another Stelle, to read: time, place and programme. Four queries."""
    rows = events_in_sight(actor).exclude(stelle=actor.stelle).select_related("booking", "boerse", "stelle")
    return get_object_or_404(rows.prefetch_related("parts", "together_with"), pk=pk)


def _invited(actor: Actor) -> Q:
    """By key: a join would give an event once for each Stelle."""
    together = Event.together_with.through.objects.filter(stelle=actor.stelle).values("event")
    return Q(pk__in=together, status__in=[status.value for status in PUBLIC])
