"""Mails around a conference: queued with the change they tell of, written by the worker. Jobs hold keys only."""

from collections.abc import Sequence

from django.utils import timezone
from django_scopes import scope
from django_tasks import task

from lueckenlos.conferences.enums import InvitationStatus
from lueckenlos.conferences.links import invitation_address, own_path, token_of
from lueckenlos.conferences.messages import notices
from lueckenlos.conferences.models import Conference, Invitation, Seat
from lueckenlos.events.enums import SURE, EventStatus
from lueckenlos.events.models import Registration
from lueckenlos.shared.mail import absolute, send_template
from lueckenlos.shared.tokens import token_hash


def queue_seats(conference: Conference, registrations: Sequence[int]) -> None:
    """One mail for each person whose seats changed, in the transaction that is open."""
    for key in registrations:
        mail_seats.enqueue(key, conference.stelle_id)


@task()
def mail_seats(registration_id: int, stelle_id: int) -> None:
    """Tell one person their workshops and why, as they are when the mail goes out."""
    with scope(stelle=stelle_id):
        rows = Registration.objects.select_related("booking__event", "stelle").filter(pk=registration_id)
        registration = rows.exclude(email="").first()
        if registration is None or registration.status not in SURE:
            return
        seats = Seat.objects.filter(registration=registration).select_related("session__part").order_by("round")
        told = [notices.why(seat.why, seat.values, seat.session.part.title if seat.session else "") for seat in seats]
        event = registration.booking.event
        values = {"registration": registration, "event": event, "told": told, "stelle": registration.stelle.name}
        address = absolute(own_path(registration))
        send_template("conferences/mail/seats.txt", registration.email, **values, address=address)


def queue_invitation(invitation: Invitation) -> None:
    mail_invitation.enqueue(invitation.pk, invitation.stelle_id)


@task()
def mail_invitation(invitation_id: int, stelle_id: int) -> None:
    """Send one invitation if it is still to be sent. The link in it must open."""
    with scope(stelle=stelle_id):
        rows = Invitation.objects.select_related("event__conference", "stelle").filter(pk=invitation_id)
        invitation = rows.exclude(email="").exclude(status=InvitationStatus.ABGESAGT).first()
        if invitation is None or invitation.event.status != EventStatus.VEROEFFENTLICHT:
            return
        event = invitation.event
        hashed = token_hash(token_of(invitation))
        Invitation.objects.filter(pk=invitation.pk).update(token_hash=hashed)
        conference = getattr(event, "conference", None)
        send_template(
            "conferences/mail/invitation.txt",
            invitation.email,
            invitation=invitation,
            event=event,
            stelle=invitation.stelle.name,
            contact=event.email or invitation.stelle.email,
            phone=event.phone or invitation.stelle.phone,
            text=conference.invitation_text if conference else "",
            address=invitation_address(invitation),
            same_day=timezone.localdate(event.starts_at) == timezone.localdate(event.ends_at),
        )
