"""One Baustein: where it stands, its guiding questions, and what shows the work."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.process import actions, queries, rules
from lueckenlos.process.forms import AnswersForm, BausteinForm, EvidenceForm
from lueckenlos.process.presenters import Shown, answered, evidence_lines, proposals
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import posted
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.web.sentences import sentence


@require_safe
def baustein(request: WorkRequest, phase: str) -> HttpResponse:
    """Everything about one Baustein."""
    row = queries.baustein_or_new(request.actor, phase)
    one = queries.standing_at(row, timezone.localdate())
    questions = queries.questions_of(request.actor, phase)
    context = {
        "one": one,
        "shown": Shown(one),
        "questions": answered(questions, queries.answers_of(row), row.turn),
        "evidence": evidence_lines(queries.evidence_of(request.actor, row), row.turn),
        "history": queries.history_of(row, {each.key: each.text for each in questions}),
        "may_edit": bool(rules.may_edit(request.actor)),
    }
    return render(request, "process/baustein.html", context)


@require_http_methods(["GET", "POST"])
def baustein_edit(request: WorkRequest, phase: str) -> HttpResponse:
    ensure(rules.may_edit(request.actor))
    row = queries.baustein_or_new(request.actor, phase)
    form = BausteinForm(request.POST or None, baustein=row, next_step=request.GET.get("schritt", "")[:200])
    if form.is_valid():
        try:
            actions.save_baustein(phase=phase, values=form.values, seen=form.cleaned_data["version"], by=request.actor)
        except Invalid as error:
            _refuse(form, error, request, phase)
        else:
            messages.success(request, f"Baustein „{row.label}“ gespeichert.")
            return redirect(_page(request, phase))
    context = {"form": form, "one": queries.standing_at(row, timezone.localdate())}
    return render(request, "process/baustein_form.html", context)


@require_http_methods(["GET", "POST"])
def answers(request: WorkRequest, phase: str) -> HttpResponse:
    """Notes on all guiding questions of the turn the Baustein is in."""
    ensure(rules.may_edit(request.actor))
    row = queries.baustein_or_new(request.actor, phase)
    now = {one.question: one.text for one in queries.answers_of(row) if one.turn == row.turn}
    asked = [one for one in queries.questions_of(request.actor, phase) if not one.omitted]
    form = AnswersForm(posted(request), questions=asked, answers=now)
    if form.is_valid():
        try:
            actions.answer(phase=phase, answers=form.answers, by=request.actor)
        except Invalid:
            form.meet(now)
        else:
            messages.success(request, "Antworten gespeichert.")
            return redirect(f"{_page(request, phase)}#leitfragen")
    context = {"form": form, "row": row}
    return render(request, "process/answers.html", context)


@require_http_methods(["GET", "POST"])
def evidence_create(request: WorkRequest, phase: str) -> HttpResponse:
    """Something found in Lückenlos, or words with an address."""
    ensure(rules.may_edit(request.actor))
    row = queries.baustein_or_new(request.actor, phase)
    chosen = _text(request.POST, "bezug")
    form = EvidenceForm(request.POST if request.method == "POST" and not chosen else None)
    if chosen or form.is_valid():
        try:
            _add(request, phase, form, chosen)
        except Invalid as error:
            form = form if form.is_bound else EvidenceForm({})
            form.errors.clear()
            form.add_error(None, sentence(error))
        else:
            messages.success(request, "Nachweis eingetragen.")
            return redirect(f"{_page(request, phase)}#nachweise")
    words = _text(request.GET, "q")
    context = {"form": form, "row": row, "words": words, "found": proposals(request.actor, words)}
    return render(request, "process/evidence_form.html", context)


@require_POST
def evidence_delete(request: WorkRequest, phase: str, pk: int) -> HttpResponse:
    row = queries.baustein_or_new(request.actor, phase)
    actions.remove_evidence(evidence=queries.get_evidence_or_404(row, pk), by=request.actor)
    messages.success(request, "Nachweis entfernt.")
    return redirect(f"{_page(request, phase)}#nachweise")


def _refuse(form: BausteinForm, error: Invalid, request: WorkRequest, phase: str) -> None:
    if error.code == "changed_meanwhile":
        form.meet(queries.baustein_or_new(request.actor, phase))
    else:
        form.add_error("next_step" if error.code == "next_step_missing" else None, sentence(error))


def _text(query: QueryDict, name: str) -> str:
    """What came outside of a form; PostgreSQL refuses to search for the character NUL."""
    return query.get(name, "").replace("\0", "").strip()


def _add(request: WorkRequest, phase: str, form: EvidenceForm, chosen: str) -> None:
    if chosen:
        kind, _, key = chosen.partition("/")
        actions.add_evidence(phase=phase, by=request.actor, ref=Ref(kind, key))
    else:
        values = form.cleaned_data
        actions.add_evidence(phase=phase, by=request.actor, title=values["title"], url=values["url"])


def _page(request: WorkRequest, phase: str) -> str:
    return work_url(request.actor.stelle, "process:baustein", phase)
