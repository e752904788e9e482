"""What a Stelle asks of its offers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lueckenlos.chains import actions, queries, rules
from lueckenlos.chains.forms import SettingsForm
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_http_methods(["GET", "POST"])
def picture_settings(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_change_settings(request.actor))
    settings = queries.own_settings()
    limits = queries.limits_of(request.actor.stelle, None)
    form = SettingsForm(request.POST or None, settings=settings, limits=limits)
    if form.is_valid():
        actions.save_settings(values=form.values, by=request.actor)
        messages.success(request, "Einstellungen gespeichert. Das Kettenbild ist neu berechnet.")
        return redirect(work_url(request.actor.stelle, "chains:picture"))
    return render(request, "chains/settings.html", {"form": form, "limits": limits})
