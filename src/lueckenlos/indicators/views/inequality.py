"""One indicator by fifths of deprivation, or by education."""

from collections.abc import Iterable, Sequence

from django.http import HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lueckenlos.indicators import rules
from lueckenlos.indicators.forms import InequalityForm
from lueckenlos.indicators.messages.inequality import CSV, EDUCATION_CSV
from lueckenlos.indicators.presenters import inequality as areas
from lueckenlos.indicators.presenters import schooling as education
from lueckenlos.indicators.queries.inequality import inequality_of
from lueckenlos.indicators.queries.schooling import by_education
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest


@require_safe
def inequality(request: WorkRequest) -> HttpResponseBase:
    """``?als=csv`` gives the same as a file."""
    ensure(rules.may_view_need(request.actor))
    form = InequalityForm(request.GET)
    return _schooling(request, form) if form.by_education else _fifths(request, form)


def _fifths(request: WorkRequest, form: InequalityForm) -> HttpResponseBase:
    found = inequality_of(request.actor.stelle, form.slug, form.level)
    if found.indicator and request.GET.get("als") == "csv":
        return _csv(f"ungleichheit-{found.indicator.slug}", CSV, areas.csv_rows(found))
    form.offer(found.choices, found.indicator)
    context = {"found": found, "form": form}
    return render(request, "indicators/inequality.html", context | areas.page_context(found))


def _schooling(request: WorkRequest, form: InequalityForm) -> HttpResponseBase:
    found = by_education(request.actor.stelle, form.slug)
    if found.indicator and request.GET.get("als") == "csv":
        return _csv(f"bildung-{found.indicator.slug}", EDUCATION_CSV, education.csv_rows(found))
    form.offer(found.choices, found.indicator)
    context = {"found": found, "form": form}
    return render(request, "indicators/schooling.html", context | education.page_context(found))


def _csv(name: str, head: Sequence[str], rows: Iterable[list[str]]) -> HttpResponseBase:
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingHttpResponse(csv_lines(head, rows), content_type="text/csv; charset=utf-8", headers=headers)
