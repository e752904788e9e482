"""The profile of one Gebiet: page, table and paper."""

from datetime import date

from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.indicators import rules
from lueckenlos.indicators.forms import ProfileForm
from lueckenlos.indicators.messages.profile import PROFILE_CSV
from lueckenlos.indicators.presenters.paper import profile_pdf
from lueckenlos.indicators.presenters.profile import csv_rows, page_context
from lueckenlos.indicators.queries.profile import Profile, profile_of
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.enums import Permission
from lueckenlos.tenancy.http import WorkRequest


@require_safe
def profile(request: WorkRequest) -> HttpResponseBase:
    """``?als=csv`` and ``?als=pdf`` give the same profile as a file."""
    actor, day = request.actor, timezone.localdate()
    ensure(rules.may_view_need(actor))
    form = ProfileForm(request.GET)
    page = profile_of(actor.stelle, form.key, form.wanted, form.on_map)
    if page is not None and request.GET.get("als") == "csv":
        return _csv(page)
    if page is not None and request.GET.get("als") == "pdf":
        return _pdf(page, actor.stelle.name, day)
    context: dict[str, object] = {"form": form, "page": page, "may_load": actor.has(Permission.IMPORT), "day": day}
    if page is not None:
        form.offer(page)
        context |= page_context(page)
    return render(request, "indicators/profile/profile.html", context)


def _pdf(page: Profile, stelle: str, day: date) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="profil-{page.gebiet.ars}.pdf"'}
    return HttpResponse(profile_pdf(page, stelle, day), content_type="application/pdf", headers=headers)


def _csv(page: Profile) -> HttpResponseBase:
    headers = {"Content-Disposition": f'attachment; filename="profil-{page.gebiet.ars}.csv"'}
    lines = csv_lines(PROFILE_CSV, csv_rows(page))
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)
