"""The parts of the addresses of this package, for the table of who may open which door."""

from datetime import timedelta

from conferences.meeting import guest, link_of, make_conference, move_event, now
from factories import Cast
from lueckenlos.conferences.actions.feedback import add_stand
from lueckenlos.conferences.actions.invitations import invite
from lueckenlos.conferences.actions.minutes import add_result
from lueckenlos.conferences.links import token_of
from lueckenlos.conferences.models import Conference, Invitation, TallyStand
from lueckenlos.conferences.rules import Pasted
from lueckenlos.events.rules import new_form_key
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle

Arguments = tuple[object, ...]


def meeting(stelle: Stelle) -> Conference:
    return make_conference(system_actor(stelle))


def conference(cast: Cast, stelle: Stelle) -> Arguments:
    return (meeting(stelle).event_id,)


def fresh_event(cast: Cast, stelle: Stelle) -> Arguments:
    """An event without a conference."""
    found = meeting(stelle)
    found.delete()
    return (found.event_id,)


def part(cast: Cast, stelle: Stelle) -> Arguments:
    found = meeting(stelle)
    return (found.event_id, found.event.parts.first().pk)


def person(cast: Cast, stelle: Stelle) -> Arguments:
    found = meeting(stelle)
    return (found.event_id, guest(found).pk)


def invited(stelle: Stelle) -> Invitation:
    found = meeting(stelle)
    invite(event=found.event, by=system_actor(stelle), people=[Pasted("Ada (erfunden)", "ada@example.org")])
    return Invitation.objects.get(event=found.event)


def invitation(cast: Cast, stelle: Stelle) -> Arguments:
    one = invited(stelle)
    return (one.event_id, one.pk)


def result(cast: Cast, stelle: Stelle) -> Arguments:
    found = meeting(stelle)
    made = add_result(
        event=found.event, by=system_actor(stelle), kind="auftrag", text="Weiter so", form_key=new_form_key()
    )
    return (found.event_id, made.pk)


def counting(stelle: Stelle) -> TallyStand:
    return add_stand(event=meeting(stelle).event, by=system_actor(stelle), name="Hebamme (erfunden)")


def stand(cast: Cast, stelle: Stelle) -> Arguments:
    made = counting(stelle)
    return (made.event_id, made.pk)


def held(cast: Cast, stelle: Stelle) -> Arguments:
    """One that is over."""
    found = meeting(stelle)
    return (move_event(found.event, now() - timedelta(days=2)).pk,)


def poster(cast: Cast, stelle: Stelle) -> Arguments:
    return (meeting(stelle).event_id, "a4")


def own(cast: Cast, stelle: Stelle) -> Arguments:
    return (link_of(guest(meeting(stelle))),)


def invitation_token(cast: Cast, stelle: Stelle) -> Arguments:
    return (token_of(invited(stelle)),)


def feedback(cast: Cast, stelle: Stelle) -> Arguments:
    return (meeting(stelle).event.public_id,)


def tally_token(cast: Cast, stelle: Stelle) -> Arguments:
    return (token_of(counting(stelle)),)


CONFERENCES = {
    **dict.fromkeys(
        (
            "allot attendance badges conference feedback feedback_poster invitations invitations_send invitations_text "
            "minutes note papers photos posters report_pdf result room_lists seats session_create signs stand_sheets "
            "tally tally_csv"
        ).split(),
        conference,
    ),
    "invitation_remove": invitation,
    "move": person,
    "poster": poster,
    "report": held,
    "result_remove": result,
    "session": part,
    "stand_remove": stand,
    "start": fresh_event,
}
LINKS = {
    "feedback": feedback,
    "invitation": invitation_token,
    "own": own,
    "tally": tally_token,
    "tally_send": tally_token,
}
DOORS = {f"conferences:{name}": sample for name, sample in CONFERENCES.items()}
# the address is the key: no Stelle stands in it
KEYS = {f"conference_links:{name}": sample for name, sample in LINKS.items()}
