"""Forgetting the people of a training: what the yearly report needs is counted first."""

from django.db import transaction

from lueckenlos.courses.models import Attendance, Certificate, Course, ModuleProof, Participation, RecordLine
from lueckenlos.courses.queries.record import live_cells


@transaction.atomic
def forget_people(*, course: Course) -> int:
    """Presence, background and the tie between certificate and registration go; counts and certificates stay.

    Called by events when it empties the registrations, within its transaction and its line of the trail; again it
    changes nothing. Returns how many rows were about a person.
    """
    RecordLine.objects.bulk_create(
        RecordLine(
            stelle=course.stelle,
            course=course,
            kommune_id=kommune,
            organisation_kind=kind,
            participants=people,
            units=units,
            certificates=certificates,
        )
        for (kommune, kind), (people, units, certificates) in live_cells([course])[course.pk].items()
    )
    present, _ = Attendance.objects.filter(termin__course=course).delete()
    proofs, _ = ModuleProof.objects.filter(registration__booking__event=course.event_id).delete()
    people, _ = Participation.objects.filter(course=course).delete()
    certificates = Certificate.objects.filter(registration__booking__event=course.event_id).update(registration=None)
    return present + proofs + people + certificates
