"""Cases: from the Anfrage to the end."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.advice import actions, queries, rules
from lueckenlos.advice.enums import CaseState, Share
from lueckenlos.advice.forms.case import CaseForm, FollowUpForm, shown_case
from lueckenlos.advice.forms.filters import CaseFilterForm
from lueckenlos.advice.models import Case
from lueckenlos.advice.presenters import case_lines, entries, steps_of, waiting
from lueckenlos.advice.queries import lists
from lueckenlos.advice.queries.communes import proposals
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_safe
def case_list(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_view(actor))
    form = CaseFilterForm(request.GET)
    state, text, mine = form.asked
    page = paginate(lists.filtered_cases(actor, state=state, text=text, mine=mine), request)
    kgc = actor.stelle
    context = {
        "form": form,
        "page": page,
        "lines": case_lines(page.rows),
        "filtered": form.number,
        "public_form": kgc if kgc.portal_open else None,
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "advice/case_list.html", context)


@require_http_methods(["GET", "POST"])
def case_create(request: WorkRequest) -> HttpResponse:
    """A note taken while the phone is at the ear."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    form = _form(request, {"received_on": timezone.localdate()})
    if form.is_valid():
        case = saved(form, lambda: actions.create_case(values=form.values, by=actor))
        if case:
            messages.success(request, "Anfrage notiert.")
            return redirect(work_url(actor.stelle, "advice:case_detail", case.pk))
    return render(request, "advice/case_form.html", {"form": form, "title": "Anfrage notieren"})


@require_http_methods(["GET", "POST"])
def case_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    case = queries.get_case_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    form = _form(request, shown_case(case))
    if form.is_valid():
        values, seen = form.values, form.cleaned_data["version"]
        if saved(form, lambda: actions.update_case(case=case, values=values, seen=seen, by=actor), case):
            messages.success(request, "Gespeichert.")
            return redirect(work_url(actor.stelle, "advice:case_detail", pk))
    return render(request, "advice/case_form.html", {"form": form, "case": case, "title": "Beratungsfall bearbeiten"})


@require_http_methods(["GET", "POST"])
def case_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """Sending moves the case on (``stand``), shares or withdraws it (``sicht``), or sets a Wiedervorlage."""
    actor = request.actor
    case = queries.get_case_or_404(actor, pk)
    form = FollowUpForm(request.POST if "on" in request.POST else None)
    if request.method == "POST":
        ensure(rules.may_edit(actor))
        if _done(request, case, form):
            return redirect(work_url(actor.stelle, "advice:case_detail", pk))
    shown = list(queries.activities_for(actor).filter(case=case).order_by("-day", "-pk"))
    context = {
        "case": case,
        "badge": case_lines([case])[0][1],
        "steps": steps_of(case),
        "shares": Share.choices,
        "entries": entries(shown),
        "minutes": sum(one.minutes for one in shown),
        "waiting": waiting(lists.open_follow_ups(actor, case=case), actor.stelle),
        "form": form,
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "advice/case_detail.html", context, status=422 if form.errors else 200)


def _done(request: WorkRequest, case: Case, form: FollowUpForm) -> bool:
    """Whether something was done; the page then starts anew."""
    actor, sent = request.actor, request.POST
    try:
        if sent.get("sicht") in Share.values:
            actions.share_case(case=case, share=Share(sent["sicht"]), by=actor)
            messages.success(request, "Gespeichert: " + Share(sent["sicht"]).label + ".")
        elif sent.get("stand") in CaseState.values:
            seen = int(sent["version"]) if sent.get("version", "").isdecimal() else case.version
            state = CaseState(sent["stand"])
            actions.move_case(case=case, state=state, seen=seen, today=timezone.localdate(), by=actor)
            messages.success(request, f"Stand gespeichert: {state.label}.")
        elif form.is_valid():
            given = form.cleaned_data
            actions.add_follow_up(on=given["on"], what=given["what"], case=case, by=actor)
            messages.success(request, "Wiedervorlage gesetzt.")
        else:
            return not form.is_bound
    except Invalid as error:
        messages.error(request, sentence(error))
    return True


def _form(request: WorkRequest, initial: dict[str, object]) -> CaseForm:
    actor = request.actor
    return CaseForm(
        posted(request), kgc=actor.stelle, known=proposals(actor), people=lists.colleagues(actor), initial=initial
    )
