"""Who may do what with a Qualifizierung. Names are seen by those who see the registrations."""

from datetime import datetime

from django.utils import timezone

from lueckenlos.courses.models import Course, Termin
from lueckenlos.events import rules as event_rules
from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Event
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission


def may_edit(by: Actor, event: Event | None = None) -> Verdict:
    """Create (None) or change the settings; as long as the event itself can be changed."""
    return event_rules.may_edit(by, event)


def may_see_people(by: Actor, stelle_id: int) -> Verdict:
    return event_rules.may_see_people(by, stelle_id)


def may_keep_files(by: Actor, course: Course) -> Verdict:
    """Upload and delete; also when it is over, because slides are handed in afterwards."""
    return may_see_people(by, course.stelle_id)


def may_record(by: Actor, course: Course) -> Verdict:
    """Presence, corrections and certificates: also when the event is closed, because paper comes in late."""
    verdict = may_see_people(by, course.stelle_id)
    if verdict and course.event.status in {EventStatus.ABGESAGT, EventStatus.ENTWURF}:
        return Verdict.no("course_not_held", status=EventStatus(course.event.status).label)
    return verdict


def may_mark(by: Actor, course: Course, termin: Termin, now: datetime) -> Verdict:
    """Nobody was present tomorrow."""
    verdict = may_record(by, course)
    if verdict and timezone.localdate(now) < timezone.localdate(termin.starts_at):
        return Verdict.no("attendance_too_early", day=timezone.localdate(termin.starts_at))
    return verdict


def may_issue(by: Actor, course: Course, last: datetime | None, now: datetime) -> Verdict:
    """From the beginning of the last session on, so that they can be handed out at its end."""
    verdict = may_record(by, course)
    if verdict and last is None:
        return Verdict.no("course_without_termine")
    if verdict and last is not None and now < last:
        return Verdict.no("certificates_too_early", begins=timezone.localtime(last))
    return verdict


def may_withdraw(by: Actor, stelle_id: int) -> Verdict:
    """To take back what was signed is for those who answer for the Stelle."""
    if by.stelle.pk != stelle_id:
        return Verdict.no("event_of_other_stelle")
    return Verdict.yes() if by.has(Permission.RELEASE) else Verdict.no("certificate_no_withdraw")


def may_read_record(by: Actor) -> Verdict:
    """Counts without names: everybody who reads the Stelle."""
    return event_rules.may_list(by)
