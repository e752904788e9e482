"""Who may do what, and until when."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from lueckenlos.conferences.models import Conference
from lueckenlos.events.enums import SURE, EventStatus
from lueckenlos.events.models import Event, Registration
from lueckenlos.events.rules import may_edit, may_list, may_see_people
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission

# answers come on the way home and in the week after
FEEDBACK_DAYS: Final = 30
# a phone that had no network sends its counts from home
COUNT_DAYS: Final = 3


class Wishing(StrEnum):
    """What somebody can do about workshops just now."""

    OPEN = "open"  # wish, and change it
    LATE = "late"  # wish for what will be left
    CHOOSE = "choose"  # take a free seat at once
    CLOSED = "closed"


def may_see_conference(by: Actor, event: Event) -> Verdict:
    if event.stelle_id != by.stelle.pk:
        return Verdict.no("event_of_other_stelle")
    return may_list(by)


def may_edit_conference(by: Actor, event: Event) -> Verdict:
    """Settings, programme, invitations, seats: as the event itself."""
    return may_edit(by, event)


def may_see_names(by: Actor, event: Event) -> Verdict:
    return may_see_people(by, event.stelle_id)


def may_write_minutes(by: Actor, event: Event, *, frozen: bool) -> Verdict:
    """Also after the event is closed: minutes are finished at the desk, until the report is."""
    if event.stelle_id != by.stelle.pk:
        return Verdict.no("event_of_other_stelle")
    if not by.has(Permission.EDIT):
        return Verdict.no("event_no_edit")
    if event.status == EventStatus.ABGESAGT:
        return Verdict.no("event_called_off")
    return Verdict.no("report_is_frozen") if frozen else Verdict.yes()


def may_freeze(by: Actor, event: Event, now: datetime, *, frozen: bool) -> Verdict:
    """Finish the report: those who decide for the Stelle, once the event is over."""
    verdict = may_write_minutes(by, event, frozen=frozen)
    if not verdict:
        return verdict
    if not by.has(Permission.RELEASE):
        return Verdict.no("report_no_release")
    return Verdict.no("report_too_early") if now < event.ends_at else Verdict.yes()


def wishing(conference: Conference, registration: Registration, now: datetime) -> Wishing:
    """Whoever has a firm place wishes until the deadline; until the event begins there is what is left."""
    event = conference.event
    if registration.status not in SURE or event.status != EventStatus.VEROEFFENTLICHT or now >= event.starts_at:
        return Wishing.CLOSED
    if conference.allotted_at is not None:
        return Wishing.CHOOSE
    return Wishing.OPEN if now < (conference.wishes_until or event.starts_at) else Wishing.LATE


def photo_open(registration: Registration, now: datetime) -> bool:
    """Whether the person still says yes or no on their page: until the event is over."""
    event = registration.booking.event
    return registration.status in SURE and event.status == EventStatus.VEROEFFENTLICHT and now < event.ends_at


def may_give_feedback(event: Event, now: datetime) -> Verdict:
    """From the beginning of the event; who knocks earlier or later reads why not."""
    if event.status not in {EventStatus.VEROEFFENTLICHT, EventStatus.ABGESCHLOSSEN}:
        return Verdict.no("feedback_closed")
    if now < event.starts_at:
        return Verdict.no("feedback_not_yet", starts=event.starts_at)
    if now > event.ends_at + timedelta(days=FEEDBACK_DAYS):
        return Verdict.no("feedback_closed")
    return Verdict.yes()


def may_count(event: Event, now: datetime) -> Verdict:
    """From the day before, to try it out, until the phones are back in a network."""
    if event.status == EventStatus.ABGESAGT:
        return Verdict.no("event_called_off")
    early, late = event.starts_at - timedelta(days=1), event.ends_at + timedelta(days=COUNT_DAYS)
    if event.status == EventStatus.ENTWURF or not early <= now <= late:
        return Verdict.no("tally_closed")
    return Verdict.yes()
