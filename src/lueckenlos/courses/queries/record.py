"""The yearly record: participants by theme, commune and kind of organisation, without names."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.utils import timezone

from lueckenlos.courses.enums import CertificateStatus
from lueckenlos.courses.models import Attendance, Certificate, Course, RecordLine
from lueckenlos.courses.queries.places import label_of
from lueckenlos.courses.queries.work import visible_courses
from lueckenlos.courses.rules import hours_of
from lueckenlos.events.enums import SURE
from lueckenlos.geo.models import Gebiet
from lueckenlos.tenancy.actor import Actor

# (commune, kind of organisation) → participants, units, certificates
Cell = tuple[int | None, str]


@dataclass(frozen=True, slots=True)
class RecordRow:
    """Participants of one course from one commune and one kind of organisation."""

    course: Course
    kommune: str
    organisation_kind: str
    participants: int
    units: Decimal
    certificates: int

    @property
    def hours(self) -> Decimal:
        return hours_of(self.units, self.course.unit_minutes)


@dataclass(frozen=True, slots=True)
class Totals:
    """Of some rows. ``hours`` are hours of learning times participants."""

    courses: int
    participants: int
    hours: Decimal
    certificates: int


def years(actor: Actor) -> list[int]:
    """With at least one course, newest first. One query."""
    found = visible_courses(actor).order_by().datetimes("event__starts_at", "year", order="DESC")
    return [moment.year for moment in found]


def record_rows(actor: Actor, year: int) -> list[RecordRow]:
    """Of the courses that began in this year in local time; counted live, or as counted when people were forgotten.

    Five queries.
    """
    begin, end = (timezone.make_aware(datetime.combine(datetime(one, 1, 1), time())) for one in (year, year + 1))  # noqa: DTZ001 -- made aware here
    courses = {
        course.pk: course
        for course in visible_courses(actor).filter(event__starts_at__gte=begin, event__starts_at__lt=end)
    }
    lines = RecordLine.objects.filter(course__in=courses).select_related("kommune__parent")
    kept = [
        RecordRow(
            courses[line.course_id],
            label_of(line.kommune) if line.kommune else "",
            line.organisation_kind,
            line.participants,
            line.units,
            line.certificates,
        )
        for line in lines
    ]
    # of people who were forgotten no row is left: nobody is counted in both
    return sorted(kept + _live(list(courses.values())), key=_order)


def live_cells(courses: Iterable[Course]) -> dict[int, dict[Cell, tuple[int, Decimal, int]]]:
    """Course → cell → participants, units and certificates, as the rows about people say now. Two queries."""
    keys = [course.pk for course in courses]
    place = ("registration__participation__kommune", "registration__participation__organisation_kind")
    present = (
        Attendance.objects.filter(termin__course__in=keys, registration__status__in=[one.value for one in SURE])
        .order_by()
        .values_list("termin__course", *place)
        .annotate(Count("registration", distinct=True), Sum("units"))
    )
    valid = Q(status=CertificateStatus.GUELTIG)
    issued = (
        Certificate.objects.filter(valid, course__in=keys, registration__isnull=False)
        .order_by()
        .values_list("course", *place)
        .annotate(Count("pk"))
    )
    found: dict[int, dict[Cell, tuple[int, Decimal, int]]] = {key: {} for key in keys}
    for course, kommune, kind, people, units in present:
        found[course][kommune, kind or ""] = (people, units, 0)
    for course, kommune, kind, number in issued:
        people, units, _ = found[course].get((kommune, kind or ""), (0, Decimal(0), 0))
        found[course][kommune, kind or ""] = (people, units, number)
    return found


def totals(rows: Iterable[RecordRow]) -> Totals:
    rows = list(rows)
    return Totals(
        len({row.course.pk for row in rows}),
        sum(row.participants for row in rows),
        sum((row.hours for row in rows), Decimal(0)),
        sum(row.certificates for row in rows),
    )


def _live(courses: list[Course]) -> list[RecordRow]:
    cells = live_cells(courses)
    wanted = {kommune for found in cells.values() for kommune, _ in found if kommune}
    labels = {one.pk: label_of(one) for one in Gebiet.objects.filter(pk__in=wanted).select_related("parent")}
    by_key = {course.pk: course for course in courses}
    return [
        RecordRow(by_key[key], labels.get(kommune or 0, ""), kind, people, units, number)
        for key, found in cells.items()
        for (kommune, kind), (people, units, number) in found.items()
    ]


def _order(row: RecordRow) -> tuple[object, ...]:
    return (row.course.event.starts_at, row.course.pk, row.kommune, row.organisation_kind)
