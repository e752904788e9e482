"""What every step of presence needs first: the row of the person at this training, and how the trail names people."""

from collections.abc import Sequence

from lueckenlos.courses.models import Course, Participation, Termin
from lueckenlos.courses.rules import kind_of
from lueckenlos.events.models import Registration


def join(course: Course, registrations: Sequence[Registration]) -> None:
    """A row for each of them, with the kind that the organisation's name tells."""
    keys = [row.pk for row in registrations]
    known = set(Participation.objects.filter(registration__in=keys).values_list("registration_id", flat=True))
    Participation.objects.bulk_create(
        [
            Participation(
                stelle=course.stelle, course=course, registration=row, organisation_kind=kind_of(row.organisation)
            )
            for row in registrations
            if row.pk not in known
        ],
        ignore_conflicts=True,
    )


def numbers_at(termin: Termin, registrations: Sequence[Registration]) -> str:
    """Which session and whose registration, as the trail keeps it."""
    numbers = ", ".join(str(row.number) for row in sorted(registrations, key=lambda row: row.number))
    return f"{termin.starts_at:%Y-%m-%d %H:%M} · {numbers}"
