"""Comments on a draft: asking for them, writing them, answering each."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.adoption import messages as words
from lueckenlos.adoption import rules
from lueckenlos.adoption.actions.news import switch_mail
from lueckenlos.adoption.actions.rounds import answer, close_round, comment, open_comment_round
from lueckenlos.adoption.forms.small import CommentForm, RoundForm
from lueckenlos.adoption.models import CommentRound
from lueckenlos.adoption.presenters import round_parts
from lueckenlos.adoption.queries import shared, work
from lueckenlos.adoption.queries.followers import wants_mail
from lueckenlos.shared.errors import DomainError, Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import posted
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

_CLOSE: Final = "abschliessen"
Step = Callable[[WorkRequest, CommentRound, CommentForm], str]


@require_http_methods(["GET", "POST"])
def round_create(request: WorkRequest, key: str) -> HttpResponse:
    actor = request.actor
    paper = work.get_own_or_404(actor, key)
    ensure(rules.may_publish(actor, paper, round_open=work.open_round(paper) is not None))
    form = RoundForm(posted(request), stellen=shared.invitable(actor.stelle))
    if form.is_valid():
        data = form.cleaned_data
        invited = [stelle.pk for stelle in data["invited"]]
        try:
            made = open_comment_round(paper=paper, intro=data["intro"], until=data["until"], invited=invited, by=actor)
        except DomainError as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, words.ROUND_OPENED)
            return redirect(work_url(actor.stelle, "adoption:round_detail", made.public_id))
    return render(request, "adoption/round_form.html", {"paper": paper, "form": form})


@require_http_methods(["GET", "POST"])
def round_detail(request: WorkRequest, key: str) -> HttpResponse:
    """The draft with all comments and answers, for those who were asked and for the source."""
    actor = request.actor
    ensure(rules.may_read(actor))
    found = shared.get_round_or_404(actor, key)
    form = CommentForm(posted(request))
    if form.is_valid():
        try:
            messages.success(request, _steps(request)(request, found, form))
        except Invalid as error:
            form.add_error("text", sentence(error))
        else:
            place = form.cleaned_data["comment"] or form.cleaned_data["part"] or "ganzes"
            return redirect(f"{work_url(actor.stelle, 'adoption:round_detail', key)}#{place}")
    return render(request, "adoption/round_detail.html", _shown(request, found, form))


def _shown(request: WorkRequest, found: CommentRound, form: CommentForm) -> dict[str, object]:
    comments, today = shared.comments_on(found), timezone.localdate()
    answers = shared.answers_of(found)
    parts = round_parts(found, comments, answers)
    own = found.stelle_id == request.actor.stelle.pk
    return {
        "found": found,
        "parts": parts,
        "open_number": len(comments) - len(answers),
        "number": len(comments),
        "form": form,
        "typed_at": _typed_at(form, {part.key for part in parts} | {one.public_id for one in comments}),
        "own": own,
        "mailing": wants_mail(request.actor, found),
        "invited": found.invitations.select_related("invited") if own else (),
        "may_comment": rules.may_comment(request.actor, found, today=today),
        "may_answer": rules.may_answer(request.actor, found),
        "may_close": rules.may_close_round(request.actor, found, unanswered=0),
    }


def _typed_at(form: CommentForm, places: set[str]) -> str | None:
    """At which paragraph or comment the refused text was typed; None for none of the page."""
    if not form.errors or form.data.get("schritt") == _CLOSE:
        return None
    typed = form.data.get("comment") or form.data.get("part", "")
    return typed if typed in places else None


def _steps(request: WorkRequest) -> Step:
    return {"antworten": _answer, _CLOSE: _close, "mail-an": _mail, "mail-aus": _mail}.get(
        request.POST.get("schritt", ""), _comment
    )


def _comment(request: WorkRequest, found: CommentRound, form: CommentForm) -> str:
    comment(found=found, part=form.cleaned_data["part"], text=form.cleaned_data["text"], by=request.actor)
    return words.COMMENTED


def _answer(request: WorkRequest, found: CommentRound, form: CommentForm) -> str:
    data = form.cleaned_data
    answer(found=found, comment_key=data["comment"], text=data["text"], by=request.actor)
    return words.ANSWERED


def _mail(request: WorkRequest, found: CommentRound, form: CommentForm) -> str:
    wanted = request.POST["schritt"] == "mail-an"
    switch_mail(found=found, wanted=wanted, by=request.actor)
    return words.MAIL_ON if wanted else words.MAIL_OFF


def _close(request: WorkRequest, found: CommentRound, form: CommentForm) -> str:
    close_round(found=found, by=request.actor)
    return words.ROUND_CLOSED
