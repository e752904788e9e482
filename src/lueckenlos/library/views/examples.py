"""Praxisbeispiele: those of the Stelle, and those others write about it."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.library import messages as words
from lueckenlos.library import rules
from lueckenlos.library.actions import examples as actions
from lueckenlos.library.enums import ConsentAnswer, ExampleStep
from lueckenlos.library.forms.examples import AnswerForm, ExampleForm, StepForm
from lueckenlos.library.models import Example
from lueckenlos.library.presenters import answers_open, sections_of, steps_open
from lueckenlos.library.queries import shared, work
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries import descendants

_CRITERION, _INDICATOR = "quality.criterion", "indicators.indicator"
_MOST = 200


@require_safe
def example_list(request: WorkRequest) -> HttpResponse:
    """Ours, or what others write about us; what waits for our consent stands above both."""
    actor = request.actor
    ensure(rules.may_enter(actor))
    about_us, text = request.GET.get("ansicht") == "ueber-uns", request.GET.get("text", "")[:120]
    rows: QuerySet[Example] = shared.examples_about(actor) if about_us else work.own_examples(actor, text)
    shown = {
        "page": paginate(rows, request),
        "about_us": about_us,
        "text": text,
        "waiting": shared.waiting_for(actor),
        "editing": rules.may_edit(actor),
    }
    return render(request, "library/example_list.html", shown)


@require_safe
def example_detail(request: WorkRequest, key: str) -> HttpResponse:
    return _detail(request, shared.get_example_or_404(request.actor, key))


@require_http_methods(["GET", "POST"])
def example_create(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_edit(actor))
    form = _form(request, None)
    if form.is_valid():
        row = saved(form, lambda: actions.create_example(values=form.values, by=actor))
        if row:
            messages.success(request, words.EXAMPLE_CREATED)
            return _page(request, row.public_id)
    return render(request, "library/example_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def example_edit(request: WorkRequest, key: str) -> HttpResponse:
    actor = request.actor
    example = work.get_own_example_or_404(actor, key)
    ensure(rules.may_edit_example(actor, example))
    form = _form(request, example)
    if "loeschen" in request.POST:
        if done(form, lambda: actions.delete_example(example=example, by=actor)):
            messages.success(request, words.DELETED)
            return redirect(work_url(actor.stelle, "library:example_list"))
    elif form.is_valid():
        values, seen = form.values, form.cleaned_data["version"]
        if saved(form, lambda: actions.save_example(example=example, values=values, seen=seen, by=actor), example):
            messages.success(request, words.SAVED)
            return _page(request, key)
    return render(request, "library/example_form.html", {"form": form, "example": example})


@require_POST
def example_step(request: WorkRequest, key: str) -> HttpResponse:
    actor = request.actor
    example = work.get_own_example_or_404(actor, key)
    ensure(rules.may_edit(actor))
    form = StepForm(request.POST)
    if form.is_valid():
        step, note = ExampleStep(form.cleaned_data["schritt"]), form.cleaned_data["note"]
        if done(form, lambda: actions.take_step(example=example, step=step, note=note, by=actor)):
            messages.success(request, words.SAVED)
            return _page(request, key)
    return _detail(request, example, form)


@require_POST
def example_answer(request: WorkRequest, key: str) -> HttpResponse:
    """The commune's yes, no, or no longer."""
    actor = request.actor
    example = shared.get_example_or_404(actor, key)
    ensure(rules.may_consent(actor))
    form = AnswerForm(request.POST, answers=list(ConsentAnswer))
    if form.is_valid():
        given, note = ConsentAnswer(form.cleaned_data["answer"]), form.cleaned_data["note"]
        if done(form, lambda: actions.answer(example=example, given=given, note=note, by=actor)):
            messages.success(request, words.ANSWERED[given])
            return _page(request, key)
    return _detail(request, example, answer_form=form)


def _detail(
    request: WorkRequest, example: Example, form: StepForm | None = None, answer_form: AnswerForm | None = None
) -> HttpResponse:
    actor, consent = request.actor, shared.consent_to(example)
    ensure(rules.may_read_example(actor, example))
    answers = answers_open(actor, example, consent)
    shown = {
        "example": example,
        "own": example.stelle_id == actor.stelle.pk,
        "consent": consent,
        "consent_stands": rules.agreed(example, consent),
        "asks": rules.asks_commune(example),
        "sections": sections_of(example),
        "steps": steps_open(actor, example, consent),
        "step_form": form,
        "answer_form": answer_form or (AnswerForm(None, answers=answers) if answers else None),
        "editing": rules.may_edit_example(actor, example),
    }
    return render(request, "library/example_detail.html", shown)


def _form(request: WorkRequest, example: Example | None) -> ExampleForm:
    actor = request.actor
    known = tuple(subjects.search(actor, [kind], "", _MOST) for kind in (_CRITERION, _INDICATOR))
    own = None if actor.stelle.art in {StelleArt.LAND, StelleArt.BUND} else actor.stelle
    return ExampleForm(posted(request), example=example, communes=_communes(actor), known=(known[0], known[1]), own=own)


def _communes(actor: Actor) -> QuerySet[Stelle]:
    """Whose experience a Stelle may write down: its own, and those of the Stellen below it."""
    below = descendants(actor.stelle) | Stelle.objects.filter(pk=actor.stelle.pk)
    return below.distinct().order_by("name")


def _page(request: WorkRequest, key: str) -> HttpResponse:
    return redirect(work_url(request.actor.stelle, "library:example_detail", key))
