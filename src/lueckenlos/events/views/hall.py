"""The hall: tables and cash sheet."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.events.actions.desk import assign_tables
from lueckenlos.events.enums import DoorOrder
from lueckenlos.events.extensions import tables_page
from lueckenlos.events.messages import notices
from lueckenlos.events.presenters import seats_of
from lueckenlos.events.queries.people import door_list
from lueckenlos.events.queries.work import cash_sheet, get_booking_or_404
from lueckenlos.events.rules import may_edit_registrations, may_list, may_see_people
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def table_plan(request: WorkRequest, pk: int) -> HttpResponse:
    """Who has which table and what of the wishes is met; POST gives tables to everybody without."""
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_see_people(actor, booking.stelle_id))
    if planned := tables_page(actor, booking.event):
        return redirect(planned)
    if request.method == "POST":
        try:
            messages.success(request, notices.allotted(len(assign_tables(booking=booking, by=actor))))
        except Invalid as error:
            messages.error(request, sentence(error))
        return redirect(work_url(actor.stelle, "events:table_plan", pk))
    seats = seats_of(booking, door_list(actor, booking, DoorOrder.TABLE))
    shown = {
        "booking": booking,
        "event": booking.event,
        "seats": seats,
        "base": work_url(actor.stelle, "events:registration_list", pk),
        "without": sum(not seat.tables for seat in seats),
        "unmet": sum(bool(seat.tables and seat.unmet) for seat in seats),
        "editing": may_edit_registrations(actor, booking),
    }
    return render(request, "events/table_plan.html", shown)


@require_GET
def cash(request: WorkRequest, pk: int) -> HttpResponse:
    """Money by place type; no names, so everybody who reads the event may see it."""
    actor = request.actor
    ensure(may_list(actor))
    booking = get_booking_or_404(actor, pk)
    return render(
        request, "events/cash.html", {"booking": booking, "event": booking.event, "sheet": cash_sheet(booking)}
    )
