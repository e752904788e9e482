"""The door of the work area: reports of the own KGC, their versions and what was released of them."""

from collections.abc import Sequence
from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404

from lueckenlos.advice.queries import activities_for
from lueckenlos.reports import rules
from lueckenlos.reports.models import FigureRelease, FrozenReport, FrozenVersion, YearlyReport
from lueckenlos.tenancy.actor import Actor

F = TypeVar("F", bound=FrozenVersion)


def reports_for(actor: Actor) -> QuerySet[YearlyReport]:
    rows = YearlyReport.objects.filter(stelle=actor.stelle)
    return rows if rules.may_view(actor) else rows.none()


def report_of(actor: Actor, year: int) -> YearlyReport:
    """The one of the year; not saved yet where nobody has written anything. One query."""
    return reports_for(actor).filter(year=year).first() or YearlyReport(stelle=actor.stelle, year=year, version=0)


def versions_of(actor: Actor, year: int) -> list[FrozenReport]:
    """The newest first. One query."""
    rows = FrozenReport.objects.filter(report__in=reports_for(actor), report__year=year)
    return list(rows.select_related("report", "frozen_by"))


def latest_version(actor: Actor, year: int) -> FrozenReport | None:
    rows = FrozenReport.objects.filter(report__in=reports_for(actor), report__year=year)
    return rows.order_by("-number").first()


def version_or_404(versions: Sequence[F], asked: str) -> F | None:
    """The one the address names; None where it names none."""
    if not asked:
        return None
    found = next((one for one in versions if str(one.number) == asked), None)
    if found is None:
        raise Http404
    return found


def release_of(actor: Actor, year: int) -> FigureRelease | None:
    """What the Bund reads of the year."""
    rows = FigureRelease.objects.filter(stelle=actor.stelle, year=year).select_related("version")
    return rows.first() if rules.may_view(actor) else None


def years_with_work(actor: Actor, this_year: int) -> list[tuple[int, YearlyReport | None, int]]:
    """Year, its report, number of versions; the newest first, always with this year and the last. Three queries."""
    reports = {one.year: one for one in reports_for(actor)}
    numbers: dict[int, int] = {}
    for year in FrozenReport.objects.filter(report__in=reports.values()).values_list("report__year", flat=True):
        numbers[year] = numbers.get(year, 0) + 1
    worked = activities_for(actor).select_related(None).order_by().dates("day", "year")
    years = {this_year, this_year - 1, *reports, *(day.year for day in worked)}
    possible = sorted((year for year in years if rules.year_possible(year, this_year)), reverse=True)
    return [(year, reports.get(year), numbers.get(year, 0)) for year in possible]
