"""Übergänge, and who hands over to whom."""

from collections.abc import Sequence
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.chains import actions, queries, rules
from lueckenlos.chains.forms import HandoverForm, read_choice
from lueckenlos.chains.presenters import shown_states, transition_views
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import Page, page_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.sentences import sentence

# offers of each Übergang that the page of all names; the rest stand on a page of their own
NAMED: Final = 8


@require_safe
def transitions(request: WorkRequest) -> HttpResponse:
    """Each Übergang of the chosen themes, the broken ones first; or one of them with all its offers."""
    ensure(rules.may_view_picture(request.actor))
    choice = read_choice(request.GET, request.actor.stelle)
    states = queries.transitions_of(request.actor.stelle, timezone.localdate())
    alone = next((state for state in states if state.slug == request.GET.get("uebergang")), None)
    page = _offers(request, alone.offers) if alone else None
    shown = [alone] if alone else shown_states(states, choice)
    lines = {alone.slug: page.rows} if alone and page else queries.first_lines(request.actor.stelle, shown, NAMED)
    context = {
        "transitions": transition_views(shown, lines),
        "alone": alone,
        "page": page,
        "choice": choice,
        "themes": vocabulary("thema").choices,
        "may_edit": bool(rules.may_edit_handovers(request.actor)),
    }
    return render(request, "chains/transitions.html", context)


def _offers(request: WorkRequest, ids: Sequence[int]) -> Page[queries.OfferLine]:
    stelle = request.actor.stelle
    return page_of(len(ids), lambda start, stop: queries.some_lines(stelle, ids, start, stop), request)


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
