"""Übergänge, and who hands over to whom."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.chains import actions, queries, rules
from lueckenlos.chains.forms import HandoverForm, read_choice
from lueckenlos.chains.presenters import transition_views
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.sentences import sentence


@require_safe
def transitions(request: WorkRequest) -> HttpResponse:
    """Each Übergang of the chosen themes, the broken ones first."""
    ensure(rules.may_view_picture(request.actor))
    choice = read_choice(request.GET, request.actor.stelle)
    picture = queries.picture_of(request.actor.stelle, choice.axis, timezone.localdate())
    named = {id_ for state in picture.transitions for id_ in state.offers}
    lines = queries.offer_lines(request.actor.stelle, named) if named else {}
    context = {
        "transitions": transition_views(picture, choice, lines),
        "choice": choice,
        "themes": vocabulary("thema").choices,
        "may_edit": bool(rules.may_edit_handovers(request.actor)),
    }
    return render(request, "chains/transitions.html", context)


@require_http_methods(["GET", "POST"])
def handover_create(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_edit_handovers(request.actor))
    form = HandoverForm(request.POST or None, uebergang=request.GET.get("uebergang", ""))
    if form.is_valid():
        try:
            actions.create_handover(values=form.values, by=request.actor)
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, "Übergabe gespeichert.")
            return redirect(_back(request, form.values.uebergang))
    return render(request, "chains/handover_form.html", {"form": form, "handover": None})


@require_http_methods(["GET", "POST"])
def handover_edit(request: WorkRequest, pk: int) -> HttpResponse:
    handover = queries.get_editable_handover_or_404(request.actor, pk)
    form = HandoverForm(request.POST or None, handover=handover)
    if form.is_valid():
        try:
            actions.update_handover(handover=handover, values=form.values, by=request.actor)
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, "Übergabe gespeichert.")
            return redirect(_back(request, handover.uebergang))
    return render(request, "chains/handover_form.html", {"form": form, "handover": handover})


@require_http_methods(["GET", "POST"])
def handover_delete(request: WorkRequest, pk: int) -> HttpResponse:
    """Asks first; without JavaScript this is the question's own page."""
    handover = queries.get_editable_handover_or_404(request.actor, pk)
    if request.method == "POST":
        uebergang = handover.uebergang
        actions.delete_handover(handover=handover, by=request.actor)
        messages.success(request, "Übergabe gelöscht.")
        return redirect(_back(request, uebergang))
    return render(request, "chains/handover_delete.html", {"handover": handover})


def _back(request: WorkRequest, uebergang: str) -> str:
    return f"{work_url(request.actor.stelle, 'chains:transitions')}#{uebergang}"
