"""Series: their modules, and who has attended enough of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from lueckenlos.courses.enums import CertificateKind, CertificateStatus
from lueckenlos.courses.models import Certificate, Course, CourseSeries
from lueckenlos.courses.queries.people import modules_of
from lueckenlos.events.models import Registration


@dataclass(frozen=True, slots=True)
class SeriesState:
    """One person's way through a series."""

    registration: Registration
    done: frozenset[int]
    needed: int
    certificate: Certificate | None

    @property
    def complete(self) -> bool:
        return bool(self.needed) and len(self.done) >= self.needed

    @property
    def may_be_issued(self) -> bool:
        return self.complete and not (self.certificate and self.certificate.valid)


def modules(series: CourseSeries) -> list[Course]:
    """In order of time. One query."""
    return list(series.courses.select_related("event").order_by("event__starts_at", "pk"))


def needed_of(series: CourseSeries, found: Sequence[Course]) -> int:
    """All, unless fewer are enough."""
    return min(series.needed or len(found), len(found))


def states(series: CourseSeries, found: Sequence[Course], people: Sequence[Registration]) -> list[SeriesState]:
    """In the order of ``people``. Four queries."""
    done = modules_of(found, people)
    certificates = _certificates(series, people)
    needed = needed_of(series, found)
    return [
        SeriesState(row, frozenset(done[row.pk]), needed, certificates.get(row.email_key) if row.email_key else None)
        for row in people
    ]


def _certificates(series: CourseSeries, people: Sequence[Registration]) -> dict[str, Certificate]:
    """By e-mail: a person registers for each module anew and still gets one certificate of the whole."""
    rows = Certificate.objects.filter(
        series=series,
        kind=CertificateKind.SERIES,
        status=CertificateStatus.GUELTIG,
        registration__email_key__in=[row.email_key for row in people if row.email_key],
    )
    return {row.registration.email_key: row for row in rows.select_related("registration") if row.registration}
