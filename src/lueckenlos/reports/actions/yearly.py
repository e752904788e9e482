"""The texts of a Jahresbericht, and its frozen versions."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from lueckenlos.reports import rules
from lueckenlos.reports.documents.versions import frozen_values, reason_told
from lueckenlos.reports.models import TEXTS, FrozenReport, YearlyReport
from lueckenlos.reports.yearly.compose import compose, thawed
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance


@transaction.atomic
def save_report_texts(*, year: int, values: Mapping[str, str], seen: int, today: date, by: Actor) -> YearlyReport:
    """The first saving, with ``seen`` 0, creates it. Raises Invalid ``changed_meanwhile``, ``report_year``."""
    ensure(rules.may_write(by))
    row = _locked(year, today, by)
    advance(row, seen)
    changed = audit.changed(row, {name: values[name].strip() for name in TEXTS if name in values})
    if changed or row._state.adding:
        row.save()
        audit.record("reports.yearlyreport.save", row, by=by, changes=changed)
    return row


@transaction.atomic
def freeze_report(*, year: int, reason: str, today: date, by: Actor) -> FrozenReport:
    """The next version, with the figures and texts of this moment; from the second on with a reason.

    Raises Invalid ``report_reason_missing``, ``report_unchanged`` or ``report_year``.
    """
    ensure(rules.may_freeze(by))
    row = _locked(year, today, by)
    if row._state.adding:
        row.version = 1
        row.save()
    report, last = compose(by, row, today), row.versions.first()
    values = frozen_values(report, last, thawed(last) if last else None, reason=reason, today=today, by=by)
    frozen = FrozenReport.objects.create(report=row, **values)
    audit.record("reports.frozenreport.freeze", frozen, by=by, changes=reason_told(frozen))
    return frozen


def _locked(year: int, today: date, by: Actor) -> YearlyReport:
    if not rules.year_possible(year, today.year):
        raise Invalid("report_year")
    found = YearlyReport.objects.select_for_update().filter(year=year).first()
    return found or YearlyReport(stelle=by.stelle, year=year, version=0)
