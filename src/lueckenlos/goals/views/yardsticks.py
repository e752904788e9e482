"""What a goal or measure is judged by, and the readings."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.goals import actions, queries, rules
from lueckenlos.goals.chart import chart_of
from lueckenlos.goals.forms import ReadingForm, YardstickForm
from lueckenlos.goals.models import Goal, Measure, Yardstick
from lueckenlos.goals.presenters import yardstick_view
from lueckenlos.indicators.shapes import indicator_groups
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def goal_yardstick(request: WorkRequest, pk: int) -> HttpResponse:
    goal = queries.get_goal_or_404(request.actor, pk)
    ensure(rules.may_edit_goal(request.actor, goal))
    return _create(request, goal)


@require_http_methods(["GET", "POST"])
def measure_yardstick(request: WorkRequest, pk: int) -> HttpResponse:
    measure = queries.get_measure_or_404(request.actor, pk)
    ensure(rules.may_edit(request.actor))
    return _create(request, measure)


@require_http_methods(["GET", "POST"])
def yardstick_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """All readings; sending adds one, or takes one back."""
    actor, today = request.actor, timezone.localdate()
    yardstick = queries.get_yardstick_or_404(actor, pk)
    ensure(rules.may_view(actor) if request.method == "GET" else rules.may_edit(actor))
    if "loeschen" in request.POST:
        actions.remove_reading(yardstick=yardstick, pk=_key(request.POST["loeschen"]), by=actor)
        messages.success(request, "Messwert gelöscht.")
        return redirect(work_url(actor.stelle, "goals:yardstick_detail", pk))
    form = ReadingForm(request.POST or None, initial={"read_on": today})
    if form.is_valid():
        try:
            actions.add_reading(yardstick=yardstick, **form.cleaned_data, today=today, by=actor)
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, "Messwert eingetragen.")
            return redirect(work_url(actor.stelle, "goals:yardstick_detail", pk))
    return render(request, "goals/yardstick_detail.html", _context(request, yardstick, form))


@require_http_methods(["GET", "POST"])
def yardstick_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    yardstick = queries.get_yardstick_or_404(actor, pk)
    ensure(rules.may_write_yardstick(request.actor, yardstick.of))
    form = YardstickForm(
        request.POST or None, yardstick=yardstick, of=yardstick.of, groups=indicator_groups(request.actor)
    )
    if form.is_valid():
        seen = form.cleaned_data["version"]
        row = saved(
            form,
            lambda: actions.update_yardstick(yardstick=yardstick, values=form.values, seen=seen, by=actor),
            yardstick,
        )
        if row:
            messages.success(request, "Messgröße gespeichert.")
            return redirect(work_url(actor.stelle, "goals:yardstick_detail", pk))
    return render(request, "goals/yardstick_form.html", {"form": form, "yardstick": yardstick, **_of(yardstick.of)})


@require_http_methods(["GET", "POST"])
def yardstick_delete(request: WorkRequest, pk: int) -> HttpResponse:
    """Asks first; one with readings stays."""
    yardstick = queries.get_yardstick_or_404(request.actor, pk)
    ensure(rules.may_write_yardstick(request.actor, yardstick.of))
    if request.method == "POST":
        url = _page(request, yardstick.of)
        actions.delete_yardstick(yardstick=yardstick, by=request.actor)
        messages.success(request, "Messgröße gelöscht.")
        return redirect(url)
    context = {"row": yardstick, "page": "goals:yardstick_detail", "noun": "Messgröße"}
    return render(request, "goals/delete.html", context)


def _create(request: WorkRequest, of: Goal | Measure) -> HttpResponse:
    form = YardstickForm(request.POST or None, yardstick=None, of=of, groups=indicator_groups(request.actor))
    if form.is_valid():
        row = saved(form, lambda: actions.create_yardstick(of=of, values=form.values, by=request.actor))
        if row:
            messages.success(request, "Messgröße angelegt.")
            return redirect(_page(request, of))
    return render(request, "goals/yardstick_form.html", {"form": form, "yardstick": None, **_of(of)})


def _context(request: WorkRequest, yardstick: Yardstick, form: ReadingForm) -> dict[str, object]:
    readings = list(yardstick.readings.order_by("read_on", "pk"))
    found = queries.with_readings(yardstick, readings, timezone.localdate())
    return {
        **_of(yardstick.of),
        "view": yardstick_view(found),
        "chart": chart_of(found),
        "form": form if rules.may_edit(request.actor) else None,
        "may_edit": bool(rules.may_write_yardstick(request.actor, yardstick.of)),
    }


def _of(of: Goal | Measure) -> dict[str, object]:
    """What the page is about, for the way back."""
    return {"of": of, "of_view": _VIEWS[type(of)]}


def _page(request: WorkRequest, of: Goal | Measure) -> str:
    return work_url(request.actor.stelle, _VIEWS[type(of)], of.pk)


def _key(text: str) -> int:
    return int(text) if text.isdecimal() else 0


_VIEWS = {Goal: "goals:goal_detail", Measure: "goals:measure_detail"}
