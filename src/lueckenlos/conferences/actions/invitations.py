"""Inviting people by their address, and what they answer."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from lueckenlos.accounts.models import normal_email
from lueckenlos.conferences.enums import InvitationStatus
from lueckenlos.conferences.links import token_of
from lueckenlos.conferences.mail import queue_invitation
from lueckenlos.conferences.messages.verbs import GUEST
from lueckenlos.conferences.models import Invitation
from lueckenlos.conferences.queries.invitations import registered_keys
from lueckenlos.conferences.rules import Pasted, may_edit_conference
from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Event
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.tokens import token_hash
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor

_S = InvitationStatus


@transaction.atomic
def invite(*, event: Event, by: Actor, people: Sequence[Pasted]) -> tuple[int, int]:
    """Put them on the list; nothing is sent yet. (new ones, those already on it).

    Typed by the office, or taken from the books of packages above (``books``).
    """
    ensure(may_edit_conference(by, event))
    if not people:
        raise Invalid("addresses_missing")
    known = set(Invitation.objects.filter(event=event).values_list("email_key", flat=True))
    fresh = {normal_email(one.email): one for one in people}
    rows = [
        Invitation(stelle=event.stelle, event=event, name=one.name, email=one.email, email_key=key)
        for key, one in fresh.items()
        if key not in known
    ]
    for row in rows:
        row.token_hash = token_hash(token_of(row))
    Invitation.objects.bulk_create(rows, batch_size=500)
    audit.record("conferences.invitation.add", event, by=by, changes={"invitations": (0, len(rows))})
    return len(rows), len(fresh) - len(rows)


@transaction.atomic
def send_invitations(*, event: Event, by: Actor, now: datetime, again: Sequence[int] = ()) -> int:
    """All that never went out, or once more those in ``again`` who have not answered. Returns how many.

    Raises Invalid before the event is published: the link would lead nowhere.
    """
    ensure(may_edit_conference(by, event))
    if event.status != EventStatus.VEROEFFENTLICHT:
        raise Invalid("invitations_event_draft")
    if now >= event.starts_at:
        raise Invalid("invitations_event_over")
    rows = Invitation.objects.filter(event=event).exclude(status=_S.ABGESAGT).exclude(email="")
    rows = rows.filter(pk__in=again) if again else rows.filter(status=_S.ANGELEGT)
    answered = registered_keys(event)
    open_ones = [row for row in rows.order_by("pk") if not answered.has(row)]
    if not open_ones:
        raise Invalid("invitations_nothing")
    Invitation.objects.filter(pk__in=[row.pk for row in open_ones]).update(status=_S.VERSCHICKT, sent_at=now)
    for row in open_ones:
        queue_invitation(row)
    audit.record("conferences.invitation.send", event, by=by, changes={"invitations": (0, len(open_ones))})
    return len(open_ones)


@transaction.atomic
def remove_invitation(*, invitation: Invitation, by: Actor) -> None:
    """Off the list, with name and address; its link leads nowhere from then on."""
    ensure(may_edit_conference(by, invitation.event))
    audit.record("conferences.invitation.remove", invitation, by=by)
    invitation.delete()


@transaction.atomic
def decline(*, invitation: Invitation, now: datetime) -> Invitation:
    """„Ich kann nicht kommen.“ Again: no change. Who registers later all the same is simply registered."""
    event = invitation.event
    if event.status != EventStatus.VEROEFFENTLICHT or now >= event.starts_at:
        raise Invalid("invitation_over")
    if registered_keys(event).has(invitation):
        raise Invalid("invitation_registered")
    if invitation.status == _S.ABGESAGT:
        return invitation
    changes = audit.changed(invitation, {"status": _S.ABGESAGT.value, "answered_at": now})
    invitation.save(update_fields=["status", "answered_at"])
    audit.record("conferences.invitation.decline", invitation, by=link_actor(invitation.stelle, GUEST), changes=changes)
    return invitation
