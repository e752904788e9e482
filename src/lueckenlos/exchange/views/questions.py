"""The list, one question with its answers, asking, and mails by choice."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.exchange import messages as words
from lueckenlos.exchange import rules
from lueckenlos.exchange.actions import digests
from lueckenlos.exchange.actions import questions as actions
from lueckenlos.exchange.enums import View
from lueckenlos.exchange.forms.questions import AnswerForm, DigestForm, QuestionForm
from lueckenlos.exchange.models import DigestChoice, Question
from lueckenlos.exchange.presenters import shown_answers
from lueckenlos.exchange.queries import shared
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.vocabulary.registry import vocabulary


@require_safe
def question_list(request: WorkRequest) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    ensure(rules.may_enter(actor))
    asked = {"view": request.GET.get("ansicht", ""), "text": request.GET.get("text", "")[:120]}
    thema = request.GET.get("thema", "")
    asked["thema"] = thema if thema in vocabulary("thema") else ""
    kgc = actor.stelle.art == StelleArt.LAND
    shown = {
        "page": paginate(shared.listed(actor, now, **asked), request),
        "asked": asked,
        "views": [one for one in View if kgc or one is not View.AUSGEBLENDET],
        "themen": vocabulary("thema").choices,
        "stale": shared.stale(actor, now).count() if kgc else 0,
        "days": rules.STALE_DAYS,
        "writing": rules.may_write(actor),
    }
    return render(request, "exchange/question_list.html", shown)


@require_http_methods(["GET", "HEAD", "POST"])
def question_detail(request: WorkRequest, key: str) -> HttpResponse:
    """Sending answers; ``schritt`` in the form sent is ``geloest``, ``offen`` or ``zuruecknehmen``."""
    actor = request.actor
    ensure(rules.may_enter(actor))
    question = shared.get_question_or_404(actor, key)
    if question.merged_into:
        return _page(request, question.merged_into)
    if request.method == "POST" and "schritt" in request.POST:
        return _step(request, question)
    form = AnswerForm(posted(request))
    if request.method == "POST":
        ensure(rules.may_answer(actor, question))
        if form.is_valid() and _answered(request, question, form):
            messages.success(request, words.ANSWERED)
            return _page(request, key)
    shown = {
        "question": question,
        "answers": shown_answers(actor, question, shared.answers_to(question)),
        "form": form if rules.may_answer(actor, question) else None,
        "editing": rules.may_edit_question(actor, question),
        "solving": rules.may_solve(actor, question),
        "moderating": rules.may_moderate(actor, question),
    }
    return render(request, "exchange/question_detail.html", shown)


@require_http_methods(["GET", "POST"])
def question_create(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_write(actor))
    form = QuestionForm(posted(request))
    if form.is_valid():
        row = saved(form, lambda: actions.ask_question(values=form.values, now=timezone.now(), by=actor))
        if row:
            messages.success(request, words.ASKED)
            return _page(request, row.public_id)
    return render(request, "exchange/question_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def question_edit(request: WorkRequest, key: str) -> HttpResponse:
    actor = request.actor
    question = shared.get_question_or_404(actor, key)
    ensure(rules.may_edit_question(actor, question))
    form = QuestionForm(posted(request), question)
    if form.is_valid():
        seen, values = form.cleaned_data["version"], form.values
        if saved(form, lambda: actions.save_question(question=question, values=values, seen=seen, by=actor), question):
            messages.success(request, words.SAVED)
            return _page(request, key)
    return render(request, "exchange/question_form.html", {"form": form, "question": question})


@require_http_methods(["GET", "POST"])
def digest(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_enter(actor))
    choice = DigestChoice.objects.filter(user=actor.user).first()
    form = DigestForm(posted(request), initial={"rhythm": choice.rhythm if choice else "nie"})
    if form.is_valid():
        digests.choose_digest(rhythm=form.chosen, now=timezone.now(), by=actor)
        messages.success(request, words.DIGEST_SAVED)
        return redirect(work_url(actor.stelle, "exchange:question_list"))
    return render(request, "exchange/digest.html", {"form": form})


def _answered(request: WorkRequest, question: Question, form: AnswerForm) -> bool:
    given = form.cleaned_data
    text, named = given["text"], given["named"]
    return done(
        form,
        lambda: actions.give_answer(question=question, text=text, named=named, now=timezone.now(), by=request.actor),
    )


def _step(request: WorkRequest, question: Question) -> HttpResponse:
    step, pk = request.POST.get("schritt"), request.POST.get("antwort", "")
    answer = shared.get_answer_or_404(question, int(pk)) if pk.isdecimal() else None
    if step == "zuruecknehmen" and answer:
        actions.withdraw_answer(question=question, answer=answer, by=request.actor)
        messages.success(request, words.WITHDRAWN)
    elif step == "geloest":
        actions.solve_question(question=question, solution=answer, by=request.actor)
        messages.success(request, words.SOLVED)
    elif step == "offen":
        actions.reopen_question(question=question, by=request.actor)
        messages.success(request, words.REOPENED)
    return _page(request, question.public_id)


def _page(request: WorkRequest, key: str) -> HttpResponse:
    return redirect(work_url(request.actor.stelle, "exchange:question_detail", key))
