"""The registrations of a Börse: list, one of them, and what is done with it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.events.actions import desk
from lueckenlos.events.enums import AT_TABLES, RegistrationStep
from lueckenlos.events.forms.refusals import refuse
from lueckenlos.events.forms.small import ReasonForm, RegistrationFilterForm, TablesForm
from lueckenlos.events.messages import notices
from lueckenlos.events.messages.texts import EXPORT
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.presenters import (
    export_rows,
    registration_choices,
    sits_at_tables,
    tables_text,
    wish_text,
)
from lueckenlos.events.queries.history import history_of
from lueckenlos.events.queries.people import get_registration_or_404, search_registrations
from lueckenlos.events.queries.work import free_places, get_booking_or_404, status_counts
from lueckenlos.events.rules import may_edit_registrations, may_see_people, payment_due, payment_reference
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.back import own_address
from lueckenlos.web.sentences import sentence

_TIMED: Final[Mapping[RegistrationStep, Callable[..., Registration]]] = {
    RegistrationStep.DA: desk.mark_present,
    RegistrationStep.BEZAHLT: desk.mark_paid,
}
_UNTIMED: Final[Mapping[RegistrationStep, Callable[..., Registration]]] = {
    RegistrationStep.NICHT_DA: desk.unmark_present,
    RegistrationStep.UNBEZAHLT: desk.unmark_paid,
}
_REASONED: Final[Mapping[RegistrationStep, Callable[..., Registration]]] = {
    RegistrationStep.STORNIEREN: desk.cancel_for,
    RegistrationStep.ABLEHNEN: desk.reject_registration,
}


@require_GET
def registration_list(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_see_people(actor, booking.stelle_id))
    places = free_places(booking)
    form = RegistrationFilterForm(request.GET, places=places)
    shown = {
        "booking": booking,
        "event": booking.event,
        "form": form,
        "tables": any(place.kind in AT_TABLES for place in places),
        "costs": any(place.price_cents for place in places),
        "counts": [(status, number) for status, number in status_counts(booking).items() if number],
        "page": paginate(search_registrations(actor, booking, **form.criteria), request),
    }
    return render(request, "events/registration_list.html", shown)


@require_GET
def registration_export(request: WorkRequest, pk: int) -> StreamingHttpResponse:
    """CSV with the filter of the list."""
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_see_people(actor, booking.stelle_id))
    criteria = RegistrationFilterForm(request.GET, places=free_places(booking)).criteria
    rows = list(search_registrations(actor, booking, **criteria))
    desk.record_export(booking=booking, by=actor, registrations=len(rows))
    response = StreamingHttpResponse(csv_lines(EXPORT, export_rows(rows)), content_type="text/csv; charset=utf-8")
    name = f"anmeldungen-{booking.event.public_id}-{timezone.localdate():%Y-%m-%d}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_GET
def registration_detail(request: WorkRequest, pk: int, registration: int) -> HttpResponse:
    booking, row = _found(request, pk, registration)
    return _page(request, booking, row, TablesForm(initial={"tables": tables_text(row)}))


@require_POST
def registration_tables(request: WorkRequest, pk: int, registration: int) -> HttpResponse:
    """Table numbers by hand; a refusal comes back at the field."""
    booking, row = _found(request, pk, registration)
    form = TablesForm(request.POST)
    if form.is_valid():
        tables = form.cleaned_data["tables"]
        try:
            desk.assign_by_hand(registration=row, by=request.actor, tables=tables)
        except Invalid as error:
            refuse(error, form)
        else:
            messages.success(request, notices.TABLES_GIVEN if tables else notices.TABLES_TAKEN_AWAY)
            return redirect(work_url(request.actor.stelle, "events:registration_detail", pk, registration))
    return _page(request, booking, row, form)


@require_http_methods(["GET", "POST"])
def registration_step(request: WorkRequest, pk: int, registration: int, step: str) -> HttpResponse:
    """POST takes the step; steps with a reason ask for it first."""
    if step not in RegistrationStep.values:
        raise Http404
    wanted = RegistrationStep(step)
    booking, row = _found(request, pk, registration)
    form = ReasonForm(request.POST if request.method == "POST" else None, required=wanted is RegistrationStep.ABLEHNEN)
    if request.method == "GET" or (wanted.asks and not form.is_valid()):
        ensure(may_edit_registrations(request.actor, booking))
        shown = {"event": booking.event, "row": row, "form": form, "step": wanted}
        explanation = notices.REGISTRATION_EXPLAIN.get(wanted, "")
        return render(request, "events/registration_step.html", {**shown, "explanation": explanation})
    try:
        row = _taken(request, row, wanted, form)
    except Invalid as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, notices.REGISTRATION_DONE[wanted].format(number=row.number))
    return redirect(_back(request, row, pk))


def _taken(request: WorkRequest, row: Registration, step: RegistrationStep, form: ReasonForm) -> Registration:
    if step in _UNTIMED:
        return _UNTIMED[step](registration=row, by=request.actor)
    now = timezone.now()
    if step in _TIMED:
        return _TIMED[step](registration=row, by=request.actor, now=now)
    return _REASONED[step](registration=row, by=request.actor, now=now, reason=form.cleaned_data["reason"])


def _found(request: WorkRequest, pk: int, registration: int) -> tuple[Booking, Registration]:
    booking = get_booking_or_404(request.actor, pk)
    ensure(may_see_people(request.actor, booking.stelle_id))
    return booking, get_registration_or_404(request.actor, booking, registration)


def _page(request: WorkRequest, booking: Booking, row: Registration, form: TablesForm) -> HttpResponse:
    shown: dict[str, Any] = {
        "booking": booking,
        "event": booking.event,
        "row": row,
        "wishes": wish_text(row.wishes),
        "needs": wish_text(row.needs),
        "tables": tables_text(row),
        "at_table": sits_at_tables([row]),
        "form": form,
        "choices": registration_choices(request.actor, booking, row),
        "reference": payment_reference(row),
        "due": payment_due(booking, row),
        "history": history_of(booking.stelle_id, [row]),
    }
    return render(request, "events/registration_detail.html", shown)


def _back(request: WorkRequest, row: Registration, pk: int) -> str:
    """To the list it was pressed in; otherwise to the registration."""
    asked = own_address(request, request.POST.get("zurueck", ""))
    return asked or work_url(request.actor.stelle, "events:registration_detail", pk, row.pk)
