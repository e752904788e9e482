"""What the columns and the values of a table mean."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports import offer_queries as queries
from lueckenlos.imports.enums import RUNNING
from lueckenlos.imports.offer_forms import ConstantsForm, MappingForm, SheetForm, ValueForm
from lueckenlos.imports.offer_presenters import notice_of, step_url, steps_of
from lueckenlos.imports.offer_rules import may_assign
from lueckenlos.shared.errors import DomainError
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.web.sentences import sentence


def posted(request: WorkRequest) -> QueryDict | None:
    """What was sent; an empty form is sent too."""
    return request.POST if request.method == "POST" else None


@require_http_methods(["GET", "POST"])
def offer_mapping(request: WorkRequest, pk: int) -> HttpResponse:
    """Which column is what."""
    actor = request.actor
    run = queries.get_run_or_404(actor, pk)
    if run.status in RUNNING:
        return redirect(step_url(run, actor.stelle))
    ensure(may_assign(actor, run))
    columns, sheets = queries.columns_of(run)
    form = MappingForm(posted(request), columns=columns, clear_empty=run.clear_empty)
    for_all = ConstantsForm(posted(request), given=run.constants, prefix="alle")
    if form.is_valid() and for_all.is_valid():
        try:
            clear_empty, constants = form.cleaned_data["clear_empty"], for_all.constants
            actions.assign_columns(
                run=run, by=actor, mapping=form.mapping, clear_empty=clear_empty, constants=constants
            )
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            return redirect(step_url(run, actor.stelle))
    shown = {
        "run": run,
        "form": form,
        "for_all": for_all,
        "sheet_form": SheetForm(sheets=sheets, initial={"sheet": run.sheet}) if len(sheets) > 1 else None,
        "earlier": queries.earlier_run(run),
        "notice": notice_of(run),
        "steps": steps_of(run, "offer_mapping", actor.stelle),
    }
    return render(request, "imports/offer_mapping.html", shown)


@require_POST
def offer_sheet(request: WorkRequest, pk: int) -> HttpResponse:
    """Take another sheet of the workbook."""
    actor = request.actor
    run = queries.get_run_or_404(actor, pk)
    ensure(may_assign(actor, run))
    _, sheets = queries.columns_of(run)
    form = SheetForm(request.POST, sheets=sheets)
    if form.is_valid():
        actions.choose_sheet(run=run, by=actor, sheet=form.cleaned_data["sheet"])
    return redirect(step_url(run, actor.stelle))


@require_http_methods(["GET", "POST"])
def offer_values(request: WorkRequest, pk: int) -> HttpResponse:
    """What values mean that no vocabulary knows."""
    actor = request.actor
    run = queries.get_run_or_404(actor, pk)
    if run.status in RUNNING:
        return redirect(step_url(run, actor.stelle))
    ensure(may_assign(actor, run))
    unknown = queries.unknown_values(run) or queries.asked_values(run)
    form = ValueForm(posted(request), unknown=unknown)
    if form.is_valid():
        actions.assign_values(run=run, by=actor, chosen=form.chosen)
        return redirect(step_url(run, actor.stelle))
    shown = {
        "run": run,
        "form": form,
        "more": max(0, len(run.unknown_values) - len(unknown)),
        "notice": notice_of(run),
        "steps": steps_of(run, "offer_values", actor.stelle),
    }
    return render(request, "imports/offer_values.html", shown)
