"""A bazaar is created, looked at and set up."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.bazaar.actions.bazaar import create_bazaar, save_bazaar
from lueckenlos.bazaar.forms.settings import BazaarStartForm, SettingsInput
from lueckenlos.bazaar.messages import notices
from lueckenlos.bazaar.presenters import tasks_of
from lueckenlos.bazaar.queries.work import figures_of, get_bazaar_or_404, groups_of
from lueckenlos.bazaar.rules import may_create, may_edit, may_sell, may_settle, may_view
from lueckenlos.events.actions.booking import save_booking
from lueckenlos.events.actions.events import create_event
from lueckenlos.events.models import Event
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def create(request: WorkRequest) -> HttpResponse:
    """One page; the next click publishes."""
    actor = request.actor
    ensure(may_create(actor))
    form = BazaarStartForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            event = _create(request, form)
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, notices.CREATED)
            return redirect(work_url(actor.stelle, "events:event_detail", event.pk))
    return render(request, "bazaar/create.html", {"form": form})


@require_GET
def overview(request: WorkRequest, pk: int) -> HttpResponse:
    actor, now = request.actor, timezone.now()
    ensure(may_view(actor))
    bazaar = get_bazaar_or_404(actor, pk)
    figures = figures_of(bazaar)
    shown = {
        "bazaar": bazaar,
        "event": bazaar.event,
        "figures": figures,
        "groups": groups_of(bazaar),
        "tasks": tasks_of(bazaar, figures, now),
        "editing": may_edit(actor, bazaar.event),
        "people": may_settle(actor, bazaar),
        "selling": may_sell(actor, bazaar),
    }
    return render(request, "bazaar/overview.html", shown)


@require_http_methods(["GET", "POST"])
def settings(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_edit(actor, bazaar.event))
    entry = SettingsInput(request.POST if request.method == "POST" else None, bazaar)
    if request.method == "POST" and entry.is_valid():
        try:
            save_bazaar(bazaar=bazaar, by=actor, values=entry.form.cleaned_data, groups=entry.group_values)
        except Invalid as error:
            entry.form.add_error(None, sentence(error))
        else:
            messages.success(request, notices.SAVED)
            return redirect(work_url(actor.stelle, "bazaar:overview", pk))
    return render(request, "bazaar/settings.html", {"entry": entry, "bazaar": bazaar, "event": bazaar.event})


@transaction.atomic
def _create(request: WorkRequest, form: BazaarStartForm) -> Event:
    event = create_event(by=request.actor, values=form.event_values)
    booking = save_booking(event=event, by=request.actor, values=form.booking_values, place_types=form.place_types)
    create_bazaar(event=event, by=request.actor, values=form.values, groups=form.group_values(booking))
    return event
