"""Doors without a login: secret links, and the feedback form of a public event. Looks beyond a scope, and opens one."""

from contextlib import AbstractContextManager

from lueckenlos.conferences.models import Invitation, TallyStand
from lueckenlos.events.enums import PUBLIC
from lueckenlos.events.models import Event
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.doors import behind_address_or_404


def invited(token: str) -> AbstractContextManager[Invitation]:
    """The invitation of a secret link with the scope of its Stelle open; Http404 for any other."""
    more = ("event__stelle", "event__booking", "event__conference")
    return behind_address_or_404(lambda: Invitation.objects.filter(token_hash=token_hash(token)).select_related(*more))


def counting(token: str) -> AbstractContextManager[TallyStand]:
    """The Infostand of a secret link with the scope of its Stelle open; Http404 for any other."""
    return behind_address_or_404(
        lambda: TallyStand.objects.filter(token_hash=token_hash(token)).select_related("event__stelle")
    )


def asked(public_id: str) -> AbstractContextManager[Event]:
    """A public event with the scope of its Stelle open; Http404 for drafts and strangers."""
    public = [status.value for status in PUBLIC]
    return behind_address_or_404(lambda: Event.objects.filter(public_id=public_id, status__in=public))
