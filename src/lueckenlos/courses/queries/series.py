"""Series: their modules, and who has attended enough of them."""

from collections.abc import Sequence
from dataclasses import dataclass

from lueckenlos.courses.enums import CertificateKind
from lueckenlos.courses.models import Certificate, Course, CourseSeries
from lueckenlos.courses.queries.people import modules_of
from lueckenlos.events.models import Registration


@dataclass(frozen=True, slots=True)
class SeriesState:
    """One person's way through a series, with the certificate that holds, else the one withdrawn last."""

    registration: Registration
    done: frozenset[int]
    needed: int
    certificate: Certificate | None

    @property
    def complete(self) -> bool:
        return bool(self.needed) and len(self.done) >= self.needed

    @property
    def has_certificate(self) -> bool:
        return self.certificate is not None and self.certificate.valid

    @property
    def may_be_issued(self) -> bool:
        return self.complete and not self.has_certificate

    @property
    def due(self) -> bool:
        """Never had one, or lost it to a correction: a click for all must not bring back one issued by mistake."""
        return self.may_be_issued and (self.certificate is None or self.certificate.replaced)


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
        registration__email_key__in=[row.email_key for row in people if row.email_key],
    )
    # the valid one comes last
    in_order = sorted(rows.select_related("registration"), key=lambda row: (row.valid, row.pk))
    return {row.registration.email_key: row for row in in_order if row.registration}
