"""Carrying an import out, watching it, and taking it back."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.imports import offer_actions as actions
from lueckenlos.imports import offer_queries as queries
from lueckenlos.imports.enums import RUNNING, RunStatus
from lueckenlos.imports.offer_forms import ApplyForm
from lueckenlos.imports.offer_presenters import left_lines, notice_of, step_url, steps_of
from lueckenlos.imports.offer_rules import may_undo
from lueckenlos.imports.offers import progress
from lueckenlos.shared.errors import DomainError
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.web.sentences import sentence

DONE = frozenset({RunStatus.UEBERNOMMEN, RunStatus.ZURUECKGENOMMEN})


@require_http_methods(["GET", "POST"])
def offer_apply(request: WorkRequest, pk: int) -> HttpResponse:
    """Start the application; afterwards its progress and its result."""
    actor = request.actor
    run = queries.get_run_or_404(actor, pk)
    if request.method == "POST":
        form = ApplyForm(request.POST)
        form.is_valid()
        actions.start_apply(run=run, by=actor, release=bool(form.cleaned_data.get("release")))
        return redirect(step_url(run, actor.stelle))
    if run.status in RUNNING:
        return render(request, "imports/offer_progress.html", _progress(request, pk))
    if run.status not in DONE:
        return redirect(step_url(run, actor.stelle))
    shown = {
        "run": run,
        "left": left_lines(run),
        "may_undo": may_undo(actor, run),
        "notice": notice_of(run),
        "steps": steps_of(run, "offer_apply", actor.stelle),
    }
    return render(request, "imports/offer_result.html", shown)


@require_GET
def offer_progress(request: WorkRequest, pk: int) -> HttpResponse:
    """The moving part of the progress page; leads on when the job has ended."""
    shown = _progress(request, pk)
    run = shown["run"]
    response = render(request, "imports/offer_progress_bar.html", shown)
    if run.status not in RUNNING:
        response["HX-Redirect"] = step_url(run, request.actor.stelle)
    return response


@require_http_methods(["GET", "POST"])
def offer_undo(request: WorkRequest, pk: int) -> HttpResponse:
    """Ask, then take the whole import back."""
    actor = request.actor
    run = queries.get_run_or_404(actor, pk)
    ensure(may_undo(actor, run))
    if request.method == "POST":
        actions.start_undo(run=run, by=actor)
        return redirect(step_url(run, actor.stelle))
    return render(request, "imports/offer_undo.html", {"run": run})


@require_POST
def offer_stop(request: WorkRequest, pk: int) -> HttpResponse:
    """Stop waiting for a job that has not begun."""
    run = queries.get_run_or_404(request.actor, pk)
    try:
        actions.stop_waiting(run=run, by=request.actor)
    except DomainError as error:
        messages.error(request, sentence(error))
    return redirect(step_url(run, request.actor.stelle))


def _progress(request: WorkRequest, pk: int) -> dict[str, Any]:
    run = queries.get_run_or_404(request.actor, pk)
    done = run.rows_done if run.status == RunStatus.WIRD_GEPRUEFT else progress.rows_done(run)
    return {"run": run, "done": done or None, "total": run.rows_total or None, "waiting": run.heartbeat_at is None}
