"""The plan of an application, and what became of the money."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.funding import actions, queries, rules
from lueckenlos.funding.enums import PickKind
from lueckenlos.funding.forms import PlanLineForm, SpendForm
from lueckenlos.funding.messages import SAVED
from lueckenlos.funding.messages.paper import AS_OF
from lueckenlos.funding.models import PlanLine
from lueckenlos.funding.papers.compose import years_table
from lueckenlos.funding.papers.files import answer
from lueckenlos.funding.papers.proof import compose_proof
from lueckenlos.funding.plan import plan_of
from lueckenlos.funding.presenters import money
from lueckenlos.shared.formats import day
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url

# what a Verwendungsnachweis speaks of; hints and figures were for the application
_PROVEN: Final = (PickKind.GOAL, PickKind.MEASURE)


@require_http_methods(["GET", "POST"])
def mappe_plan(request: WorkRequest, pk: int) -> HttpResponse:
    """All positions; sending adds one, changes the one of ``?position=``, or takes one out."""
    actor = request.actor
    mappe = queries.get_mappe_or_404(actor, pk)
    ensure(rules.may_edit_mappe(actor, mappe))
    here = work_url(actor.stelle, "funding:mappe_plan", pk)
    if "loeschen" in request.POST:
        actions.remove_plan_line(mappe=mappe, pk=_key(request.POST["loeschen"]), by=actor)
        messages.success(request, "Position gelöscht.")
        return redirect(here)
    asked = request.GET.get("position", "")
    line = queries.get_line_or_404(mappe, _key(asked)) if asked else None
    form = PlanLineForm(posted(request), mappe=mappe, line=line, year=timezone.localdate().year)
    if form.is_valid() and _saved_line(request, form, line, pk):
        messages.success(request, SAVED)
        return redirect(here)
    lines = queries.lines_of(mappe)
    plan = plan_of(lines)
    context = {"form": form, "mappe": mappe, "line": line, "lines": lines, "money": money(plan.total)}
    return render(request, "funding/mappe_plan.html", {**context, "years": years_table(plan)})


@require_http_methods(["GET", "POST"])
def mappe_proof(request: WorkRequest, pk: int) -> HttpResponse:
    """The draft of the Verwendungsnachweis; ``?als=docx|pdf`` as a file. Sending writes down what was spent."""
    actor, today = request.actor, timezone.localdate()
    mappe = queries.get_mappe_or_404(actor, pk)
    ensure(rules.may_read_proof(actor, mappe) if request.method == "GET" else rules.may_write_proof(actor, mappe))
    material = queries.load_material(actor, mappe, today, _PROVEN)
    form = SpendForm(posted(request), lines=material.lines)
    if form.is_valid():
        if done(form, lambda: actions.set_spending(mappe=mappe, spent=form.spent, seen=form.seen, by=actor)):
            messages.success(request, SAVED)
            return redirect(work_url(actor.stelle, "funding:mappe_proof", pk))
        material = queries.load_material(actor, mappe, today, _PROVEN)
        form.meet(material.lines)
    paper = compose_proof(material, today)
    if kind := request.GET.get("als", ""):
        name = f"verwendungsnachweis-{mappe.stelle.slug}-{pk}-{today:%Y-%m-%d}"
        return answer(kind, paper, AS_OF.format(day=day(today)), name)
    may_write = bool(rules.may_write_proof(actor, mappe))
    context = {"mappe": mappe, "paper": paper, "form": form, "may_write": may_write, "writes": may_write}
    return render(request, "funding/mappe_proof.html", context)


def _saved_line(request: WorkRequest, form: PlanLineForm, line: PlanLine | None, pk: int) -> PlanLine | None:
    actor, seen = request.actor, form.cleaned_data["version"]
    if line is None:
        mappe = queries.get_mappe_or_404(actor, pk)
        return saved(form, lambda: actions.add_plan_line(mappe=mappe, values=form.values, by=actor))
    return saved(form, lambda: actions.update_plan_line(line=line, values=form.values, seen=seen, by=actor), line)


def _key(text: str) -> int:
    return int(text) if text.isdecimal() else 0
