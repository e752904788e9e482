"""The office's list of people it invites."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from lueckenlos.conferences.actions.conference import save_conference, start_conference
from lueckenlos.conferences.actions.invitations import invite, remove_invitation, send_invitations
from lueckenlos.conferences.books import people_of, shelves
from lueckenlos.conferences.enums import Answer
from lueckenlos.conferences.forms.minutes import InvitationTextForm, InviteForm
from lueckenlos.conferences.messages import notices
from lueckenlos.conferences.models import Conference, Invitation
from lueckenlos.conferences.presenters import number_of
from lueckenlos.conferences.queries.invitations import invitations_for
from lueckenlos.conferences.queries.programme import event_of
from lueckenlos.conferences.rules import Wrong, may_edit_conference, may_see_names, read_addresses
from lueckenlos.events.models import Event
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import page_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

# of the lines that could not be read; more are a wrong file
_SHOWN = 50


@require_http_methods(["GET", "POST"])
def invitations(request: WorkRequest, pk: int) -> HttpResponse:
    """The list with its answers; POST adds addresses."""
    event = event_of(request.actor, pk)
    ensure(may_see_names(request.actor, event))
    if "liste" in request.POST:
        return _from_book(request, event)
    form = InviteForm(request.POST if request.method == "POST" else None)
    wrong: list[Wrong] = []
    if request.method == "POST" and form.is_valid():
        people, wrong = read_addresses(form.cleaned_data["addresses"])
        try:
            added, known = invite(event=event, by=request.actor, people=people)
        except Invalid as error:
            form.add_error("addresses", sentence(error))
        else:
            messages.success(request, notices.invited(added, known, len(wrong)))
            if not wrong:
                return redirect(work_url(request.actor.stelle, "conferences:invitations", pk))
            form = InviteForm()
    return render(request, "conferences/invitations.html", _shown(request, event, form, wrong))


@require_POST
def invitations_send(request: WorkRequest, pk: int) -> HttpResponse:
    """All that never went out, one once more, or the text of the mail."""
    actor = request.actor
    event = event_of(actor, pk)
    ensure(may_edit_conference(actor, event))
    again = number_of(request.POST.get("noch-einmal", ""))
    try:
        number = send_invitations(event=event, by=actor, now=timezone.now(), again=[again] if again else [])
        messages.success(request, notices.sent(number))
    except Invalid as error:
        messages.error(request, sentence(error))
    return redirect(work_url(actor.stelle, "conferences:invitations", pk))


@require_POST
def invitations_text(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    event = event_of(actor, pk)
    ensure(may_edit_conference(actor, event))
    form = InvitationTextForm(request.POST)
    if form.is_valid():
        found = Conference.objects.filter(event=event).first() or start_conference(event=event, by=actor)
        found.event = event
        save_conference(conference=found, by=actor, values=form.cleaned_data)
        messages.success(request, notices.SAVED)
    else:
        messages.error(request, sentence(Invalid("invitation_text_long", most=3000)))
    return redirect(work_url(actor.stelle, "conferences:invitations", pk))


@require_POST
def invitation_remove(request: WorkRequest, pk: int, invitation: int) -> HttpResponse:
    event = event_of(request.actor, pk)
    found: Invitation = get_object_or_404(Invitation.objects.filter(event=event), pk=invitation)
    found.event = event
    remove_invitation(invitation=found, by=request.actor)
    messages.success(request, notices.INVITATION_REMOVED)
    return redirect(work_url(request.actor.stelle, "conferences:invitations", pk))


def _from_book(request: WorkRequest, event: Event) -> HttpResponse:
    """Everybody on a list that another part of the Stelle keeps; who is invited already stays so."""
    people = people_of(request.actor, request.POST["liste"])
    try:
        if not people:
            raise Invalid("address_list_gone")
        added, known = invite(event=event, by=request.actor, people=people)
        messages.success(request, notices.invited(added, known, wrong=0))
    except Invalid as error:
        messages.error(request, sentence(error))
    return redirect(work_url(request.actor.stelle, "conferences:invitations", event.pk))


def _shown(request: WorkRequest, event: Event, form: InviteForm, wrong: list[Wrong]) -> dict[str, Any]:
    rows = invitations_for(request.actor, event)
    counts = Counter(answer for _, answer in rows)
    conference = Conference.objects.filter(event=event).first()
    editing = may_edit_conference(request.actor, event)
    text = conference.invitation_text if conference else ""
    return {
        "event": event,
        "form": form,
        "text_form": InvitationTextForm(initial={"invitation_text": text}),
        "page": page_of(len(rows), lambda start, end: rows[start:end], request),
        "counts": [(answer, counts[answer]) for answer in Answer],
        "unsent": counts[Answer.ANGELEGT],
        "wrong": [(one, sentence(Invalid(one.code))) for one in wrong[:_SHOWN]],
        "more_wrong": max(0, len(wrong) - _SHOWN),
        "editing": editing,
        "shelves": shelves(request.actor) if editing else (),
    }
