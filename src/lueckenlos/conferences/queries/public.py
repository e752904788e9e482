"""Doors without a login: secret links, and the feedback form of a public event. Looks beyond a scope, and opens one."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404
from django_scopes import scope

from lueckenlos.conferences.models import Invitation, TallyStand
from lueckenlos.events.enums import PUBLIC
from lueckenlos.events.models import Event
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.scope import all_tenants


@contextmanager
def invited(token: str) -> Iterator[Invitation]:
    """The invitation of a secret link with the scope of its Stelle open; Http404 for any other."""
    with all_tenants():
        rows = Invitation.objects.select_related("event__stelle", "event__booking", "event__conference", "stelle")
        invitation = rows.filter(token_hash=token_hash(token)).first()
    if invitation is None:
        raise Http404
    with scope(stelle=invitation.stelle):
        yield invitation


@contextmanager
def counting(token: str) -> Iterator[TallyStand]:
    """The Infostand of a secret link with the scope of its Stelle open; Http404 for any other."""
    with all_tenants():
        rows = TallyStand.objects.select_related("event__stelle", "stelle")
        stand = rows.filter(token_hash=token_hash(token)).first()
    if stand is None:
        raise Http404
    with scope(stelle=stand.stelle):
        yield stand


@contextmanager
def asked(public_id: str) -> Iterator[Event]:
    """A public event with the scope of its Stelle open; Http404 for drafts and strangers."""
    with all_tenants():
        rows = Event.objects.filter(public_id=public_id, status__in=[status.value for status in PUBLIC])
        event = rows.select_related("stelle").first()
    if event is None:
        raise Http404
    with scope(stelle=event.stelle):
        yield event
