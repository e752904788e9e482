"""Verstetigungs-Checks: fill in, look at one beside those before it."""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.process import actions, queries, rules
from lueckenlos.process.forms import CheckForm
from lueckenlos.process.models import StabilityCheck
from lueckenlos.process.presenters import check_lines
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_safe
def check_list(request: WorkRequest) -> HttpResponse:
    """All checks of the Stelle, the latest read out."""
    found = list(queries.checks_for(request.actor))
    context = {
        "checks": found,
        "latest": queries.compare(found[0], found) if found else None,
        "may_edit": bool(rules.may_edit(request.actor)),
    }
    return render(request, "process/check_list.html", context)


@require_safe
def check_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """Question by question, with the steps of earlier checks."""
    check = queries.get_check_or_404(request.actor, pk)
    shown = queries.compare(check, list(queries.checks_for(request.actor)))
    context = {"shown": shown, "groups": check_lines(shown), "may_edit": bool(rules.may_edit(request.actor))}
    return render(request, "process/check_detail.html", context)


@require_http_methods(["GET", "POST"])
def check_create(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_edit(request.actor))
    return _fill_in(request, None, timezone.localdate())


@require_http_methods(["GET", "POST"])
def check_edit(request: WorkRequest, pk: int) -> HttpResponse:
    ensure(rules.may_edit(request.actor))
    return _fill_in(request, queries.get_check_or_404(request.actor, pk), timezone.localdate())


def _fill_in(request: WorkRequest, check: StabilityCheck | None, today: date) -> HttpResponse:
    form = CheckForm(request.POST or None, today=today, check=check)
    if form.is_valid():
        seen = form.cleaned_data["version"]
        kept = saved(
            form,
            lambda: actions.save_check(values=form.values, today=today, by=request.actor, check=check, seen=seen),
            check,
        )
        if kept:
            messages.success(request, "Verstetigungs-Check gespeichert.")
            return redirect(work_url(request.actor.stelle, "process:check_detail", kept.pk))
    return render(request, "process/check_form.html", {"form": form, "check": check})
