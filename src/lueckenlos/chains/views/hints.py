"""Hints: the list of all, one with its history, and deciding on it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from lueckenlos.chains import actions, queries, rules
from lueckenlos.chains.enums import HintKind, HintState
from lueckenlos.chains.forms import DecisionForm, read_choice, read_filter
from lueckenlos.chains.messages import CAUTION, place_label
from lueckenlos.chains.picture import Axis, Hint, Kind
from lueckenlos.chains.presenters import hint_figures, hint_list, hint_row, siblings
from lueckenlos.chains.views.page import offer_page, reach_addresses
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.queries.tree import kgc_of
from lueckenlos.web.sentences import sentence


@require_safe
def hints(request: WorkRequest) -> HttpResponse:
    """All hints, by severity; the filter stands in the address."""
    ensure(rules.may_view_picture(request.actor))
    choice = read_choice(request.GET, request.actor.stelle)
    wanted = read_filter(request.GET, choice)
    shown = queries.live(request.actor.stelle, choice.axis, timezone.localdate())
    context = {
        "hints": hint_list(shown, wanted),
        "hint_base": work_url(request.actor.stelle, "chains:hints"),
        "wanted": wanted,
        "choice": choice,
        "kinds": HintKind.choices,
        "states": HintState.choices,
        "areas": shown.picture.areas,
        "caution": CAUTION,
    }
    return render(request, "chains/hints.html", context)


@require_safe
def hint(request: WorkRequest, key: str) -> HttpResponse:
    """One hint. When its cause is gone only its history is left."""
    ensure(rules.may_view_picture(request.actor))
    shown, found = _find(request, key)
    if found:
        return render(request, "chains/hint.html", _context(request, shown, found))
    history = list(queries.history_of(key))
    if not history:
        raise Http404
    return render(request, "chains/hint_gone.html", {"history": history, "key": key})


@require_POST
def decide(request: WorkRequest, key: str) -> HttpResponse:
    """Write down a decision; it may cover other hints of the same group."""
    ensure(rules.may_decide(request.actor))
    shown, found = _find(request, key)
    if found is None:
        raise Invalid("hint_changed")
    form = _form(request, shown, found)
    if form.is_valid():
        try:
            actions.decide(hints=form.chosen, ruling=form.ruling, day=timezone.localdate(), by=request.actor)
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, f"Entscheidung gespeichert: {form.ruling.decision.label}.")
            return redirect(work_url(request.actor.stelle, "chains:hint", key))
    return render(request, "chains/hint.html", _context(request, shown, found, form), status=422)


def _find(request: WorkRequest, key: str) -> tuple[queries.Shown, Hint | None]:
    """The hint in the picture of today; its key says of which kind it is and by which rows that is drawn."""
    axis = Axis.HANDLUNGSFELD if f":{Axis.HANDLUNGSFELD}." in key else Axis.LEBENSLAGE
    kinds = frozenset(kind for kind in Kind if key.startswith(f"{kind}:"))
    shown = queries.live(request.actor.stelle, axis, timezone.localdate(), kinds)
    return shown, shown.picture.hint(key)


def _form(request: WorkRequest, shown: queries.Shown, found: Hint) -> DecisionForm:
    group = siblings(shown, found)
    places = [place_label(one.place) or hint_row(one, shown.standing(one.key)).title for one in group]
    data = request.POST if request.method == "POST" else None
    # a line of the list stands for its whole group, a hint of a cell for itself
    ticked = [one.key for one in group] if "alle" in request.GET else [found.key]
    return DecisionForm(data, hints=group, places=places, ticked=ticked, day=timezone.localdate())


def _context(
    request: WorkRequest, shown: queries.Shown, found: Hint, form: DecisionForm | None = None
) -> dict[str, object]:
    may_decide, place = bool(rules.may_decide(request.actor)), found.place
    return {
        "row": hint_row(found, shown.standing(found.key)),
        "group": [hint_row(one, shown.standing(one.key)) for one in siblings(shown, found)],
        "figures": hint_figures(found, shown.picture),
        "offers": offer_page(request, shown, found.reason.offers),
        "history": list(queries.history_of(found.key)),
        "form": (form or _form(request, shown, found)) if may_decide else None,
        "kgc": kgc_of(request.actor.stelle),
        "caution": CAUTION,
        **reach_addresses(request, place.axis or Axis.LEBENSLAGE, place.row, place.column, place.area),
    }
