"""The events of a Stelle: list, one event, its forms and steps."""

from datetime import datetime
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.events.actions.boerse import save_boerse
from lueckenlos.events.actions.booking import save_booking
from lueckenlos.events.actions.events import (
    cancel_event,
    close_event,
    create_event,
    publish_event,
    set_partners,
    update_event,
)
from lueckenlos.events.enums import AT_TABLES, PLANNED, PUBLIC, EventStatus, EventStep, EventView
from lueckenlos.events.extensions import create_links, list_links, work_panels
from lueckenlos.events.forms.boerse import BoerseStartForm
from lueckenlos.events.forms.booking import BookingStartForm
from lueckenlos.events.forms.bundle import EventInput
from lueckenlos.events.forms.refusals import refuse
from lueckenlos.events.forms.small import ReasonForm
from lueckenlos.events.messages import notices
from lueckenlos.events.models import Event
from lueckenlos.events.presenters import choices_for, verdict_for
from lueckenlos.events.queries import listing
from lueckenlos.events.queries.history import history_of
from lueckenlos.events.queries.places import address_of, at_the_same_time, known_places
from lueckenlos.events.queries.shared import get_invited_event_or_404
from lueckenlos.events.queries.work import free_places, get_event_or_404, status_counts
from lueckenlos.events.rules import (
    begins_with_boerse,
    may_edit,
    may_hold_boerse,
    may_list,
    may_see_people,
    missing_for_publication,
)
from lueckenlos.events.rules.rooms import clashes
from lueckenlos.shared.errors import DomainError, Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_GET
def event_list(request: WorkRequest) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    ensure(may_list(actor))
    counts = listing.counts(actor, now)
    shown = listing.chosen(request.GET.get("ansicht", ""), counts)
    page = paginate(listing.events(actor, shown, now), request)
    address = work_url(actor.stelle, "events:event_list")
    tabs = [(f"{view.label} ({counts[view]})", f"{address}?ansicht={view}", view is shown) for view in EventView]
    context = {"page": page, "tabs": tabs, "view": shown, "total": sum(counts.values()), "may_create": may_edit(actor)}
    context["create_links"], context["list_links"] = create_links(actor), list_links(actor)
    context["may_boerse"], context["boerse_first"] = may_hold_boerse(actor), begins_with_boerse(actor)
    return render(request, "events/event_list.html", context)


@require_GET
def event_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """All about an event of the Stelle; of another one that it invites with, what there is to read."""
    try:
        event = get_event_or_404(request.actor, pk)
    except Http404:
        return _invited(request, get_invited_event_or_404(request.actor, pk))
    return render(request, "events/event_detail.html", _detail(request.actor, event, timezone.now()))


def _detail(actor: Actor, event: Event, now: datetime) -> dict[str, Any]:
    booking, boerse = getattr(event, "booking", None), getattr(event, "boerse", None)
    places = free_places(booking) if booking else []
    return {
        "event": event,
        "booking": booking,
        "boerse": boerse,
        "places": places,
        "counts": [(status, number) for status, number in status_counts(booking).items() if number] if booking else [],
        "steps": choices_for(actor, event, now),
        "same_day": timezone.localdate(event.starts_at) == timezone.localdate(event.ends_at),
        "on_show": event.status in PUBLIC,
        "tables": any(place.kind in AT_TABLES for place in places),
        "costs": any(place.price_cents for place in places),
        "panels": work_panels(actor, event),
        "clashes": clashes(event, at_the_same_time(actor, event)) if event.status in PLANNED else [],
        "missing": missing_for_publication(event) if event.status == EventStatus.ENTWURF else [],
        "upcoming": event.starts_at > now,
        "editing": may_edit(actor, event),
        "creating": may_edit(actor),
        "people": may_see_people(actor, event.stelle_id),
        "history": history_of(event.stelle_id, [one for one in (event, booking, boerse) if one is not None]),
    }


def _invited(request: WorkRequest, event: Event) -> HttpResponse:
    """Of another Stelle that invites together with this one: to read, without anybody's name."""
    same_day = timezone.localdate(event.starts_at) == timezone.localdate(event.ends_at)
    return render(request, "events/event_invited.html", {"event": event, "same_day": same_day})


@require_http_methods(["GET", "POST"])
def boerse_create(request: WorkRequest) -> HttpResponse:
    """One page; the next click publishes."""
    actor = request.actor
    ensure(may_hold_boerse(actor))
    places = known_places(actor)
    form = BoerseStartForm(request.POST if request.method == "POST" else None, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            with transaction.atomic():
                address = address_of(places, form.cleaned_data["venue"])
                event = create_event(by=actor, values=address | form.event_values)
                save_boerse(event=event, by=actor, values=form.settings, place_types=form.place_types)
        except Invalid as error:
            refuse(error, form)
        else:
            messages.success(request, notices.BOERSE_CREATED)
            return redirect(work_url(actor.stelle, "events:event_detail", event.pk))
    return render(request, "events/boerse_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
def booking_create(request: WorkRequest, pk: int) -> HttpResponse:
    """Seats to register for, at an event that had none; the next page has all settings."""
    actor = request.actor
    event = get_event_or_404(actor, pk)
    ensure(may_edit(actor, event))
    if getattr(event, "booking", None) is not None:
        return redirect(work_url(actor.stelle, "events:event_edit", pk))
    form = BookingStartForm(request.POST if request.method == "POST" else None, event=event)
    if request.method == "POST" and form.is_valid():
        try:
            save_booking(event=event, by=actor, values=form.settings, place_types=form.place_types)
        except Invalid as error:
            refuse(error, form)
        else:
            messages.success(request, notices.BOOKING_CREATED)
            return redirect(work_url(actor.stelle, "events:event_detail", pk))
    return render(request, "events/booking_create.html", {"form": form, "event": event})


@require_http_methods(["GET", "POST"])
def event_create(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(may_edit(actor))
    entry = EventInput.posted(request)
    if request.method == "POST" and entry.is_valid():
        try:
            with transaction.atomic():
                event = create_event(by=actor, values=entry.form.cleaned_data, parts=entry.part_values)
                set_partners(event=event, by=actor, stellen=entry.partners)
        except Invalid as error:
            refuse(error, *entry.forms)
        else:
            messages.success(request, notices.EVENT_CREATED)
            return redirect(work_url(actor.stelle, "events:event_detail", event.pk))
    return render(request, "events/event_form.html", {"entry": entry, "event": None})


@require_http_methods(["GET", "POST"])
def event_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    event = get_event_or_404(actor, pk)
    ensure(may_edit(actor, event))
    title, entry = event.title, EventInput.posted(request, event)
    if request.method == "POST" and entry.is_valid():
        try:
            _save(request, event, entry)
        except Invalid as error:
            refuse(error, *entry.forms)
        else:
            messages.success(request, notices.SAVED)
            return redirect(work_url(actor.stelle, "events:event_detail", pk))
    return render(request, "events/event_form.html", {"entry": entry, "event": event, "title": title})


@require_http_methods(["GET", "POST"])
def event_step(request: WorkRequest, pk: int, step: str) -> HttpResponse:
    """POST takes the step; GET explains it, and asks for the reason of calling off."""
    if step not in EventStep.values:
        raise Http404
    actor, now, wanted = request.actor, timezone.now(), EventStep(step)
    event = get_event_or_404(actor, pk)
    form = ReasonForm(request.POST if request.method == "POST" else None, required=wanted is EventStep.ABSAGEN)
    ensure(verdict_for(actor, event, wanted, now))
    if request.method == "POST" and (wanted is not EventStep.ABSAGEN or form.is_valid()):
        try:
            _take(request, event, wanted, form)
        except DomainError as error:
            messages.error(request, sentence(error))
        else:
            messages.success(request, notices.EVENT_DONE[wanted])
        return redirect(work_url(actor.stelle, "events:event_detail", pk))
    asks = wanted is EventStep.ABSAGEN
    shown = {"event": event, "form": form, "step": wanted, "asks": asks, "explanation": notices.EVENT_EXPLAIN[wanted]}
    return render(request, "events/event_step.html", shown)


def _take(request: WorkRequest, event: Event, step: EventStep, form: ReasonForm) -> None:
    match step:
        case EventStep.VEROEFFENTLICHEN:
            publish_event(event=event, by=request.actor)
        case EventStep.ABSAGEN:
            cancel_event(event=event, by=request.actor, reason=form.cleaned_data["reason"])
        case EventStep.ABSCHLIESSEN:
            close_event(event=event, by=request.actor, now=timezone.now())


@transaction.atomic
def _save(request: WorkRequest, event: Event, entry: EventInput) -> None:
    """The event and how one registers, in the order in which the window of registration fits before the beginning."""
    values = entry.form.cleaned_data
    earlier = values["starts_at"] < event.starts_at
    if earlier:
        _save_settings(request, event, entry)
    update_event(event=event, by=request.actor, values=values, parts=entry.part_values)
    set_partners(event=event, by=request.actor, stellen=entry.partners)
    if not earlier:
        _save_settings(request, event, entry)


def _save_settings(request: WorkRequest, event: Event, entry: EventInput) -> None:
    if entry.settings is None:
        return
    values = entry.settings.cleaned_data
    if entry.boerse is None:
        save_booking(event=event, by=request.actor, values=values, place_types=entry.place_values)
    else:
        own = entry.boerse.cleaned_data
        save_boerse(event=event, by=request.actor, values={**values, **own}, place_types=entry.place_values)
