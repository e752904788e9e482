"""The Jahresbericht: all years, one year, its texts, the rows behind a figure."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.reports import actions, queries, rules
from lueckenlos.reports import messages as words
from lueckenlos.reports.forms.versions import FreezeForm
from lueckenlos.reports.forms.yearly import TextsForm
from lueckenlos.reports.messages.yearly import ROWS_SHEET, TITLES
from lueckenlos.reports.presenters.rows import file_rows, row_of
from lueckenlos.reports.presenters.yearly import page_of_year, shown_report
from lueckenlos.reports.views.files import file_of
from lueckenlos.reports.yearly.files import WRITERS
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.shared.workbook import CSV, XLSX, file_answer
from lueckenlos.tenancy.forms.saving import posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url

DETAIL: Final = "reports:yearly_detail"
# what the bare address of the list shows
FIRST_TABLE: Final = "art"


@require_safe
def yearly_list(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_view(request.actor))
    years = queries.years_with_work(request.actor, timezone.localdate().year)
    return render(request, "reports/yearly_list.html", {"years": years})


@require_http_methods(["GET", "POST"])
def yearly_detail(request: WorkRequest, year: int) -> HttpResponse:
    """With ``?fassung=…`` a frozen one; ``?als=pdf|docx|xlsx|csv`` as a file. Sending freezes, releases, withdraws."""
    actor, today = request.actor, timezone.localdate()
    _ensure_year(request, year)
    versions = queries.versions_of(actor, year)
    form = FreezeForm(posted(request) if "einfrieren" in request.POST else None, first=not versions)
    if request.method == "POST":
        ensure(rules.may_freeze(actor))
        if _done(request, year, form):
            return redirect(work_url(actor.stelle, DETAIL, year))
    shown = shown_report(actor, year, today, queries.version_or_404(versions, request.GET.get("fassung", "")))
    if answer := file_of(request, WRITERS, shown.report, shown.version_text, shown.file_name):
        return answer
    context = {**page_of_year(actor, shown, versions, today), "form": form}
    return render(request, "reports/yearly_detail.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def yearly_edit(request: WorkRequest, year: int) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    _ensure_year(request, year)
    ensure(rules.may_write(actor))
    row = queries.report_of(actor, year)
    form = TextsForm(posted(request), report=row)
    if form.is_valid():
        values, seen = form.values, form.cleaned_data["version"]
        if saved(
            form,
            lambda: actions.save_report_texts(year=year, values=values, seen=seen, today=today, by=actor),
            row,
        ):
            messages.success(request, words.SAVED)
            return redirect(work_url(actor.stelle, DETAIL, year))
    return render(request, "reports/yearly_form.html", {"form": form, "year": year})


@require_safe
def yearly_rows(request: WorkRequest, year: int) -> HttpResponseBase:
    """What stands behind one figure: exactly the rows that were counted; as a file with ``?als=csv|xlsx``."""
    actor, today = request.actor, timezone.localdate()
    _ensure_year(request, year)
    asked = _asked(request)
    found = queries.rows_behind(actor, year, today, asked)
    if (kind := request.GET.get("als", "")) in {CSV, XLSX}:
        lines = file_rows(found.rows.iterator(chunk_size=2000), actor.stelle)
        return file_answer(kind, f"jahresbericht-{year}-{asked.table}", ROWS_SHEET, lines)
    page = paginate(found.rows, request)
    rows = [row_of(row, actor.stelle) for row in page.rows]
    context = {"year": year, "page": page, "rows": rows, "hidden": found.hidden, "title": TITLES[asked.table]}
    return render(request, "reports/yearly_rows.html", context)


def _ensure_year(request: WorkRequest, year: int) -> None:
    ensure(rules.may_view(request.actor))
    if not rules.year_possible(year, timezone.localdate().year):
        raise Http404


def _asked(request: WorkRequest) -> queries.Asked:
    column = request.GET.get("spalte", "0")
    if not column.isdecimal() or len(column) > 1:
        raise Http404
    return queries.Asked(request.GET.get("tabelle") or FIRST_TABLE, request.GET.get("zeile", ""), int(column))


def _done(request: WorkRequest, year: int, form: FreezeForm) -> bool:
    """False where the form says what is wrong."""
    actor, today = request.actor, timezone.localdate()
    if "freigeben" in request.POST:
        actions.release_figures(year=year, today=today, by=actor)
        messages.success(request, words.RELEASED)
    elif "zurueckziehen" in request.POST:
        actions.withdraw_figures(year=year, by=actor)
        messages.success(request, words.WITHDRAWN)
    elif form.is_valid():
        reason = form.cleaned_data.get("reason", "")
        frozen = saved(form, lambda: actions.freeze_report(year=year, reason=reason, today=today, by=actor))
        if frozen:
            messages.success(request, words.FROZEN.format(year=year, number=frozen.number))
    return not form.errors
