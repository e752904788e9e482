"""Certificates: issued from real presence, withdrawn with a reason, issued anew after a correction."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from lueckenlos.courses.enums import CORRECTIONS, CertificateKind, CertificateStatus, Standing, WithdrawReason
from lueckenlos.courses.facts import course_facts, series_facts
from lueckenlos.courses.models import Certificate, Course, CourseSeries, Termin
from lueckenlos.courses.queries.people import Participant, begin_of, last_begin
from lueckenlos.courses.queries.series import SeriesState
from lueckenlos.courses.rules import may_issue, may_record, may_withdraw, name_hash, name_key, new_code, printable_name
from lueckenlos.events.models import Registration
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

_NAME_LENGTH = 160


@transaction.atomic
def issue(
    *, course: Course, termine: Sequence[Termin], people: Sequence[Participant], by: Actor, now: datetime
) -> list[Certificate]:
    """For those of ``people`` who were there long enough and never had one. Two queries for any number.

    Who lost theirs gets a new one by :func:`reissue` only: a click for the others must not undo a withdrawal.
    """
    _lock(course)
    ensure(may_issue(by, course, begin_of(last_begin(termine)), now))
    taken = _taken(course, CertificateKind.COURSE)
    made = [
        _certificate(course, one.registration, course_facts(course, termine, one.attended), now)
        for one in people
        # whose name our font cannot show keeps nobody else from theirs
        if one.standing is Standing.BEREIT
        and one.registration.pk not in taken
        and printable_name(one.registration.name)
    ]
    return _save(made, course, by)


@transaction.atomic
def issue_series(
    *, course: Course, modules: Sequence[Course], states: Sequence[SeriesState], by: Actor, now: datetime
) -> list[Certificate]:
    """Of the whole series, for those who have attended enough of its modules and lost none that was a mistake."""
    series, taken = _locked_series(course, by)
    made = [
        _series_certificate(course, series, modules, state, now)
        for state in states
        if state.due and state.registration.pk not in taken and printable_name(state.registration.name)
    ]
    return _save(made, course, by)


@transaction.atomic
def reissue_series(
    *, course: Course, modules: Sequence[Course], state: SeriesState, by: Actor, now: datetime
) -> Certificate:
    """For one whose certificate was withdrawn as issued by mistake, and who has attended enough by now."""
    series, taken = _locked_series(course, by)
    if not state.may_be_issued or state.registration.pk in taken:
        raise Invalid("series_not_complete")
    (made,) = _save([_series_certificate(course, series, modules, state, now)], course, by)
    return made


@transaction.atomic
def record_export(*, course: Course, by: Actor, certificates: int) -> None:
    """Names leave the platform as a file: the trail says who took how many."""
    ensure(may_record(by, course))
    audit.record("courses.certificate.export", course, by=by, changes={"certificates": (0, certificates)})


@transaction.atomic
def withdraw(*, certificate: Certificate, reason: str, by: Actor, today: date) -> Certificate:
    """It does not hold any more; whoever checks it reads the reason. Again: no change."""
    ensure(may_withdraw(by, certificate.stelle_id))
    certificate = _fresh(certificate)
    if certificate.valid:
        _take_back(certificate, reason, by, today)
    return certificate


@transaction.atomic
def reissue(
    *, course: Course, termine: Sequence[Termin], person: Participant, name: str, by: Actor, now: datetime
) -> Certificate:
    """A new certificate for the corrected name or the presence as it is now; the old one says that it was replaced."""
    _lock(course)
    ensure(may_issue(by, course, begin_of(last_begin(termine)), now))
    row = person.registration
    name = " ".join(name.split())
    if not name_key(name) or len(name) > _NAME_LENGTH:
        raise Invalid("certificate_name_wrong", most=_NAME_LENGTH)
    renamed = name != row.name
    if renamed:
        row.name = name
        row.save(update_fields=["name", "changed_at"])
        # that it changed, not from what: names stand nowhere in the trail
        audit.record("courses.registration.rename", row, by=by)
    if not person.enough:
        raise Invalid("certificate_not_enough", share=course.share_needed)
    old = Certificate.objects.filter(
        registration=row, kind=CertificateKind.COURSE, status=CertificateStatus.GUELTIG
    ).first()
    if old is not None:
        if not renamed and person.standing is Standing.AUSGESTELLT:
            raise Invalid("certificate_unchanged")
        reason = WithdrawReason.NAME if renamed else WithdrawReason.STUNDEN
        _take_back(old, reason, by, timezone.localdate(now))
    (made,) = _save([_certificate(course, row, course_facts(course, termine, person.attended), now)], course, by)
    return made


def _locked_series(course: Course, by: Actor) -> tuple[CourseSeries, set[int | None]]:
    """With the registrations that have a valid certificate of it."""
    _lock(course)
    ensure(may_record(by, course))
    if course.series is None:
        raise Invalid("series_unknown")
    return course.series, _taken(course, CertificateKind.SERIES)


def _series_certificate(
    course: Course, series: CourseSeries, modules: Sequence[Course], state: SeriesState, now: datetime
) -> Certificate:
    facts = series_facts(series, [one for one in modules if one.pk in state.done])
    certificate = _certificate(course, state.registration, facts, now)
    certificate.kind, certificate.series = CertificateKind.SERIES, series
    return certificate


def _certificate(course: Course, row: Registration, facts: dict[str, Any], now: datetime) -> Certificate:
    if not name_key(row.name):
        raise Invalid("certificate_name_missing", number=row.number)
    if not printable_name(row.name):
        raise Invalid("certificate_name_signs", number=row.number)
    code = new_code()
    return Certificate(
        stelle=course.stelle,
        code=code,
        name_hash=name_hash(row.name, code),
        course=course,
        registration=row,
        facts=facts,
        issued_on=timezone.localdate(now),
    )


def _save(made: list[Certificate], course: Course, by: Actor) -> list[Certificate]:
    rows = Certificate.objects.bulk_create(made)
    if rows:
        codes = [row.code for row in rows]
        audit.record("courses.certificate.issue", course, by=by, changes={"certificates": ([], codes)})
    return rows


def _take_back(certificate: Certificate, reason: str, by: Actor, today: date) -> None:
    if reason not in WithdrawReason.values:
        raise Invalid("certificate_reason_missing")
    values = {
        "status": CertificateStatus.ZURUECKGEZOGEN.value,
        "withdrawn_on": today,
        "withdrawn_reason": WithdrawReason(reason).value,
        "replaced": reason in CORRECTIONS,
    }
    changes = audit.changed(certificate, values)
    certificate.save(update_fields=list(values))
    audit.record("courses.certificate.withdraw", certificate, by=by, changes=changes)


def _taken(course: Course, kind: CertificateKind) -> set[int | None]:
    rows = Certificate.objects.filter(
        registration__booking__event=course.event_id, kind=kind, status=CertificateStatus.GUELTIG
    )
    return set(rows.values_list("registration_id", flat=True))


def _lock(course: Course) -> None:
    """One after the other, so that two clicks make one certificate."""
    list(Course.objects.select_for_update(of=("self",)).filter(pk=course.pk).order_by().values_list("pk"))


def _fresh(certificate: Certificate) -> Certificate:
    return Certificate.objects.select_for_update(of=("self",)).get(pk=certificate.pk)
