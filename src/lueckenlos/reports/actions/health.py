"""Writing, arranging, freezing and publishing a Gesundheitsbericht."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction
from django.shortcuts import get_object_or_404

from lueckenlos.indicators.registry import all_indicators
from lueckenlos.reports import queries, rules
from lueckenlos.reports.documents.versions import frozen_values, reason_told
from lueckenlos.reports.enums import HealthChapterKey
from lueckenlos.reports.health.compose import compose, thawed
from lueckenlos.reports.models import FrozenHealthReport, HealthChapter, HealthReport
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

FACTS: Final = ("title", "year", "funding", "indicator")


@transaction.atomic
def create_health_report(*, values: Mapping[str, Any], today: date, by: Actor) -> HealthReport:
    """With every chapter in the usual order. Raises Invalid ``report_year``."""
    ensure(rules.may_write_health(by))
    _ensure_year(values["year"], today)
    row = HealthReport.objects.create(stelle=by.stelle, **{name: values[name] for name in FACTS if name in values})
    HealthChapter.objects.bulk_create(
        HealthChapter(stelle=by.stelle, report=row, key=key, position=place)
        for place, key in enumerate(HealthChapterKey.values)
    )
    audit.record("reports.healthreport.create", row, by=by, changes={"title": (None, row.title)})
    return row


@transaction.atomic
def update_health_report(
    *, report: HealthReport, values: Mapping[str, Any], seen: int, today: date, by: Actor
) -> HealthReport:
    """Raises Invalid ``changed_meanwhile``, ``report_year`` or ``health_indicator_unknown``."""
    ensure(rules.may_write_health(by))
    _ensure_year(values["year"], today)
    if (slug := values.get("indicator", "")) and slug not in all_indicators():
        raise Invalid("health_indicator_unknown")
    row = _locked(report)
    advance(row, seen)
    changed = audit.changed(row, {name: values[name] for name in FACTS if name in values})
    row.save()
    audit.record("reports.healthreport.update", row, by=by, changes=changed)
    return row


@transaction.atomic
def write_health_chapter(*, chapter: HealthChapter, text: str, seen: int, by: Actor) -> HealthChapter:
    """Raises Invalid ``changed_meanwhile``."""
    ensure(rules.may_write_health(by))
    row = get_object_or_404(HealthChapter.objects.select_for_update(), pk=chapter.pk)
    advance(row, seen)
    changed = audit.changed(row, {"text": text.strip()})
    row.save()
    audit.record("reports.healthchapter.write", row, by=by, changes=changed)
    return row


@transaction.atomic
def move_health_chapter(*, report: HealthReport, key: str, up: bool, by: Actor) -> HealthChapter:
    """One place among those that are shown. Raises Invalid ``health_chapter_cannot_move``."""
    ensure(rules.may_write_health(by))
    rows = queries.chapters_of(_locked(report))
    shown = [one for one in rows if one.shown]
    place = next((place for place, one in enumerate(shown) if one.key == key), -1)
    other = place + (-1 if up else 1)
    if place < 0 or not 0 <= other < len(shown):
        raise Invalid("health_chapter_cannot_move")
    row, neighbour = shown[place], shown[other]
    row.position, neighbour.position = neighbour.position, row.position
    HealthChapter.objects.bulk_update([row, neighbour], ["position"])
    audit.record("reports.healthchapter.arrange", row, by=by, changes={"position": (place + 1, other + 1)})
    return row


@transaction.atomic
def show_health_chapter(*, report: HealthReport, key: str, shown: bool, by: Actor) -> HealthChapter:
    """Take it in where it stood, or leave it out; its text is kept. Raises Http404 for a key no report has."""
    ensure(rules.may_write_health(by))
    row = get_object_or_404(HealthChapter.objects.select_for_update(), report=report.pk, key=key)
    if row.shown != shown:
        changed = audit.changed(row, {"shown": shown})
        row.save()
        audit.record("reports.healthchapter.arrange", row, by=by, changes=changed)
    return row


@transaction.atomic
def freeze_health_report(*, report: HealthReport, reason: str, today: date, by: Actor) -> FrozenHealthReport:
    """The next version, with the figures and texts of this moment; from the second on with a reason.

    Raises Invalid ``health_report_empty``, ``report_reason_missing`` or ``report_unchanged``.
    """
    ensure(rules.may_publish_health(by))
    row = _locked(report)
    made, last = compose(by, row, queries.chapters_of(row), today), row.versions.order_by("-number").first()
    if not made.chapters:
        raise Invalid("health_report_empty")
    values = frozen_values(made, last, thawed(last) if last else None, reason=reason, today=today, by=by)
    frozen = FrozenHealthReport.objects.create(report=row, **values)
    audit.record("reports.frozenhealthreport.freeze", frozen, by=by, changes=reason_told(frozen))
    return frozen


@transaction.atomic
def publish_health_report(*, report: HealthReport, by: Actor) -> HealthReport:
    """Its latest version, in place of an earlier one. Raises Invalid ``nothing_to_publish``."""
    ensure(rules.may_publish_health(by))
    row = _locked(report)
    last = row.versions.order_by("-number").first()
    if last is None:
        raise Invalid("nothing_to_publish")
    return _told(row, last.number, "reports.healthreport.publish", by)


@transaction.atomic
def withdraw_health_report(*, report: HealthReport, by: Actor) -> HealthReport:
    """Citizens read nothing of it any more; where nothing was published nothing happens."""
    ensure(rules.may_publish_health(by))
    row = _locked(report)
    return row if row.public_number is None else _told(row, None, "reports.healthreport.withdraw", by)


@transaction.atomic
def delete_health_report(*, report: HealthReport, by: Actor) -> None:
    """Only one of which nothing was frozen. Raises Invalid ``health_report_is_kept``."""
    ensure(rules.may_publish_health(by))
    row = _locked(report)
    if row.versions.exists():
        raise Invalid("health_report_is_kept")
    audit.record("reports.healthreport.delete", row, by=by, changes={"title": (row.title, None)})
    row.delete()


def _locked(report: HealthReport) -> HealthReport:
    return get_object_or_404(HealthReport.objects.select_for_update(), pk=report.pk)


def _told(row: HealthReport, number: int | None, verb: str, by: Actor) -> HealthReport:
    changed = audit.changed(row, {"public_number": number})
    row.save()
    audit.record(verb, row, by=by, changes=changed)
    return row


def _ensure_year(year: int, today: date) -> None:
    if not rules.year_possible(year, today.year):
        raise Invalid("report_year")
