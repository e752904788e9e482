"""Guiding questions of one Baustein: which are asked, where they come from, and one's own."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lueckenlos.process import actions, queries, rules
from lueckenlos.process.forms import QuestionForm
from lueckenlos.process.registry import newest_guide
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.forms.saving import posted, refuse
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_http_methods(["GET", "POST"])
def question_list(request: WorkRequest, phase: str) -> HttpResponse:
    """All questions with their origin; sending adds one."""
    term = queries.known_or_404(phase)
    questions = queries.questions_of(request.actor, phase)
    may_edit = rules.may_edit_questions(request.actor)
    if request.method == "POST":
        ensure(may_edit)
    form = QuestionForm(posted(request))
    if form.is_valid():
        actions.save_question(phase=phase, values=form.values, by=request.actor)
        messages.success(request, "Frage hinzugefügt.")
        return redirect(work_url(request.actor.stelle, "process:question_list", phase))
    context = {"term": term, "questions": questions, "form": form, "may_edit": bool(may_edit), **_place(request)}
    context["source"] = newest_guide().source
    return render(request, "process/questions.html", context)


@require_http_methods(["GET", "POST"])
def question_edit(request: WorkRequest, phase: str, key: str) -> HttpResponse:
    """Other words for one question, or none at all."""
    ensure(rules.may_edit_questions(request.actor))
    term = queries.known_or_404(phase)
    question = queries.get_question_or_404(request.actor, phase, key)
    form = QuestionForm(request.POST or None, question=question)
    if form.is_valid():
        seen = form.cleaned_data["version"]
        try:
            actions.save_question(phase=phase, values=form.values, by=request.actor, question=question, seen=seen)
        except Invalid as error:
            refuse(form, error, queries.own_question(key))
        else:
            messages.success(request, "Leitfrage gespeichert.")
            return redirect(work_url(request.actor.stelle, "process:question_list", phase))
    context = {"term": term, "question": question, "form": form, **_place(request)}
    return render(request, "process/question_form.html", context)


def _place(request: WorkRequest) -> dict[str, bool]:
    return {"of_kgc": request.actor.stelle.art == StelleArt.LAND}
