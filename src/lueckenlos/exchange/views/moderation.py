"""What the KGC does with a question or, named by ``?antwort=``, with one of its answers."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lueckenlos.exchange import messages as words
from lueckenlos.exchange import rules
from lueckenlos.exchange.actions import moderation as actions
from lueckenlos.exchange.forms.questions import HideForm, MergeForm
from lueckenlos.exchange.models import Answer, Question
from lueckenlos.exchange.queries import shared
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import done
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def moderate(request: WorkRequest, key: str) -> HttpResponse:
    """``tun`` in the form sent is ``ausblenden``, ``zeigen`` or ``zusammenlegen``."""
    question = shared.get_question_or_404(request.actor, key)
    ensure(rules.may_moderate(request.actor, question))
    pk = request.GET.get("antwort", "")
    answer = shared.get_answer_or_404(question, int(pk)) if pk.isdecimal() else None
    wanted = request.POST.get("tun", "")
    hide = HideForm(request.POST if wanted == "ausblenden" else None)
    merge = MergeForm(request.POST if wanted == "zusammenlegen" else None)
    if wanted == "zeigen":
        _show(request, question, answer)
        return _done(request, key, words.SHOWN)
    if hide.is_valid() and _hidden(request, question, answer, hide):
        return _done(request, key, words.HIDDEN)
    if merge.is_valid() and (target := _merged(request, question, merge)):
        return _done(request, target, words.MERGED)
    shown = {"question": question, "answer": answer, "hide": hide, "merge": merge}
    return render(request, "exchange/moderate.html", shown)


def _hidden(request: WorkRequest, question: Question, answer: Answer | None, form: HideForm) -> bool:
    reason, by = form.cleaned_data["reason"], request.actor
    if answer:
        return done(form, lambda: actions.hide_answer(question=question, answer=answer, reason=reason, by=by))
    return done(form, lambda: actions.hide_question(question=question, reason=reason, by=by))


def _show(request: WorkRequest, question: Question, answer: Answer | None) -> None:
    if answer is None:
        actions.show_question(question=question, by=request.actor)
    elif answer.hidden_reason:
        actions.hide_answer(question=question, answer=answer, reason="", by=request.actor)


def _merged(request: WorkRequest, question: Question, form: MergeForm) -> str:
    """The key of the question they are now; empty with the reason in the form."""
    target = shared.questions_for(request.actor).filter(public_id=form.key).first()
    if target is None:
        form.add_error("target", sentence(Invalid("merge_unknown")))
        return ""
    merged = done(form, lambda: actions.merge_question(question=question, into=target, by=request.actor))
    return target.public_id if merged else ""


def _done(request: WorkRequest, key: str, told: str) -> HttpResponse:
    messages.success(request, told)
    return redirect(work_url(request.actor.stelle, "exchange:question_detail", key))
