"""Taking over what others have published, settling it with the source, saying how far we are."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods

from lueckenlos.adoption import messages as words
from lueckenlos.adoption import rules
from lueckenlos.adoption.actions.adoptions import say_state, settle, take_over
from lueckenlos.adoption.forms.settle import SettleForm
from lueckenlos.adoption.forms.small import StateForm, TakeOverForm
from lueckenlos.adoption.presenters import Comparison, comparison_of
from lueckenlos.adoption.queries import shared, work
from lueckenlos.adoption.text import Content
from lueckenlos.adoption.text import settle as settled
from lueckenlos.shared.errors import DomainError, Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import posted
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def paper_adopt(request: WorkRequest, key: str) -> HttpResponse:
    """Another Stelle's paper, in the version in force or the one that ``?fassung=`` names."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    source = shared.get_foreign_or_404(actor, key)
    version = get_object_or_404(
        shared.versions_in_sight(actor, source), number=request.GET.get("fassung") or source.current
    )
    form = TakeOverForm(posted(request))
    if form.is_valid():
        try:
            adoption = take_over(version=version, source=source, by=actor, **form.cleaned_data)
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, words.TAKEN)
            return redirect(work_url(actor.stelle, "adoption:paper_detail", adoption.paper.public_id))
    verdict = rules.may_take_over(actor, version, taken=work.adoption_of(actor, key) is not None)
    shown = {"source": source, "version": version, "form": form, "refusal": "" if verdict else sentence(verdict)}
    return render(request, "adoption/paper_adopt.html", shown)


@require_http_methods(["GET", "POST"])
def paper_compare(request: WorkRequest, key: str) -> HttpResponse:
    """What the source has changed since, what we changed, and the decision on each paragraph."""
    actor = request.actor
    ensure(rules.may_read(actor))
    found = _comparison(request, key)
    paper = found.adoption.paper
    initial = {"version": paper.version, "number": found.number}
    data = posted(request)
    form = SettleForm(data, initial=initial, items=found.news, moved=found.moved)
    if data is not None:
        ensure(rules.may_edit(actor, paper))
    if form.is_valid():
        try:
            _settle(request, found, form)
        except Invalid as error:
            return _again(request, key, error)
        messages.success(request, words.SETTLED.format(number=found.number))
        return redirect(work_url(actor.stelle, "adoption:paper_detail", key))
    shown = {"found": found, "form": form, "editing": rules.may_edit(actor, paper)}
    return render(request, "adoption/paper_compare.html", shown)


@require_http_methods(["GET", "POST"])
def paper_state(request: WorkRequest, key: str) -> HttpResponse:
    actor = request.actor
    adoption = work.get_adoption_or_404(actor, key)
    ensure(rules.may_edit(actor, adoption.paper))
    form = StateForm.of(posted(request), adoption)
    if form.is_valid():
        try:
            say_state(adoption=adoption, values=form.cleaned_data, seen=form.cleaned_data["version"], by=actor)
        except Invalid:
            # the only refusal left: somebody else was quicker
            form.meet(work.get_adoption_or_404(actor, key))
        else:
            messages.success(request, words.STATE_SAVED)
            return redirect(work_url(actor.stelle, "adoption:paper_detail", key))
    return render(request, "adoption/paper_state.html", {"adoption": adoption, "form": form})


def _comparison(request: WorkRequest, key: str) -> Comparison:
    adoption = work.get_adoption_or_404(request.actor, key)
    state = shared.source_states(request.actor, [adoption])[adoption.source_key]
    version = shared.find_version(request.actor, adoption.source_key, state.number)
    return comparison_of(adoption, state, version)


def _settle(request: WorkRequest, found: Comparison, form: SettleForm) -> None:
    if found.version is None or not found.fresh:
        raise Invalid("paper_nothing_to_settle")
    if form.cleaned_data["number"] != found.number:
        raise Invalid("paper_source_moved_on", number=found.number)
    theirs, ours = found.version.content.parts, found.adoption.paper.content.parts
    parts = settled(theirs, ours, form.choices, their_order=form.their_order)
    settle(
        adoption=found.adoption,
        version=found.version,
        content=Content.from_parts(parts),
        seen=form.cleaned_data["version"],
        by=request.actor,
    )


def _again(request: WorkRequest, key: str, error: Invalid) -> HttpResponse:
    """One of the texts has changed meanwhile: the page shows them as they are now, and what was typed stays."""
    found = _comparison(request, key)
    data = request.POST.copy()
    data["version"], data["number"] = str(found.adoption.paper.version), str(found.number)
    fresh = SettleForm(data, items=found.news, moved=found.moved)
    fresh.is_valid()
    fresh.add_error(None, sentence(error))
    return render(request, "adoption/paper_compare.html", {"found": found, "form": fresh, "editing": True}, status=409)
