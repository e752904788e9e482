"""The office's pages: the list, one call with its steps, writing it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.prizes import presenters, rules
from lueckenlos.prizes.actions import calls as actions
from lueckenlos.prizes.enums import DECIDED, CallState
from lueckenlos.prizes.forms.call import CallForm, CeremonyForm
from lueckenlos.prizes.messages import words
from lueckenlos.prizes.models import Application, Call
from lueckenlos.prizes.queries import work
from lueckenlos.prizes.queries.retention import forget_on
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.forms.saving import posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

PAGE: Final = "prizes:call_detail"


@require_safe
def call_list(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_view(actor))
    page = paginate(work.listed_calls(actor), request)
    rows = [(one, words.STATE_KINDS[CallState(one.state)], presenters.last_moment(one)) for one in page.rows]
    context = {"page": page, "rows": rows, "may_edit": rules.may_edit(actor)}
    return render(request, "prizes/call_list.html", context)


@require_http_methods(["GET", "POST"])
def call_create(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_edit(actor))
    form = CallForm(posted(request))
    if form.is_valid():
        call = saved(
            form,
            lambda: actions.create_call(values=form.values, ranks=form.ranks, criteria=form.criteria, by=actor),
        )
        if call:
            messages.success(request, words.CHANGED)
            return redirect(work_url(actor.stelle, PAGE, call.pk))
    return render(request, "prizes/call_form.html", {"form": form, "call": None})


@require_http_methods(["GET", "POST"])
def call_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    call = work.get_call_or_404(actor, pk)
    ensure(rules.may_edit_call(actor, call))
    form = CallForm(posted(request), call)
    if form.is_valid() and _updated(form, call, actor):
        messages.success(request, words.CHANGED)
        return redirect(work_url(actor.stelle, PAGE, pk))
    context = {"form": form, "call": call, "ranks": work.ranks_of(call), "criteria": work.criteria_of(call)}
    return render(request, "prizes/call_form.html", context)


@require_http_methods(["GET", "POST"])
def call_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """Sending takes one step; the button says which."""
    actor = request.actor
    call = work.get_call_or_404(actor, pk)
    ensure(rules.may_view(actor))
    ceremony = CeremonyForm(posted(request) if "feier" in request.POST.getlist("schritt") else None, call)
    if request.method == "POST":
        ensure(rules.may_edit(actor))
        if not ceremony.is_bound:
            return _step(request, call)
        if ceremony.is_valid() and _planned(ceremony, call, actor):
            messages.success(request, words.CEREMONY_MADE)
            return redirect(work_url(actor.stelle, PAGE, pk))
    return render(request, "prizes/call.html", _context(actor, call, ceremony))


def _updated(form: CallForm, call: Call, actor: Actor) -> bool:
    row = saved(
        form,
        lambda: actions.update_call(
            call=call,
            values=form.values,
            ranks=form.ranks,
            criteria=form.criteria,
            seen=form.cleaned_data["version"],
            by=actor,
        ),
        call,
    )
    return row is not None


def _planned(form: CeremonyForm, call: Call, actor: Actor) -> bool:
    return saved(form, lambda: actions.plan_ceremony(call=call, values=form.cleaned_data, by=actor)) is not None


Step = Callable[[Call, Actor], object]
_STEPS: Final[Mapping[str, tuple[Step, str]]] = MappingProxyType(
    {
        "oeffnen": (lambda call, by: actions.open_call(call=call, now=timezone.now(), by=by), words.OPENED),
        "jury": (lambda call, by: actions.begin_jury(call=call, now=timezone.now(), by=by), words.AT_JURY),
        "verleihen": (lambda call, by: actions.award_call(call=call, by=by), words.AWARDED),
    }
)


def _step(request: WorkRequest, call: Call) -> HttpResponse:
    actor, step = request.actor, request.POST.get("schritt", "")
    here = redirect(work_url(actor.stelle, PAGE, call.pk))
    try:
        if step == "loeschen":
            actions.delete_call(call=call, by=actor)
            messages.success(request, words.DELETED)
            return redirect(work_url(actor.stelle, "prizes:call_list"))
        if step in _STEPS:
            work_step, told = _STEPS[step]
            work_step(call, actor)
            messages.success(request, told)
    except Invalid as error:
        messages.error(request, sentence(error))
    return here


def _context(actor: Actor, call: Call, ceremony: CeremonyForm) -> dict[str, object]:
    reading, state, now = rules.may_read_applications(actor), CallState(call.state), timezone.now()
    applications = list(work.applications_of(call)) if reading or state in DECIDED else []
    return {
        "call": call,
        "kind": words.STATE_KINDS[state],
        "last": presenters.last_moment(call),
        "money": presenters.money_of(work.ranks_of(call)),
        "criteria": work.criteria_of(call),
        "applications": [(one, words.APPLICATION_KINDS[one.state]) for one in applications],  # type: ignore[index] # states by value
        "winners": presenters.winners(call, _won(applications), timezone.localdate(), office=bool(reading)),
        "address": absolute(call.get_absolute_url()),
        "ceremony": ceremony,
        "forget_on": forget_on(call),
        "jury": work.jurors_of(call),
        "reading": reading,
        "may_edit": rules.may_edit(actor),
        "may_change": rules.may_edit_call(actor, call),
        "may_release": rules.may_release(actor),
        "is_draft": state is CallState.ENTWURF,
        "is_open": state is CallState.OFFEN,
        "is_over": state is CallState.OFFEN and now >= call.deadline,
        "at_jury": state is CallState.JURY,
        "is_decided": state in DECIDED,
        "to_award": state is CallState.ENTSCHIEDEN,
    }


def _won(applications: list[Application]) -> list[Application]:
    won = [one for one in applications if one.rank]
    return sorted(won, key=lambda one: (one.rank.position if one.rank else 0, one.number))
