"""Who was there: marked by session, corrected by person; every change is on the trail by number, never by name."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.db import transaction

from lueckenlos.courses.actions.door import tell_door
from lueckenlos.courses.actions.joining import join, numbers_at
from lueckenlos.courses.enums import OrganisationKind
from lueckenlos.courses.models import Attendance, Course, Participation, Termin
from lueckenlos.courses.rules import may_mark, may_record
from lueckenlos.events.enums import SURE
from lueckenlos.events.models import Registration
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def mark_present(
    *, course: Course, termin: Termin, registrations: Sequence[Registration], by: Actor, now: datetime
) -> int:
    """They were there for the whole session. Again: no change. Returns how many are new; constant number of queries."""
    _ensure(course, termin, registrations, by, now)
    join(course, registrations)
    before = set(Attendance.objects.filter(termin=termin).values_list("registration_id", flat=True))
    new = [row for row in registrations if row.pk not in before]
    Attendance.objects.bulk_create(
        [Attendance(stelle=course.stelle, termin=termin, registration=row, units=termin.units) for row in new],
        # two people tap the same name at once: both see it marked
        ignore_conflicts=True,
    )
    if new:
        numbers = numbers_at(termin, new)
        audit.record("courses.attendance.mark", course, by=by, changes={"attendance": ("", numbers)})
        tell_door(course=course, keys=[row.pk for row in new], by=by, now=now)
    return len(new)


@transaction.atomic
def unmark_present(
    *, course: Course, termin: Termin, registrations: Sequence[Registration], by: Actor, now: datetime
) -> int:
    """A slip. Again: no change."""
    _ensure(course, termin, registrations, by, now)
    gone, _ = Attendance.objects.filter(termin=termin, registration__in=registrations).delete()
    if gone:
        numbers = numbers_at(termin, registrations)
        audit.record("courses.attendance.unmark", course, by=by, changes={"attendance": (numbers, "")})
        tell_door(course=course, keys=[row.pk for row in registrations], by=by, now=now)
    return gone


@transaction.atomic
def correct_units(
    *, course: Course, registration: Registration, units: Mapping[Termin, Decimal], by: Actor, now: datetime
) -> None:
    """What counts of each session for one person: nothing, the whole, or less for those who came late or left early."""
    ensure(may_record(by, course))
    _ensure_belongs(course, [registration])
    join(course, [registration])
    before = dict(
        Attendance.objects.filter(termin__course=course, registration=registration).values_list("termin_id", "units")
    )
    for termin, worth in units.items():
        if worth == before.get(termin.pk, 0):
            continue
        _ensure(course, termin, [registration], by, now)
        if not 0 <= worth <= termin.units:
            raise Invalid("attendance_units", most=termin.units.normalize())
        _set(course, termin, registration, worth)
        changes = {"attendance": (f"{before.get(termin.pk, 0):f}", f"{numbers_at(termin, [registration])}: {worth:f}")}
        audit.record("courses.attendance.correct", course, by=by, changes=changes)
    tell_door(course=course, keys=[registration.pk], by=by, now=now)


@transaction.atomic
def save_background(
    *, course: Course, registration: Registration, kommune: Gebiet | None, organisation_kind: str, by: Actor
) -> Participation:
    """Commune and kind of organisation for the yearly record; by the coordination, or by the person's own link."""
    if not by.by_link:
        ensure(may_record(by, course))
    _ensure_belongs(course, [registration])
    if organisation_kind not in OrganisationKind.values:
        raise Invalid("registration_choice_unknown")
    join(course, [registration])
    row = Participation.objects.select_for_update(of=("self",)).get(registration=registration)
    changes = audit.changed(
        row, {"kommune_id": kommune.pk if kommune else None, "organisation_kind": organisation_kind}
    )
    if changes:
        row.save(update_fields=["kommune", "organisation_kind"])
        # that it changed, not what: it is about one person, and the trail cannot be cleaned
        audit.record("courses.participation.save", row, by=by)
    return row


def _set(course: Course, termin: Termin, registration: Registration, worth: Decimal) -> None:
    if not worth:
        Attendance.objects.filter(termin=termin, registration=registration).delete()
        return
    Attendance.objects.update_or_create(
        termin=termin,
        registration=registration,
        defaults={"units": worth, "by_door": False},
        create_defaults={"units": worth, "stelle": course.stelle},
    )


def _ensure(course: Course, termin: Termin, registrations: Sequence[Registration], by: Actor, now: datetime) -> None:
    ensure(may_mark(by, course, termin, now))
    if termin.course_id != course.pk:
        raise Invalid("termin_unknown")
    _ensure_belongs(course, registrations)


def _ensure_belongs(course: Course, registrations: Sequence[Registration]) -> None:
    """A forged key of another event, or of somebody who only waits."""
    for row in registrations:
        if row.booking.event_id != course.event_id or row.status not in SURE or row.forgotten_at:
            raise Invalid("attendance_not_registered")
