"""Bestandsaufnahmen: frozen pictures, listed, shown and compared."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.chains import actions, queries, rules
from lueckenlos.chains.forms import CompareForm, FreezeForm, read_choice, read_filter
from lueckenlos.chains.messages import AXES
from lueckenlos.chains.picture import Axis
from lueckenlos.chains.presenters import Choice, Comparison, Side, compare
from lueckenlos.chains.views.page import picture_context
from lueckenlos.shared import formats
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.vocabulary.registry import vocabulary
from lueckenlos.web.sentences import sentence


@require_safe
def bestandsaufnahme_list(request: WorkRequest) -> HttpResponse:
    ensure(rules.may_view_picture(request.actor))
    rows = list(queries.inventories())
    context = {
        "rows": rows,
        "form": CompareForm(None, inventories=rows) if rows else None,
        "may_freeze": bool(rules.may_freeze(request.actor)),
    }
    return render(request, "chains/bestandsaufnahme_list.html", context)


@require_http_methods(["GET", "POST"])
def freeze(request: WorkRequest) -> HttpResponse:
    """Keep the picture of today."""
    ensure(rules.may_freeze(request.actor))
    form = FreezeForm(request.POST or None)
    if form.is_valid():
        try:
            frozen = actions.freeze(**form.cleaned_data, day=timezone.localdate(), by=request.actor)
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, "Bestandsaufnahme angelegt. Sie ändert sich nicht mehr.")
            return redirect(work_url(request.actor.stelle, "chains:bestandsaufnahme_detail", frozen.pk))
    return render(request, "chains/freeze.html", {"form": form, "day": timezone.localdate()})


@require_safe
def bestandsaufnahme_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """The frozen picture, by the same table as the picture of today."""
    ensure(rules.may_view_picture(request.actor))
    frozen = queries.get_inventory_or_404(pk)
    choice = read_choice(request.GET, request.actor.stelle)
    shown = queries.thaw(frozen, choice.axis)
    context = picture_context(request, shown, choice, wanted=read_filter(request.GET, choice))
    return render(request, "chains/bestandsaufnahme_detail.html", context)


@require_safe
def compare_view(request: WorkRequest) -> HttpResponse:
    """Two states side by side."""
    ensure(rules.may_view_picture(request.actor))
    form = CompareForm(request.GET if "von" in request.GET else None, inventories=queries.inventories())
    choice = read_choice(request.GET, request.actor.stelle)
    context = {
        "form": form,
        "choice": choice,
        "axes": [(axis.value, label) for axis, label in AXES.items()],
        "themes": vocabulary("thema").choices,
        "comparison": _comparison(request, form, choice) if form.is_valid() else None,
    }
    return render(request, "chains/compare.html", context)


def _comparison(request: WorkRequest, form: CompareForm, choice: Choice) -> Comparison:
    before = _side(request, form.cleaned_data["von"], choice.axis)
    return compare(before, _side(request, form.cleaned_data["bis"], choice.axis), choice.phases)


def _side(request: WorkRequest, which: str, axis: Axis) -> Side:
    """``heute`` or the number of a Bestandsaufnahme."""
    if which == "heute":
        today = timezone.localdate()
        shown = queries.live(request.actor.stelle, axis, today)
        title = f"heute ({formats.day(today)})"
    else:
        frozen = queries.get_inventory_or_404(int(which))
        shown = queries.thaw(frozen, axis)
        title = f"{frozen.title} ({formats.day(frozen.stichtag)})"
    ids = set(shown.picture.member_offer.tolist())
    return Side(shown, queries.lines_of(shown, request.actor.stelle, ids), title)
