"""What citizens open: a survey, and a collection of ideas. Without an account and without a script."""

from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.accounts import throttle
from lueckenlos.accounts.messages import wait
from lueckenlos.participation import rules
from lueckenlos.participation.actions.answers import take_answer
from lueckenlos.participation.actions.ideas import hand_in, support
from lueckenlos.participation.enums import Reply
from lueckenlos.participation.forms.public import AnswerForm, IdeaForm
from lueckenlos.participation.messages import words
from lueckenlos.participation.models import IdeaCollection, Question, Survey
from lueckenlos.participation.queries.public import collection_behind, public_ideas, survey_behind
from lueckenlos.participation.queries.work import areas_of, questions_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.models import Stelle
from lueckenlos.web.secrecy import by_link
from lueckenlos.web.sentences import sentence

# a school or a town hall shares one address; a script that fills forms all day is stopped. Counted in memory alone:
# no address of a citizen is ever written
ANSWERS: Final = throttle.Limit("survey-answer", 200, 60)
IDEAS: Final = throttle.Limit("idea", 30, 60)
SUPPORTS: Final = throttle.Limit("idea-support", 200, 60)
_REMEMBERED: Final = 180 * 86_400
_MOST_SUPPORTED: Final = 200


@by_link()
@require_http_methods(["GET", "HEAD", "POST"])
def survey(request: HttpRequest, public_id: str) -> HttpResponse:
    """A cookie only says politely that somebody has answered here; two at one phone may both answer."""
    with survey_behind(public_id) as found:
        verdict = rules.may_answer(found, timezone.localdate())
        questions = questions_of(found) if verdict else []
        form = AnswerForm(request.POST if request.method == "POST" and verdict else None, questions=questions)
        if form.is_valid() and _answered(request, found, questions, form):
            answer = redirect(f"{request.path}?danke=1")
            return _remember(answer, request, f"u-{public_id}", "1")
        thanks = "danke" in request.GET and not form.is_bound
        shown = {
            **_frame(found.stelle),
            "survey": found,
            "form": form if verdict and not thanks else None,
            "closed": "" if verdict else sentence(verdict),
            "thanks": thanks,
            "again": f"u-{public_id}" in request.COOKIES and not form.is_bound and not thanks,
        }
        status = 400 if form.is_bound else 409 if request.method == "POST" else 200
        return render(request, "participation/public_survey.html", shown, status=status)


@by_link()
@require_http_methods(["GET", "HEAD", "POST"])
def ideas(request: HttpRequest, public_id: str) -> HttpResponse:
    """Everybody reads what was released, hands in, and supports; a cookie remembers which."""
    with collection_behind(public_id) as found:
        supported = _supported(request, public_id)
        if "unterstuetzen" in request.POST:
            return _support(request, found, supported)
        verdict = rules.may_hand_in(found, timezone.localdate())
        areas = areas_of(found.stelle) if verdict else []
        form = IdeaForm(request.POST if request.method == "POST" and verdict else None, areas=areas)
        if form.is_valid() and _handed_in(request, found, form):
            return redirect(f"{request.path}?danke=1")
        shown = {
            **_frame(found.stelle),
            "collection": found,
            "ideas": [
                (idea, words.REPLY_KINDS[Reply(idea.reply)], idea.pk in supported) for idea in public_ideas(found)
            ],
            "form": form if verdict else None,
            "closed": "" if verdict else sentence(verdict),
            "thanks": "danke" in request.GET and not form.is_bound,
        }
        status = 400 if form.is_bound else 409 if request.method == "POST" else 200
        return render(request, "participation/public_ideas.html", shown, status=status)


def _answered(request: HttpRequest, found: Survey, questions: list[Question], form: AnswerForm) -> bool:
    token, today = form.cleaned_data["bogen"], timezone.localdate()
    return _done(
        request, form, ANSWERS, lambda: take_answer(
            survey=found, questions=questions, sent=form.sent, token=token, today=today
        ),
    )  # fmt: skip


def _handed_in(request: HttpRequest, found: IdeaCollection, form: IdeaForm) -> bool:
    token, today = form.cleaned_data["bogen"], timezone.localdate()
    return _done(request, form, IDEAS, lambda: hand_in(collection=found, entry=form.entry, token=token, today=today))


def _done(request: HttpRequest, form: AnswerForm | IdeaForm, limit: throttle.Limit, work: Callable[[], object]) -> bool:
    """Whether it is kept now; else the reason stands in the form, beside what was typed."""
    waiting = throttle.take_try_here((limit, throttle.client_address(request)))
    if waiting is not None:
        form.add_error(None, wait(waiting))
        return False
    try:
        work()
    except Invalid as error:
        form.add_error(None, sentence(error))
        return False
    return True


def _support(request: HttpRequest, found: IdeaCollection, supported: list[int]) -> HttpResponse:
    """Once a browser; whoever deletes cookies can do it again, which the page says."""
    asked = request.POST["unterstuetzen"]
    back = redirect(f"{request.path}#idee-{asked}" if asked.isdecimal() else request.path)
    key = int(asked) if asked.isdecimal() and asked.isascii() and len(asked) < 12 else 0
    waiting = throttle.take_try_here((SUPPORTS, throttle.client_address(request)))
    if key in supported or waiting is not None:
        return back
    if not support(collection=found, key=key, today=timezone.localdate()):
        return back
    value = ".".join(str(pk) for pk in [*supported, key][-_MOST_SUPPORTED:])
    return _remember(back, request, f"i-{found.public_id}", value)


def _supported(request: HttpRequest, public_id: str) -> list[int]:
    parts = request.COOKIES.get(f"i-{public_id}", "").split(".")[:_MOST_SUPPORTED]
    return [int(part) for part in parts if part.isdecimal() and part.isascii() and len(part) < 12]


def _remember(answer: Any, request: HttpRequest, name: str, value: str) -> HttpResponse:
    answer.set_cookie(
        name, value, _REMEMBERED, path=request.path, httponly=True, samesite="Lax", secure=request.is_secure()
    )
    found: HttpResponse = answer
    return found


def _frame(stelle: Stelle) -> dict[str, object]:
    return {"stelle": stelle, "kommune": stelle if stelle.portal_open else None}
