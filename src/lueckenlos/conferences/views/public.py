"""Feedback without a login, and the phone of an Infostand."""

import json
import uuid
from typing import Any, Final

from django.db.models import Count
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from lueckenlos.accounts import throttle
from lueckenlos.accounts.messages import wait
from lueckenlos.conferences.actions.feedback import Tap, count, give_feedback
from lueckenlos.conferences.enums import VisitorGroup
from lueckenlos.conferences.forms.minutes import FeedbackForm
from lueckenlos.conferences.links import token_of
from lueckenlos.conferences.models import TallyStand, TallyTap
from lueckenlos.conferences.queries.public import asked, counting
from lueckenlos.conferences.rules import may_count, may_give_feedback
from lueckenlos.conferences.views.own import UNKNOWN
from lueckenlos.events.models import Event
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.secrecy import by_link
from lueckenlos.web.sentences import sentence

# a town hall shares one address; a script that fills the form all day is stopped
LIMIT: Final = throttle.Limit("feedback", 120, 60)
_DAY: Final = 86_400
# how long a device remembers that it answered
_REMEMBERED: Final = 30 * _DAY
_LONGEST_BODY: Final = 200_000


@by_link(unknown=UNKNOWN)
@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: HttpRequest, public_id: str) -> HttpResponse:
    """Nothing about the device is kept on the server; a cookie only asks politely whether it was here before."""
    with asked(public_id) as event:
        form = FeedbackForm(request.POST if request.method == "POST" else None)
        if request.method == "POST" and form.is_valid() and _give(request, event, form):
            answer = redirect(f"{request.path}?danke=1")
            answer.set_cookie(f"rm-{public_id}", "1", _REMEMBERED, path=request.path, httponly=True, samesite="Lax")
            return answer
        verdict = may_give_feedback(event, timezone.now())
    thanks = "danke" in request.GET
    shown = {
        "event": event,
        "stelle": event.stelle,
        "kommune": event.stelle if event.stelle.portal_open else None,
        "form": form,
        "closed": "" if verdict else sentence(verdict),
        "thanks": thanks,
        "again": not thanks and f"rm-{public_id}" in request.COOKIES and not form.is_bound,
    }
    return render(request, "conferences/feedback_form.html", shown)


def _give(request: HttpRequest, event: Event, form: FeedbackForm) -> bool:
    waiting = throttle.take_try([(LIMIT, throttle.client_address(request))])
    if waiting is not None:
        form.add_error(None, wait(waiting))
        return False
    data = form.cleaned_data
    try:
        give_feedback(event=event, now=timezone.now(), answers=form.answers, good=data["good"], better=data["better"])
    except Invalid as error:
        form.add_error(None, sentence(error))
        return False
    return True


@by_link(unknown=UNKNOWN)
@require_http_methods(["GET", "HEAD", "POST"])
def tally(request: HttpRequest, token: str) -> HttpResponse:
    """Big buttons; without a script every press is a form of its own, with a key so that twice is once."""
    with counting(token) as stand:
        refusal = ""
        if request.method == "POST":
            try:
                count(stand=stand, taps=[_tap_of(request.POST.dict())], now=timezone.now())
            except Invalid as error:
                refusal = sentence(error)
            else:
                last = request.POST.get("key", "") if not request.POST.get("undo") else ""
                return redirect(f"{request.path}?zuletzt={last}")
        shown = _tally_page(stand, request.GET.get("zuletzt", ""))
    return render(
        request, "conferences/tally_phone.html", {**shown, "refusal": refusal}, status=409 if refusal else 200
    )


@by_link(unknown=UNKNOWN)
@require_POST
def tally_send(request: HttpRequest, token: str) -> HttpResponse:
    """What a phone has collected, as JSON; answers with the counts as they are now."""
    with counting(token) as stand:
        try:
            count(stand=stand, taps=_taps(request.body), now=timezone.now())
        except Invalid as error:
            return JsonResponse({"error": sentence(error)}, status=400)
        return JsonResponse({"counts": _counts(stand)})


def _taps(body: bytes) -> list[Tap]:
    """Raises Invalid for anything that our own page does not send."""
    try:
        data = json.loads(body) if len(body) <= _LONGEST_BODY else None
    except (ValueError, RecursionError):
        data = None
    rows = data.get("taps") if isinstance(data, dict) else None
    if not isinstance(rows, list):
        raise Invalid("tally_wrong")
    return [_tap_of(row) for row in rows]


def _tap_of(row: Any) -> Tap:
    if not isinstance(row, dict):
        raise Invalid("tally_wrong")
    group = row.get("group") or ""
    try:
        undo = uuid.UUID(str(row["undo"])) if row.get("undo") else None
        key = undo or uuid.UUID(str(row.get("key", "")))
    except ValueError:
        raise Invalid("tally_wrong") from None
    if not isinstance(group, str):
        raise Invalid("tally_wrong")
    return Tap(key, group, undo)


def _tally_page(stand: TallyStand, last: str) -> dict[str, Any]:
    event = stand.event
    verdict = may_count(event, timezone.now())
    counts = _counts(stand)
    try:
        undo = str(uuid.UUID(last)) if last else ""
    except ValueError:
        raise Http404 from None
    return {
        "stand": stand,
        "event": event,
        "stelle": stand.stelle,
        "groups": [(group, counts[group.value]) for group in VisitorGroup],
        "total": sum(counts.values()),
        "token": token_of(stand),
        "key": uuid.uuid4(),
        "undo": undo,
        "closed": "" if verdict else sentence(verdict),
    }


def _counts(stand: TallyStand) -> dict[str, int]:
    rows = TallyTap.objects.filter(stand=stand, undone=False).order_by().values_list("group").annotate(Count("pk"))
    return {**dict.fromkeys(VisitorGroup.values, 0), **dict(rows)}
