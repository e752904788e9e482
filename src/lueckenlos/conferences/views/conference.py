"""Setting a conference up, its programme, wishes and seats."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.conferences.actions.conference import (
    add_session,
    create_conference,
    save_conference,
    save_session,
    start_conference,
)
from lueckenlos.conferences.actions.workshops import allot_workshops, fill_seats, move_by_hand
from lueckenlos.conferences.forms.conference import ConferenceForm, ConferenceStartForm, NewSessionForm, SessionInput
from lueckenlos.conferences.messages import notices
from lueckenlos.conferences.models import Session
from lueckenlos.conferences.presenters import conference_page, initial, number_of, seats_page
from lueckenlos.conferences.queries.programme import conference_of, event_of, part_of, programme
from lueckenlos.conferences.queries.workshops import pool_of
from lueckenlos.conferences.rules import may_edit_conference, may_see_conference, may_see_names
from lueckenlos.events.forms.refusals import refuse
from lueckenlos.events.queries.people import get_registration_or_404
from lueckenlos.events.queries.work import get_booking_or_404
from lueckenlos.events.rules import may_edit
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def create(request: WorkRequest) -> HttpResponse:
    """One page; the next click publishes."""
    actor = request.actor
    ensure(may_edit(actor))
    form = ConferenceStartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            event = _create(request, form)
        except Invalid as error:
            refuse(error, form)
        else:
            messages.success(request, notices.CREATED)
            return redirect(work_url(actor.stelle, "events:event_detail", event))
    return render(request, "conferences/create.html", {"form": form})


@transaction.atomic
def _create(request: WorkRequest, form: ConferenceStartForm) -> int:
    by = request.actor
    conference = create_conference(
        by=by, values=form.event_values, booking=form.booking, places=form.place_types, parts=form.parts
    )
    save_conference(conference=conference, by=by, values={"wishes_until": form.wishes_until})
    return conference.event_id


@require_http_methods(["GET", "POST"])
def start(request: WorkRequest, pk: int) -> HttpResponse:
    """Workshops and minutes for an event that is there already; GET explains."""
    actor = request.actor
    event = event_of(actor, pk)
    ensure(may_edit_conference(actor, event))
    if request.method == "POST":
        try:
            start_conference(event=event, by=actor)
        except Invalid as error:
            messages.error(request, sentence(error))
        else:
            messages.success(request, notices.STARTED)
        return redirect(work_url(actor.stelle, "conferences:conference", pk))
    return render(request, "conferences/start.html", {"event": event})


@require_http_methods(["GET", "POST"])
def conference(request: WorkRequest, pk: int) -> HttpResponse:
    """Programme with rounds, and the settings."""
    actor = request.actor
    found = conference_of(actor, pk)
    ensure(may_see_conference(actor, found.event))
    form = ConferenceForm(request.POST if request.method == "POST" else None, initial=initial(found))
    if request.method == "POST":
        ensure(may_edit_conference(actor, found.event))
        if form.is_valid():
            try:
                save_conference(conference=found, by=actor, values=form.cleaned_data)
            except Invalid as error:
                refuse(error, form)
            else:
                messages.success(request, notices.SAVED)
                return redirect(work_url(actor.stelle, "conferences:conference", pk))
    shown = conference_page(actor, found, timezone.now())
    return render(request, "conferences/conference.html", {**shown, "form": form})


@require_http_methods(["GET", "POST"])
def session_create(request: WorkRequest, pk: int) -> HttpResponse:
    """One more part of the programme; who speaks comes on its own page."""
    actor = request.actor
    found = conference_of(actor, pk)
    ensure(may_edit_conference(actor, found.event))
    form = NewSessionForm(request.POST if request.method == "POST" else None, event=found.event)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            made = add_session(conference=found, by=actor, part=data["part"], number=data["round"])
        except Invalid as error:
            refuse(error, form)
        else:
            messages.success(request, notices.PART_ADDED.format(part=made.part.title))
            return redirect(work_url(actor.stelle, "conferences:conference", pk))
    return render(request, "conferences/session_create.html", {"event": found.event, "form": form})


@require_http_methods(["GET", "POST"])
def session(request: WorkRequest, pk: int, part: int) -> HttpResponse:
    """One part of the programme: which round, who speaks, what there is to read."""
    actor = request.actor
    found = conference_of(actor, pk)
    ensure(may_edit_conference(actor, found.event))
    row = part_of(found.event, part)
    known = Session.objects.filter(part=row).prefetch_related("speakers", "papers").first()
    entry = SessionInput(request.POST if request.method == "POST" else None, row, known)
    if request.method == "POST" and entry.is_valid():
        try:
            save_session(part=row, by=actor, **entry.values)
        except Invalid as error:
            refuse(error, entry.form)
        else:
            messages.success(request, notices.SAVED)
            return redirect(work_url(actor.stelle, "conferences:conference", pk))
    return render(request, "conferences/session.html", {"event": found.event, "part": row, "entry": entry})


@require_GET
def seats(request: WorkRequest, pk: int) -> HttpResponse:
    """Who wishes for what, who sits where and why."""
    actor = request.actor
    found = conference_of(actor, pk)
    ensure(may_see_names(actor, found.event))
    shown = seats_page(found, pool_of(found), programme(found.event), timezone.now())
    shown["editing"] = may_edit_conference(actor, found.event)
    return render(request, "conferences/seats.html", shown)


@require_POST
def allot(request: WorkRequest, pk: int) -> HttpResponse:
    """Give out the seats, or fill what is free."""
    actor = request.actor
    found = conference_of(actor, pk)
    ensure(may_edit_conference(actor, found.event))
    try:
        if request.POST.get("schritt") == "auffuellen":
            messages.success(request, notices.filled(fill_seats(conference=found, by=actor)))
        else:
            seated, nowhere = allot_workshops(conference=found, by=actor, now=timezone.now())
            messages.success(request, notices.allotted(seated, nowhere))
    except Invalid as error:
        messages.error(request, sentence(error))
    return redirect(work_url(actor.stelle, "conferences:seats", pk))


@require_POST
def move(request: WorkRequest, pk: int, registration: int) -> HttpResponse:
    """One person into one workshop, by hand."""
    actor = request.actor
    found = conference_of(actor, pk)
    ensure(may_edit_conference(actor, found.event))
    person = get_registration_or_404(actor, get_booking_or_404(actor, pk), registration)
    number, target = (number_of(request.POST.get(name, "")) for name in ("runde", "workshop"))
    try:
        move_by_hand(conference=found, registration=person, number=number or 0, session_pk=target, by=actor)
    except Invalid as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, notices.SAVED)
    return redirect(work_url(actor.stelle, "conferences:seats", pk) + f"#person-{registration}")
