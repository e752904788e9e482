"""Invitations with their answers. The scope must be open."""

from dataclasses import dataclass

from lueckenlos.conferences.enums import Answer, InvitationStatus
from lueckenlos.conferences.models import Invitation
from lueckenlos.conferences.rules import may_see_names
from lueckenlos.events.enums import ACTIVE, SURE
from lueckenlos.events.models import Event, Registration
from lueckenlos.tenancy.actor import Actor

_HERE = [status.value for status in ACTIVE | SURE]


@dataclass(frozen=True, slots=True)
class Registered:
    """Form keys and addresses of those who registered and did not give the place back."""

    forms: frozenset[str]
    addresses: frozenset[str]

    def has(self, invitation: Invitation) -> bool:
        return invitation.form_key in self.forms or bool(
            invitation.email_key and invitation.email_key in self.addresses
        )


def registered_keys(event: Event) -> Registered:
    """One query."""
    rows = Registration.objects.filter(booking__event=event, status__in=_HERE)
    found = list(rows.order_by().values_list("form_key", "email_key"))
    return Registered(frozenset(form for form, _ in found), frozenset(mail for _, mail in found if mail))


def answer_of(invitation: Invitation, registered: Registered) -> Answer:
    """Somebody who registered after saying no is registered."""
    if registered.has(invitation):
        return Answer.ANGEMELDET
    return Answer(InvitationStatus(invitation.status).value)


def invitations_for(actor: Actor, event: Event) -> list[tuple[Invitation, Answer]]:
    """All of the event with their answer, for those who may see names. Two queries."""
    if not may_see_names(actor, event):
        return []
    registered = registered_keys(event)
    rows = Invitation.objects.filter(event=event).exclude(email="").order_by("pk")
    return [(row, answer_of(row, registered)) for row in rows]
