"""The door and the attendance list know each other: whoever is checked in is at the session, and the other way round.

Nothing is counted twice, and each side takes back only what it made.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import Min

from lueckenlos.courses.actions.joining import join, numbers_at
from lueckenlos.courses.models import Attendance, Course, Participation
from lueckenlos.courses.queries.work import termine_of
from lueckenlos.courses.rules import may_record, may_see_people, session_at
from lueckenlos.events.actions.desk import arrive_many, unmark_present
from lueckenlos.events.enums import EventStatus
from lueckenlos.events.models import Booking, Registration
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def take_arrival(*, course: Course, registration: Registration, by: Actor, at: datetime) -> None:
    """Checked in: present at the session that runs or comes next on this day. Who is on the list already stays so."""
    ensure(may_see_people(by, course.stelle_id))
    termin = session_at(termine_of(course), at)
    if termin is None or not may_record(by, course):
        return
    join(course, [registration])
    values = {"units": termin.units, "stelle": course.stelle, "by_door": True}
    _, new = Attendance.objects.get_or_create(termin=termin, registration=registration, defaults=values)
    if new:
        changes = {"attendance": ("", numbers_at(termin, [registration]))}
        audit.record("courses.attendance.door", course, by=by, changes=changes)


@transaction.atomic
def take_departure(*, course: Course, registration: Registration, by: Actor) -> None:
    """The check-in was a slip: what it made goes; what somebody noted on the list stays."""
    ensure(may_see_people(by, course.stelle_id))
    rows = Attendance.objects.filter(termin__course=course, registration=registration, by_door=True)
    for row in rows.select_related("termin"):
        changes = {"attendance": (numbers_at(row.termin, [registration]), "")}
        audit.record("courses.attendance.undoor", course, by=by, changes=changes)
    rows.delete()
    Participation.objects.filter(registration=registration).update(arrived_by_list=False)


@transaction.atomic
def tell_door(*, course: Course, keys: list[int], by: Actor, now: datetime) -> None:
    """Whoever was at a session has arrived; who was at none after all, and came by the list alone, has not.

    Inside the transaction and after the rights of the caller. Constant number of queries but for those taken back.
    """
    if course.event.status != EventStatus.VEROEFFENTLICHT:
        return
    rows = Attendance.objects.filter(termin__course=course, registration__in=keys).order_by()
    first = dict(rows.values_list("registration").annotate(Min("termin__starts_at")))
    if first:
        moments = {key: min(now, begins) for key, begins in first.items()}
        booking = Booking.objects.select_related("stelle").get(event=course.event_id)
        arrived = arrive_many(booking=booking, by=by, moments=moments)
        Participation.objects.filter(registration__in=arrived).update(arrived_by_list=True)
    gone = [key for key in keys if key not in first]
    left = Registration.objects.filter(pk__in=gone, participation__arrived_by_list=True).select_related("booking")
    for registration in left if gone else ():
        unmark_present(registration=registration, by=by)
