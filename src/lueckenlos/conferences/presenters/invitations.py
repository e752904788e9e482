"""The page of somebody who is invited, and the office's list."""

from datetime import datetime
from typing import Any

from lueckenlos.conferences.enums import Answer
from lueckenlos.conferences.models import Invitation
from lueckenlos.conferences.queries.invitations import answer_of, registered_keys
from lueckenlos.conferences.words import when, where
from lueckenlos.events.enums import EventStatus
from lueckenlos.events.queries.public import answer_to
from lueckenlos.events.queries.work import free_places
from lueckenlos.events.rules import may_register, new_form_key
from lueckenlos.web.sentences import sentence


def invitation_page(invitation: Invitation, now: datetime) -> dict[str, Any]:
    """How it stands, and the registration with name and address filled in."""
    event = invitation.event
    booking = getattr(event, "booking", None)
    answer = answer_of(invitation, registered_keys(event))
    conference = getattr(event, "conference", None)
    shown: dict[str, Any] = {
        "event": event,
        "invitation": invitation,
        "when": when(event),
        "where": where(event),
        "text": conference.invitation_text if conference else "",
        "registered": answer is Answer.ANGEMELDET,
        "declined": answer is Answer.ABGESAGT,
        "over": event.status != EventStatus.VEROEFFENTLICHT or now >= event.starts_at,
        "booking": booking,
    }
    if booking is not None:
        booking.event = event
        verdict = may_register(booking, now)
        places = free_places(booking)
        used = answer_to(booking, invitation.form_key) is not None
        shown |= {
            "closed": "" if verdict else sentence(verdict),
            "place": places[0] if len(places) == 1 else None,
            # the key ties the registration to the invitation; once it was used and given back, a new one is drawn
            "form_key": new_form_key() if used else invitation.form_key,
        }
    return shown
