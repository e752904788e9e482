"""One goal: looked at, written, moved on, deleted."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.goals import actions, queries, rules
from lueckenlos.goals.forms import GoalForm, GoalStandingForm, read_origin
from lueckenlos.goals.models import Goal
from lueckenlos.goals.presenters import Page, goal_badges, level_of, yardstick_view
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url

PAGE: Final = "goals:goal_detail"


@require_safe
def goal_detail(request: WorkRequest, pk: int) -> HttpResponse:
    ensure(rules.may_view(request.actor))
    goal = queries.get_goal_or_404(request.actor, pk)
    return render(request, "goals/goal_detail.html", _context(request, goal))


@require_http_methods(["GET", "POST"])
def goal_create(request: WorkRequest) -> HttpResponse:
    """With ``?von=…&schluessel=…`` from a confirmed hint, whose reason goes along; with ``?unter=…`` below a goal."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    ref = read_origin(request.GET)
    origin = queries.origin_of(actor, ref) if ref else None
    below = request.GET.get("unter", "")
    form = GoalForm(
        request.POST or None,
        parents=queries.possible_parents(),
        origin=origin,
        below=int(below) if below.isdecimal() else None,
    )
    if form.is_valid():
        goal = saved(form, lambda: actions.create_goal(values=form.values, origin=ref, by=actor))
        if goal:
            messages.success(request, "Ziel angelegt.")
            return redirect(work_url(actor.stelle, PAGE, goal.pk))
    return render(request, "goals/plan_form.html", {"form": form, "origin": origin, "title": "Neues Ziel"})


@require_http_methods(["GET", "POST"])
def goal_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    goal = queries.get_goal_or_404(actor, pk)
    ensure(rules.may_edit_goal(actor, goal))
    form = GoalForm(request.POST or None, parents=queries.possible_parents(goal), goal=goal)
    if form.is_valid():
        values = form.values
        row = saved(
            form,
            lambda: actions.update_goal(goal=goal, values=values, seen=form.cleaned_data["version"], by=actor),
            goal,
        )
        if row:
            messages.success(request, "Ziel gespeichert.")
            return redirect(work_url(actor.stelle, PAGE, pk))
    context = {"form": form, "row": goal, "page": PAGE, "title": "Ziel bearbeiten"}
    return render(request, "goals/plan_form.html", context)


@require_POST
def goal_state(request: WorkRequest, pk: int) -> HttpResponse:
    """People say how the goal stands; a Teilziel is adopted only with a term and a Messgröße."""
    actor, today = request.actor, timezone.localdate()
    goal = queries.get_goal_or_404(actor, pk)
    ensure(rules.may_move_goal(actor, goal, rules.state_of(goal)))
    form = GoalStandingForm(request.POST, goal=goal)
    if form.is_valid():
        seen = form.cleaned_data["version"]
        row = saved(
            form,
            lambda: actions.move_goal(goal=goal, standing=form.standing, seen=seen, today=today, by=actor),
            goal,
        )
        if row:
            messages.success(request, f"Stand gespeichert: {row.get_state_display()}.")
            return redirect(work_url(actor.stelle, PAGE, pk))
    return render(request, "goals/goal_detail.html", _context(request, goal, form), status=422)


@require_http_methods(["GET", "POST"])
def goal_delete(request: WorkRequest, pk: int) -> HttpResponse:
    """Asks first; what others rest on stays."""
    actor = request.actor
    goal = queries.get_goal_or_404(actor, pk)
    ensure(rules.may_delete(actor))
    if request.method == "POST":
        actions.delete_goal(goal=goal, by=actor)
        messages.success(request, "Ziel gelöscht.")
        return redirect(work_url(actor.stelle, "goals:goal_tree"))
    context = {"row": goal, "page": PAGE, "noun": "Ziel", "keeps_history": True}
    return render(request, "goals/delete.html", context)


def _context(request: WorkRequest, goal: Goal, form: GoalStandingForm | None = None) -> dict[str, object]:
    actor, day = request.actor, timezone.localdate()
    measured, ref = queries.measured(goal, day), goal.subject_ref
    may_move = bool(rules.may_move_goal(actor, goal, rules.state_of(goal)))
    return {
        **_below(request, goal),
        "goal": goal,
        "level": level_of(goal),
        "badges": goal_badges(goal, rules.goal_flags(goal, day)),
        "yardsticks": [yardstick_view(one) for one in measured],
        "missing": rules.missing_for_adoption(goal, len(measured)) if rules.is_draft(goal) else [],
        "gap": queries.gap_of(actor, ref, day) if ref else None,
        "history": queries.history_of(goal, [one.yardstick.pk for one in measured]),
        "form": (form or GoalStandingForm(None, goal=goal)) if may_move else None,
        "done": rules.is_over(goal),
        "may_edit": bool(rules.may_edit_goal(actor, goal)),
        "may_plan": bool(rules.may_edit(actor)),
        "may_branch": bool(rules.may_branch(actor, goal)),
        "may_delete": bool(rules.may_delete(actor)),
    }


def _below(request: WorkRequest, goal: Goal) -> dict[str, object]:
    actor, day = request.actor, timezone.localdate()
    page = Page(actor.stelle, day)
    children = queries.goals_for(actor).filter(parent=goal)
    measures = queries.measures_for(actor).filter(goal=goal).order_by("due_on", "title_key", "pk")
    return {
        "children": [page.goal(row, rules.goal_flags(row, day)) for row in children],
        "measures": [page.measure(row, rules.measure_flags(row, day)) for row in measures],
    }
