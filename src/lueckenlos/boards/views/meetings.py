"""A Sitzung: planning, inviting, its steps and its papers."""

from types import MappingProxyType
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.boards.actions.meetings import (
    approve_minutes,
    call_off,
    close_meeting,
    invite,
    open_meeting,
    plan_meeting,
    update_meeting,
)
from lueckenlos.boards.forms.meeting import MEETING_FIELDS, InviteForm, MeetingForm
from lueckenlos.boards.messages import words
from lueckenlos.boards.models import Meeting
from lueckenlos.boards.presenters import invite_page, meeting_page, next_meeting
from lueckenlos.boards.queries.access import gremium_of, meeting_of
from lueckenlos.boards.rules import may_change_agenda, may_edit, may_invite
from lueckenlos.conferences.presenters import number_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.forms.saving import done, posted, saved, shown, values_of
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_GET
def meeting_detail(request: WorkRequest, pk: int) -> HttpResponse:
    meeting = meeting_of(request.actor, pk)
    return render(request, "boards/meeting_detail.html", meeting_page(request.actor, meeting, timezone.now()))


@require_http_methods(["GET", "POST"])
def meeting_create(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    gremium = gremium_of(actor, pk)
    ensure(may_edit(actor))
    form = MeetingForm(posted(request), initial=next_meeting(gremium, timezone.now()))
    if form.is_valid():
        values = values_of(form, MEETING_FIELDS)
        made = saved(form, lambda: plan_meeting(gremium=gremium, values=values, by=actor))
        if made:
            messages.success(request, words.MEETING_PLANNED)
            return redirect(work_url(actor.stelle, "boards:meeting_detail", made.pk))
    return render(request, "boards/meeting_form.html", {"form": form, "gremium": gremium, "meeting": None})


@require_http_methods(["GET", "POST"])
def meeting_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    meeting = meeting_of(actor, pk)
    ensure(may_change_agenda(actor, meeting))
    form = MeetingForm(posted(request), initial=shown(meeting, MEETING_FIELDS))
    if form.is_valid():
        values, seen = values_of(form, MEETING_FIELDS), form.cleaned_data["version"]
        if saved(form, lambda: update_meeting(meeting=meeting, values=values, seen=seen, by=actor), meeting):
            messages.success(request, words.SAVED)
            return redirect(work_url(actor.stelle, "boards:meeting_detail", pk))
    return render(request, "boards/meeting_form.html", {"form": form, "gremium": meeting.gremium, "meeting": meeting})


@require_http_methods(["GET", "POST"])
def meeting_invite(request: WorkRequest, pk: int) -> HttpResponse:
    """Who gets the mail, and a warning where the term is missed; POST sends."""
    actor, now = request.actor, timezone.now()
    meeting = meeting_of(actor, pk)
    ensure(may_invite(actor, meeting))
    form = InviteForm(posted(request))
    page = invite_page(meeting, timezone.localdate(now))
    if form.is_valid():
        sent: list[int] = []
        late, again = form.cleaned_data["late"], form.cleaned_data["again"]
        if done(
            form,
            lambda: sent.append(invite(meeting=meeting, by=actor, now=now, late_is_known=late, again=again)),
        ):
            messages.success(request, words.invited(sent[0], page["without"]))
            return redirect(work_url(actor.stelle, "boards:meeting_detail", pk))
    return render(request, "boards/invite.html", {**page, "form": form})


@require_POST
def meeting_step(request: WorkRequest, pk: int) -> HttpResponse:
    """Open, close, approve or call off, as the button says."""
    actor = request.actor
    meeting = meeting_of(actor, pk)
    ensure(may_edit(actor))
    step = _STEPS.get(request.POST.get("schritt", ""))
    if step is None:
        return HttpResponse(status=400)
    # approving is asked for on the agenda of the later Sitzung, and one comes back there
    page = "boards:minutes" if "niederschrift" in request.POST else "boards:meeting_detail"
    place = number_of(request.POST.get("niederschrift", "")) or pk
    try:
        messages.success(request, step(meeting, actor))
    except Invalid as error:
        messages.error(request, sentence(error))
    return redirect(work_url(actor.stelle, page, place))


def _open(meeting: Meeting, by: Actor) -> str:
    open_meeting(meeting=meeting, by=by, today=timezone.localdate())
    return words.OPENED


def _close(meeting: Meeting, by: Actor) -> str:
    close_meeting(meeting=meeting, by=by, now=timezone.now())
    return words.CLOSED


def _call_off(meeting: Meeting, by: Actor) -> str:
    call_off(meeting=meeting, by=by)
    return words.CALLED_OFF


def _approve(meeting: Meeting, by: Actor) -> str:
    approve_minutes(meeting=meeting, by=by, now=timezone.now())
    return words.APPROVED


_STEPS: Final = MappingProxyType(
    {"eroeffnen": _open, "schliessen": _close, "absagen": _call_off, "genehmigen": _approve}
)
