"""The door of the work area: courses of the own Stelle."""

from collections.abc import Sequence
from decimal import Decimal

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.courses.enums import CertificateKind, CertificateStatus
from lueckenlos.courses.models import Attendance, Certificate, Course, CourseFile, CourseSeries, Termin
from lueckenlos.events.models import Event
from lueckenlos.events.queries.work import visible_events
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission


def visible_courses(actor: Actor) -> QuerySet[Course]:
    """All courses whose events the actor reads, newest first."""
    rows = Course.objects.filter(event__in=visible_events(actor).order_by().values("pk"))
    return rows.select_related("event", "series", "stelle").order_by("-event__starts_at", "pk")


def get_course_or_404(actor: Actor, event_pk: int) -> Course:
    """With event, series and Stelle. One query."""
    return get_object_or_404(visible_courses(actor), event=event_pk)


def get_event_or_404(actor: Actor, event_pk: int) -> Event:
    """An event that is a Qualifizierung or may become one; ``event.course`` is there or raises. One query."""
    rows = visible_events(actor).exclude(art="boerse").select_related("course__series", "stelle")
    return get_object_or_404(rows, pk=event_pk)


def course_of(event: Event) -> Course | None:
    """One query; the scope must be open."""
    return Course.objects.filter(event=event).select_related("event", "series", "stelle").first()


def termine_of(course: Course) -> list[Termin]:
    """In order of time. One query."""
    return list(course.termine.all())


def get_file_or_404(course: Course, pk: int) -> CourseFile:
    """Of a training in sight, or of the one somebody has a place at. One query."""
    file: CourseFile = get_object_or_404(CourseFile.objects.filter(course=course), pk=pk)
    file.course = course
    return file


def whole_units(termine: Sequence[Termin]) -> Decimal:
    return sum((termin.units for termin in termine), Decimal(0))


def visible_series(actor: Actor) -> QuerySet[CourseSeries]:
    rows = CourseSeries.objects.all() if actor.has(Permission.VIEW) else CourseSeries.objects.none()
    return rows.order_by("title", "pk")


def get_series_or_404(actor: Actor, pk: int) -> CourseSeries:
    return get_object_or_404(visible_series(actor), pk=pk)


def present_counts(course: Course) -> dict[int, int]:
    """Session → how many were there. One query."""
    rows = Attendance.objects.filter(termin__course=course).order_by().values_list("termin").annotate(Count("pk"))
    return dict(rows)


def certificates_of(course: Course) -> list[Certificate]:
    """Valid ones of people still known, by name, with what the document needs. One query."""
    rows = Certificate.objects.filter(course=course, status=CertificateStatus.GUELTIG, kind=CertificateKind.COURSE)
    found = rows.exclude(registration=None).select_related("registration", "stelle")
    return sorted(found, key=lambda row: sort_key(row.registration.name) if row.registration else "")


def get_certificate_or_404(course: Course, pk: int) -> Certificate:
    """Of a person still known. One query."""
    rows = Certificate.objects.filter(registration__booking__event=course.event_id)
    return get_object_or_404(rows.select_related("registration", "stelle"), pk=pk)
