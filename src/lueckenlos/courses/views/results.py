"""What stays without names: results of the questionnaires and the yearly record."""

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from lueckenlos.courses.enums import LEAST_ANSWERS, SCALE
from lueckenlos.courses.messages.texts import RECORD
from lueckenlos.courses.presenters import by_course, by_kind, by_theme, record_lines, results_shown
from lueckenlos.courses.queries.evaluation import results
from lueckenlos.courses.queries.record import record_rows, totals, years
from lueckenlos.courses.queries.work import get_course_or_404, termine_of
from lueckenlos.courses.rules import may_read_record
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_GET
def evaluation(request: WorkRequest, pk: int) -> HttpResponse:
    """Means and counts before and after; nothing before a questionnaire is over, and nothing of too few."""
    actor, now = request.actor, timezone.now()
    ensure(may_read_record(actor))
    course = get_course_or_404(actor, pk)
    found = results(course, termine_of(course), now)
    shown = {"course": course, "event": course.event, "least": LEAST_ANSWERS, "scale": list(SCALE.items())}
    if found:
        shown |= results_shown(found, now)
    return render(request, "courses/evaluation.html", {**shown, "asked": found is not None})


@require_GET
def record(request: WorkRequest) -> HttpResponse:
    """Participants of a year by theme, commune, kind of organisation and event."""
    actor = request.actor
    ensure(may_read_record(actor))
    known = years(actor)
    year = _year(request, known)
    rows = record_rows(actor, year)
    address = work_url(actor.stelle, "courses:record")
    shown = {
        "year": year,
        "tabs": [(str(one), f"{address}?jahr={one}", one == year) for one in known],
        "total": totals(rows),
        "themes": by_theme(rows),
        "kinds": by_kind(rows),
        "courses": by_course(rows),
        "rows": rows,
    }
    return render(request, "courses/record.html", shown)


@require_GET
def record_export(request: WorkRequest) -> StreamingHttpResponse:
    actor = request.actor
    ensure(may_read_record(actor))
    year = _year(request, years(actor))
    lines = csv_lines(RECORD, record_lines(year, record_rows(actor, year)))
    response = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="qualifizierung-{actor.stelle.slug}-{year}.csv"'
    return response


def _year(request: WorkRequest, known: list[int]) -> int:
    """The year in the address, otherwise the newest with courses, otherwise this one; Http404 for a made-up one."""
    asked = request.GET.get("jahr", "")
    if not asked:
        return known[0] if known else timezone.localdate().year
    for year in known:
        if str(year) == asked:
            return year
    raise Http404
