"""One measure: looked at, written, moved on, linked, deleted."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.goals import actions, queries, rules
from lueckenlos.goals.actions.measures import LINKED
from lueckenlos.goals.forms import LinkForm, MeasureForm, MeasureStandingForm, read_origin
from lueckenlos.goals.models import Measure
from lueckenlos.goals.presenters import cost_of, measure_badges, yardstick_view
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.forms.saving import saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref

PAGE: Final = "goals:measure_detail"


@require_safe
def measure_detail(request: WorkRequest, pk: int) -> HttpResponse:
    ensure(rules.may_view(request.actor))
    measure = queries.get_measure_or_404(request.actor, pk)
    return render(request, "goals/measure_detail.html", _context(request, measure))


@require_http_methods(["GET", "POST"])
def measure_create(request: WorkRequest) -> HttpResponse:
    """With ``?von=…&schluessel=…`` from a hint, an offer or an event; with ``?ziel=…`` for a goal."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    ref = read_origin(request.GET)
    origin = queries.origin_of(actor, ref) if ref else None
    goal = request.GET.get("ziel", "")
    form = MeasureForm(
        request.POST or None,
        parents=queries.possible_parents(),
        areas=queries.areas_of(actor.stelle),
        origin=origin,
        goal=int(goal) if goal.isdecimal() else None,
    )
    if form.is_valid():
        measure = saved(form, lambda: actions.create_measure(values=form.values, origin=ref, by=actor))
        if measure:
            messages.success(request, "Maßnahme angelegt.")
            return redirect(work_url(actor.stelle, PAGE, measure.pk))
    return render(request, "goals/plan_form.html", {"form": form, "origin": origin, "title": "Neue Maßnahme"})


@require_http_methods(["GET", "POST"])
def measure_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    measure = queries.get_measure_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    parents, areas = queries.possible_parents(), queries.areas_of(actor.stelle)
    form = MeasureForm(request.POST or None, parents=parents, areas=areas, measure=measure)
    if form.is_valid():
        values, seen = form.values, form.cleaned_data["version"]
        row = saved(
            form,
            lambda: actions.update_measure(measure=measure, values=values, seen=seen, by=actor),
            measure,
        )
        if row:
            messages.success(request, "Maßnahme gespeichert.")
            return redirect(work_url(actor.stelle, PAGE, pk))
    context = {"form": form, "row": measure, "page": PAGE, "title": "Maßnahme bearbeiten"}
    return render(request, "goals/plan_form.html", context)


@require_POST
def measure_state(request: WorkRequest, pk: int) -> HttpResponse:
    """People say how the measure stands."""
    actor, today = request.actor, timezone.localdate()
    measure = queries.get_measure_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    form = MeasureStandingForm(request.POST, measure=measure)
    if form.is_valid():
        seen = form.cleaned_data["version"]
        row = saved(
            form,
            lambda: actions.move_measure(measure=measure, standing=form.standing, seen=seen, today=today, by=actor),
            measure,
        )
        if row:
            messages.success(request, f"Stand gespeichert: {row.get_state_display()}.")
            return redirect(work_url(actor.stelle, PAGE, pk))
    return render(request, "goals/measure_detail.html", _context(request, measure, form), status=422)


@require_http_methods(["GET", "POST"])
def measure_link(request: WorkRequest, pk: int) -> HttpResponse:
    """Find offers and events by words, and tie them to the measure or untie them."""
    actor = request.actor
    measure = queries.get_measure_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    if request.method == "POST":
        ref = Ref(request.POST.get("art", ""), request.POST.get("schluessel", ""))
        work = actions.remove_link if "loesen" in request.POST else actions.add_link
        work(measure=measure, ref=ref, by=actor)
        messages.success(request, "Gespeichert.")
        return redirect(work_url(actor.stelle, PAGE, pk))
    form = LinkForm(request.GET)
    words = form.cleaned_data["wort"].strip() if form.is_valid() else ""
    linked = {link.subject_ref for link in measure.links.all()}
    found = [one for one in subjects.search(actor, LINKED, words) if one.ref not in linked] if words else []
    rows = [(subjects.label_of(one.ref.kind), one) for one in found]
    return render(request, "goals/measure_link.html", {"measure": measure, "form": form, "words": words, "rows": rows})


@require_http_methods(["GET", "POST"])
def measure_delete(request: WorkRequest, pk: int) -> HttpResponse:
    """Asks first; what others rest on stays."""
    actor = request.actor
    measure = queries.get_measure_or_404(actor, pk)
    ensure(rules.may_delete(actor))
    if request.method == "POST":
        actions.delete_measure(measure=measure, by=actor)
        messages.success(request, "Maßnahme gelöscht.")
        return redirect(work_url(actor.stelle, "goals:goal_tree"))
    context = {"row": measure, "page": PAGE, "noun": "Maßnahme", "keeps_history": True}
    return render(request, "goals/delete.html", context)


def _context(request: WorkRequest, measure: Measure, form: MeasureStandingForm | None = None) -> dict[str, object]:
    actor, day = request.actor, timezone.localdate()
    measured = queries.measured(measure, day)
    may_edit = bool(rules.may_edit(actor))
    ref = measure.subject_ref
    return {
        "measure": measure,
        "badges": measure_badges(measure, rules.measure_flags(measure, day)),
        "cost": cost_of(measure),
        "links": [(subjects.label_of(one.ref.kind), one) for one in subjects.named(actor, measure.links.all())],
        "yardsticks": [yardstick_view(one) for one in measured],
        "gap": queries.gap_of(actor, ref, day) if ref else None,
        "history": queries.history_of(measure, [one.yardstick.pk for one in measured]),
        "form": (form or MeasureStandingForm(None, measure=measure)) if may_edit else None,
        "done": rules.is_over(measure),
        "may_edit": may_edit,
        "may_delete": bool(rules.may_delete(actor)),
    }
