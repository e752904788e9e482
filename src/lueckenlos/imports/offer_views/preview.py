"""What an import would do, row by row, and the decisions about it."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports import offer_queries as queries
from lueckenlos.imports.enums import RUNNING, RowOutcome
from lueckenlos.imports.offer_files import error_list
from lueckenlos.imports.offer_forms import ApplyForm, BulkForm, RowForm
from lueckenlos.imports.offer_messages import ROW_SAVED, ROWS_SAVED
from lueckenlos.imports.offer_presenters import notice_of, row_views, step_url, steps_of, tabs_of
from lueckenlos.imports.offer_rules import may_choose
from lueckenlos.imports.offer_views.rows import bulk_choices, row_page
from lueckenlos.shared.errors import DomainError
from lueckenlos.shared.pagination import paginate
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_GET
def offer_preview(request: WorkRequest, pk: int) -> HttpResponse:
    """All rows with their outcomes; after the import the same page is its ledger."""
    actor = request.actor
    run = queries.get_run_or_404(actor, pk)
    if run.status in RUNNING or not run.counts:
        return redirect(step_url(run, actor.stelle))
    outcome = request.GET.get("ergebnis", "")
    page = paginate(queries.rows_of(run, outcome), request)
    shown = {
        "run": run,
        "page": page,
        "rows": row_views(page.rows, queries.offer_titles(page.rows)),
        "tabs": tabs_of(run, outcome),
        "outcome": outcome,
        "bulk": bulk_choices(run, outcome),
        "may_choose": may_choose(actor, run),
        "traeger": queries.new_traeger(run),
        "earlier": queries.earlier_run(run),
        "apply_form": ApplyForm(initial={"release": ""}),
        "notice": notice_of(run),
        "steps": steps_of(run, "offer_preview", actor.stelle),
    }
    return render(request, "imports/offer_preview.html", shown)


@require_http_methods(["GET", "POST"])
def offer_row(request: WorkRequest, pk: int, line: int) -> HttpResponse:
    """One row: what it says, what it would change, and the decision about it."""
    actor = request.actor
    run = queries.get_run_or_404(actor, pk)
    row = queries.get_row_or_404(run, line)
    error = ""
    if request.method == "POST":
        form = RowForm(request.POST)
        try:
            form.is_valid()
            choice, offer = form.cleaned_data.get("choice", ""), form.cleaned_data.get("offer")
            taken = request.POST.getlist(f"feld-{offer}" if offer else "feld")
            actions.choose_row(run=run, by=actor, row=row, choice=choice, offer_id=offer, taken=taken)
        except DomainError as refused:
            error = sentence(refused)
        else:
            messages.success(request, ROW_SAVED)
            return redirect(_list_url(request, pk, row.outcome))
    shown = row_page(run, row) | {"error": error, "may_choose": may_choose(actor, run)}
    return render(request, "imports/offer_row.html", shown, status=409 if error else 200)


@require_POST
def offer_bulk(request: WorkRequest, pk: int) -> HttpResponse:
    """The same decision for every row of one outcome."""
    run = queries.get_run_or_404(request.actor, pk)
    form = BulkForm(request.POST)
    outcome = ""
    if form.is_valid():
        outcome = form.cleaned_data["outcome"]
        count = actions.choose_all(run=run, by=request.actor, outcome=outcome, choice=form.cleaned_data["choice"])
        messages.success(request, ROWS_SAVED.format(count=count))
    return redirect(_list_url(request, pk, outcome))


@require_GET
def offer_errors(request: WorkRequest, pk: int) -> HttpResponseBase:
    """Rows that were not taken, with the columns of the file and the reason."""
    run = queries.get_run_or_404(request.actor, pk)
    response = StreamingHttpResponse(error_list(run), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="fehlerliste-{run.pk}.csv"'
    return response


def _list_url(request: WorkRequest, pk: int, outcome: str) -> str:
    url = work_url(request.actor.stelle, "imports:offer_preview", pk)
    return f"{url}?ergebnis={outcome}" if outcome in RowOutcome.values else url
