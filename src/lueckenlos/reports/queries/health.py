"""The door of the work area: Gesundheitsberichte of the own commune, their chapters and versions."""

from django.db.models import Count, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.reports import rules
from lueckenlos.reports.models import FrozenHealthReport, HealthChapter, HealthReport
from lueckenlos.tenancy.actor import Actor


def health_reports_for(actor: Actor) -> QuerySet[HealthReport]:
    """With ``frozen``, the number of versions."""
    rows = HealthReport.objects.annotate(frozen=Count("versions")).order_by("-year", "title", "pk")
    return rows if rules.may_view_health(actor) else rows.none()


def get_health_report_or_404(actor: Actor, pk: int) -> HealthReport:
    return get_object_or_404(health_reports_for(actor).select_related("stelle"), pk=pk)


def get_health_chapter_or_404(actor: Actor, pk: int, key: str) -> HealthChapter:
    rows = HealthChapter.objects.filter(report__in=health_reports_for(actor)).select_related("report")
    return get_object_or_404(rows, report=pk, key=key)


def chapters_of(row: HealthReport) -> list[HealthChapter]:
    """In their order, also those left out. One query."""
    return list(HealthChapter.objects.filter(report=row).order_by("position", "pk"))


def health_versions_of(row: HealthReport) -> list[FrozenHealthReport]:
    """The newest first. One query."""
    return list(FrozenHealthReport.objects.filter(report=row).select_related("frozen_by").order_by("-number"))
