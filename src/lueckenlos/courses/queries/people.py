"""Participants by name: only for those of the same Stelle who work with the registrations."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal

from django.db.models import Sum
from django.http import Http404

from lueckenlos.courses.enums import CertificateKind, CertificateStatus, Standing
from lueckenlos.courses.models import Attendance, Certificate, Course, ModuleProof, Termin
from lueckenlos.courses.queries.work import whole_units
from lueckenlos.courses.rules import enough, may_see_people, percent_of, units_of
from lueckenlos.events.enums import SURE
from lueckenlos.events.models import Registration
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor

Units = Mapping[int, Decimal]


@dataclass(frozen=True, slots=True)
class Participant:
    """One registered person with presence and certificate."""

    registration: Registration
    attended: Units
    whole: Decimal
    share: int
    certificate: Certificate | None = None
    missing: tuple[str, ...] = field(default=())

    @property
    def units(self) -> Decimal:
        return units_of(self.attended.values())

    @property
    def percent(self) -> int:
        return percent_of(self.units, self.whole)

    @property
    def enough(self) -> bool:
        return enough(self.units, self.whole, self.share)

    @property
    def standing(self) -> Standing:
        if self.certificate is None:
            return Standing.BEREIT if self.enough else Standing.FEHLT
        if not self.certificate.valid:
            return Standing.ZURUECKGEZOGEN
        same = self.enough and Decimal(self.certificate.facts.get("units", 0)) == self.units
        return Standing.AUSGESTELLT if same else Standing.WEICHT_AB


def registered(actor: Actor, course: Course) -> list[Registration]:
    """Everybody with a firm place, by name. One query."""
    if not may_see_people(actor, course.stelle_id):
        return []
    statuses = [status.value for status in SURE]
    rows = Registration.objects.filter(booking__event=course.event_id, status__in=statuses, forgotten_at=None)
    return sorted(rows.select_related("booking"), key=lambda row: (sort_key(row.name), row.number))


def get_registration_or_404(actor: Actor, course: Course, pk: int) -> Registration:
    """One with a firm place. One query."""
    statuses = [status.value for status in SURE]
    rows = Registration.objects.filter(booking__event=course.event_id, status__in=statuses, forgotten_at=None, pk=pk)
    found = rows.select_related("participation__kommune").first() if may_see_people(actor, course.stelle_id) else None
    if found is None:
        raise Http404
    return found


def presence(course: Course, registrations: Iterable[int] | None = None) -> dict[int, dict[int, Decimal]]:
    """Registration → session → units. One query."""
    rows = Attendance.objects.filter(termin__course=course)
    if registrations is not None:
        rows = rows.filter(registration__in=list(registrations))
    found: dict[int, dict[int, Decimal]] = {}
    for registration, termin, units in rows.values_list("registration_id", "termin_id", "units"):
        found.setdefault(registration, {})[termin] = units
    return found


def present_at(termin: Termin) -> dict[int, tuple[Decimal, bool]]:
    """Registration → units at this session, and whether the door said so. One query."""
    rows = Attendance.objects.filter(termin=termin).values_list("registration_id", "units", "by_door")
    return {key: (units, by_door) for key, units, by_door in rows}


def newest_certificates(course: Course, kind: CertificateKind = CertificateKind.COURSE) -> dict[int, Certificate]:
    """Registration → its valid certificate, else the one withdrawn last. One query."""
    rows = Certificate.objects.filter(registration__booking__event=course.event_id, kind=kind).order_by("pk")
    found: dict[int, Certificate] = {}
    for row in rows:
        if row.registration_id is not None and (row.valid or not _valid(found.get(row.registration_id))):
            found[row.registration_id] = row
    return found


def participants(actor: Actor, course: Course, termine: Sequence[Termin]) -> list[Participant]:
    """Everybody with presence, certificate and missing modules. Constant number of queries."""
    people = registered(actor, course)
    present, certificates = presence(course), newest_certificates(course)
    missing = missing_modules(course, people)
    whole = whole_units(termine)
    return [
        Participant(
            row, present.get(row.pk, {}), whole, course.share_needed, certificates.get(row.pk), missing.get(row.pk, ())
        )
        for row in people
    ]


def participant(course: Course, termine: Sequence[Termin], registration: Registration) -> Participant:
    """One of them, for the person's page too. Constant number of queries."""
    present = presence(course, [registration.pk]).get(registration.pk, {})
    certificate = newest_certificates_of(registration).get(CertificateKind.COURSE)
    missing = missing_modules(course, [registration]).get(registration.pk, ())
    return Participant(registration, present, whole_units(termine), course.share_needed, certificate, missing)


def newest_certificates_of(registration: Registration) -> dict[str, Certificate]:
    """Kind → the valid certificate of this person, else the one withdrawn last. One query."""
    found: dict[str, Certificate] = {}
    for row in Certificate.objects.filter(registration=registration).order_by("pk"):
        if row.valid or not _valid(found.get(row.kind)):
            found[row.kind] = row
    return found


def missing_modules(course: Course, people: Sequence[Registration]) -> dict[int, tuple[str, ...]]:
    """Registration → titles of the modules that should come first and are not known to be attended. Three queries."""
    needed = list(course.requires.select_related("event"))
    if not needed or not people:
        return {}
    done = modules_of(needed, people)
    return {
        row.pk: missing
        for row in people
        if (missing := tuple(str(one.event) for one in needed if one.pk not in done[row.pk]))
    }


def modules_of(courses: Sequence[Course], people: Sequence[Registration]) -> dict[int, set[int]]:
    """Registration → which of the courses the person has attended enough of, by e-mail or by a certificate shown.

    Three queries. The address connects registrations for several events as long as they are kept.
    """
    addresses: dict[str, list[int]] = {}
    for row in people:
        if row.email_key:
            addresses.setdefault(row.email_key, []).append(row.pk)
    done: dict[int, set[int]] = {row.pk: set() for row in people}
    shares = {one.pk: one.share_needed for one in courses}
    whole = dict(Termin.objects.filter(course__in=shares).order_by().values_list("course").annotate(Sum("units")))
    sums = (
        Attendance.objects.filter(termin__course__in=shares, registration__email_key__in=addresses)
        .order_by()
        .values_list("termin__course", "registration__email_key")
        .annotate(Sum("units"))
    )
    for course, address, units in sums:
        if enough(units, whole.get(course, Decimal(0)), shares[course]):
            for pk in addresses[address]:
                done[pk].add(course)
    shown = ModuleProof.objects.filter(
        registration__in=done, certificate__course__in=shares, certificate__status=CertificateStatus.GUELTIG
    )
    for pk, course in shown.values_list("registration_id", "certificate__course_id"):
        done[pk].add(course)
    return done


def last_begin(termine: Sequence[Termin]) -> Termin | None:
    return max(termine, key=lambda termin: termin.starts_at, default=None)


def begin_of(termin: Termin | None) -> datetime | None:
    return termin.starts_at if termin else None


def _valid(certificate: Certificate | None) -> bool:
    return certificate is not None and certificate.valid
