"""Who may do what with an event and the registrations for it, and which step may follow which."""

from datetime import datetime

from lueckenlos.events.enums import EVENT_MOVES, REGISTRATION_MOVES, EventStatus, RegistrationStatus
from lueckenlos.events.models import Booking, Event, PlaceType, Registration
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt

_BOERSE = "boerse"
_NEEDED = frozenset({"title", "art", "venue"})
_DONE = frozenset({EventStatus.ABGESAGT, EventStatus.ABGESCHLOSSEN})


def may_list(by: Actor) -> Verdict:
    return Verdict.yes() if by.has(Permission.VIEW) else Verdict.no("events_not_for_role")


def may_edit(by: Actor, event: Event | None = None) -> Verdict:
    """Create (None) or change; what is called off or over stays as it was."""
    if event is not None and event.stelle_id != by.stelle.pk:
        return Verdict.no("event_of_other_stelle")
    if not by.has(Permission.EDIT):
        return Verdict.no("event_no_edit")
    if event is not None and event.status in _DONE:
        return Verdict.no("event_is_over", status=EventStatus(event.status).label)
    return Verdict.yes()


def may_hold_boerse(by: Actor) -> Verdict:
    """Families sell where they live: the Bund invites to Fachtage, not to a Börse."""
    verdict = may_edit(by)
    if verdict and by.stelle.art == StelleArt.BUND:
        return Verdict.no("boerse_not_for_bund")
    return verdict


def begins_with_boerse(by: Actor) -> bool:
    """What is offered first: a Koordinierungsstelle holds trainings and meetings, a Börse now and then."""
    return by.stelle.art in {StelleArt.KOMMUNE, StelleArt.KREIS}


def may_move(by: Actor, event: Event, to: EventStatus) -> Verdict:
    """The state machine, who decides for the Stelle, and what citizens must find on the page."""
    if event.stelle_id != by.stelle.pk:
        return Verdict.no("event_of_other_stelle")
    here = EventStatus(event.status)
    if to not in EVENT_MOVES[here]:
        return Verdict.no("event_no_such_move", here=here.label, there=to.label)
    if not by.has(Permission.RELEASE):
        return Verdict.no("event_no_release")
    if to is EventStatus.VEROEFFENTLICHT and (missing := missing_for_publication(event)):
        return Verdict.no("event_incomplete", missing=", ".join(missing))
    return Verdict.yes()


def may_close(by: Actor, event: Event, now: datetime) -> Verdict:
    if now < event.ends_at:
        return Verdict.no("event_not_over_yet")
    return may_move(by, event, EventStatus.ABGESCHLOSSEN)


def missing_for_publication(event: Event) -> list[str]:
    """Labels of what is empty; a Börse needs its settings and something to register for."""
    missing = [
        str(field.verbose_name)
        for field in event._meta.fields
        if field.name in _NEEDED and not field.value_from_object(event)
    ]
    if event.art == _BOERSE and not PlaceType.objects.filter(booking__event=event).exists():
        missing.append(str(PlaceType._meta.verbose_name_plural))
    return missing


def may_see_people(by: Actor, stelle_id: int) -> Verdict:
    """Names, addresses and needs: only those of the same Stelle who work with them."""
    if by.stelle.pk != stelle_id:
        return Verdict.no("event_of_other_stelle")
    return Verdict.yes() if by.has(Permission.EDIT) else Verdict.no("registrations_not_for_role")


def may_edit_registrations(by: Actor, booking: Booking) -> Verdict:
    """Work with registrations until the event is closed or called off."""
    verdict = may_see_people(by, booking.stelle_id)
    if verdict and booking.event.status in _DONE:
        return Verdict.no("event_is_over", status=EventStatus(booking.event.status).label)
    return verdict


def may_move_registration(registration: Registration, to: RegistrationStatus) -> Verdict:
    here = RegistrationStatus(registration.status)
    if to in REGISTRATION_MOVES[here]:
        return Verdict.yes()
    return Verdict.no("registration_no_such_move", here=here.label, there=to.label)
