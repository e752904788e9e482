"""Samples of the doors of reports, for tests/permissions."""

from collections.abc import Callable
from typing import Final

from django.utils import timezone
from django_scopes import scope

from factories import Cast
from lueckenlos.reports.actions import (
    create_comparison_link,
    create_health_report,
    freeze_health_report,
    publish_health_report,
)
from lueckenlos.reports.models import HealthReport
from lueckenlos.tenancy.actor import system_actor
from lueckenlos.tenancy.models import Stelle


def health_report(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    today, by = timezone.localdate(), system_actor(stelle)
    return (create_health_report(values={"title": "Bericht", "year": today.year}, today=today, by=by).pk,)


def health_chapter(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    return (*health_report(cast, stelle), "vorwort")


def public_report(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    (key,) = health_report(cast, stelle)
    report = HealthReport.objects.get(pk=key)
    freeze_health_report(report=report, reason="", today=timezone.localdate(), by=system_actor(stelle))
    publish_health_report(report=report, by=system_actor(stelle))
    return (stelle.slug, key)


def comparison(cast: Cast, stelle: Stelle) -> tuple[object, ...]:
    with scope(stelle=cast.bund):
        return (create_comparison_link(name="Probe", today=timezone.localdate(), by=cast["bund"]),)


REPORT_DOORS: Final[dict[str, Callable[[Cast, Stelle], tuple[object, ...]]]] = {
    "reports:health_chapter": health_chapter,
    "reports:health_detail": health_report,
    "reports:health_edit": health_report,
}
REPORT_KEYS: Final[dict[str, Callable[[Cast, Stelle], tuple[object, ...]]]] = {
    "comparison:data": comparison,
    "portal:report_page": public_report,
}
