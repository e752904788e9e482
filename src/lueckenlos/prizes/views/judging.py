"""What a juror does, the same signed in and by link: read, judge, hand in, and see the table when it is time.

``?bewerbung=`` opens one application, ``?anlage=`` beside it hands out a file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from lueckenlos.prizes import presenters, rules
from lueckenlos.prizes.actions import jury as actions
from lueckenlos.prizes.forms.jury import OpinionForm
from lueckenlos.prizes.messages import words
from lueckenlos.prizes.models import Application, Juror, Opinion
from lueckenlos.prizes.queries import work
from lueckenlos.shared.errors import DomainError
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.forms.saving import posted, saved
from lueckenlos.web.sentences import sentence


@dataclass(frozen=True, slots=True)
class Desk:
    """One juror at work: who acts, and the page they are on; templates are ``…/jury.html`` and ``…/opinion.html``."""

    juror: Juror
    by: Actor
    templates: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """One application in the juror's list."""

    application: Application
    state: str
    kind: str


def sit_down(request: HttpRequest, desk: Desk, more: Mapping[str, Any]) -> HttpResponseBase:
    """The whole page; ``more`` is what the template needs beside the juror's own things."""
    asked = request.GET.get("bewerbung", "")
    if asked:
        rows = work.in_the_running(desk.juror.call)
        row = get_object_or_404(rows, pk=work.number_of(asked))
        return _one(request, desk, row, more)
    if request.method == "POST":
        return _step(request, desk)
    shown = {**more, **facts_of(desk.juror), "desk": desk}
    return render(request, f"{desk.templates}/jury.html", shown)


def facts_of(juror: Juror) -> dict[str, Any]:
    """The list of one's own, and the table once the scores are closed."""
    scores = work.scores_of(juror.call)
    mine = [one for one in scores.opinions if one.juror_id == juror.pk]
    closed = juror.call.scored_at is not None
    hidden = presenters.biased_of(juror, mine)
    sheets = [_sheet(row, mine, scores) for row in scores.applications]
    return {
        "juror": juror,
        "call": juror.call,
        "sheets": sheets,
        "left": sum(sheet.kind == "warning" for sheet in sheets),
        "closed": closed,
        "lines": presenters.result_of(scores, hidden) if closed else [],
        "progress": presenters.progress_of(scores),
        "may_judge": rules.may_judge(juror),
        "may_close": juror.is_chair and not closed,
        "criteria": scores.criteria,
    }


def _sheet(row: Application, mine: list[Opinion], scores: work.Scores) -> Sheet:
    given = next((work.vote_of(one) for one in mine if one.application_id == row.pk), None)
    if given is None or not (given.biased or given.points):
        return Sheet(row, words.NOT_YET, "warning")
    if given.biased:
        return Sheet(row, words.BIASED, "neutral")
    if not rules.is_whole(given.points, scores.weights):
        return Sheet(row, words.HALF, "warning")
    return Sheet(row, words.JUDGED, "success")


def _one(request: HttpRequest, desk: Desk, row: Application, more: Mapping[str, Any]) -> HttpResponseBase:
    if key := request.GET.get("anlage"):
        return work.get_file_or_404(row, key).handed_out()
    opinion = work.opinion_of(desk.juror, row)
    form = OpinionForm(posted(request), work.criteria_of(desk.juror.call), opinion)
    if form.is_valid() and _saved(form, desk, row):
        messages.success(request, words.SCORED)
        return redirect(request.path)
    shown = {
        "form": form,
        "application": row,
        "call": desk.juror.call,
        "files": list(row.attachments.all()),
        "may_judge": rules.may_judge(desk.juror),
    }
    return render(request, f"{desk.templates}/opinion.html", {**more, **shown})


def _saved(form: OpinionForm, desk: Desk, row: Application) -> bool:
    data = form.cleaned_data
    kept = saved(
        form,
        lambda: actions.save_opinion(
            juror=desk.juror, application=row, given=form.given, seen=data["version"], by=desk.by
        ),
        work.opinion_of(desk.juror, row),
    )
    return kept is not None


def _step(request: HttpRequest, desk: Desk) -> HttpResponse:
    step, now, juror = request.POST.get("schritt", ""), timezone.now(), desk.juror
    try:
        if step == "abgeben":
            actions.hand_in_scores(juror=juror, now=now, by=desk.by)
            messages.success(request, words.HANDED_IN)
        elif step == "schliessen":
            actions.close_scoring(call=juror.call, juror=juror, now=now, by=desk.by)
            messages.success(request, words.CLOSED)
    except DomainError as error:
        messages.error(request, sentence(error))
    return redirect(request.path)
