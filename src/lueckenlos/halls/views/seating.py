"""Who gets which table: the allotment, moves by hand, and the mail with the numbers."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from lueckenlos.events.models import Booking
from lueckenlos.events.queries.people import get_registration_or_404
from lueckenlos.events.queries.work import get_booking_or_404, get_event_or_404
from lueckenlos.events.rules import may_edit_registrations, may_see_people
from lueckenlos.halls.actions.seating import (
    allot_tables,
    move_seat,
    release_seat,
    save_neighbours,
    tell_tables,
)
from lueckenlos.halls.enums import Mode
from lueckenlos.halls.forms import AllotForm, MoveForm, SeatForm
from lueckenlos.halls.messages import notices
from lueckenlos.halls.messages.live import PERSON
from lueckenlos.halls.presenters import hall_findings, room_view, seat_rows, sitting_of
from lueckenlos.halls.queries import hall_of, seated, state_of, untold
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def seating(request: WorkRequest, pk: int) -> HttpResponse:
    """Pictures and list; POST runs the allotment."""
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_see_people(actor, booking.stelle_id))
    if request.method == "POST":
        _allot(request, booking)
        return redirect(work_url(actor.stelle, "halls:seating", pk))
    return render(request, "halls/seating.html", _page(request, booking))


@require_POST
def seat_move(request: WorkRequest, pk: int) -> HttpResponse:
    """One registration to another table, from the picture or from the short form above it."""
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_see_people(actor, booking.stelle_id))
    form = MoveForm(request.POST, rows=seated(actor, booking))
    if form.is_valid():
        try:
            moved = move_seat(registration=form.row, by=actor, **form.values)
        except Invalid as error:
            messages.error(request, sentence(error))
        else:
            messages.success(request, notices.moved([(row.number, row.table_numbers) for row in moved]))
    else:
        messages.error(request, form.first_error)
    return redirect(work_url(actor.stelle, "halls:seating", pk))


@require_http_methods(["GET", "POST"])
def seat_edit(request: WorkRequest, pk: int, registration: int) -> HttpResponse:
    """One registration: its tables, whom it wants beside it, and whether it stays where it is."""
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_see_people(actor, booking.stelle_id))
    row = get_registration_or_404(actor, booking, registration)
    form = SeatForm(request.POST if request.method == "POST" else None, row=row)
    if request.method == "POST" and form.is_valid():
        try:
            _save_seat(request, form)
        except Invalid as error:
            form.add_error("beside" if error.code.startswith("neighbour") else "tables", sentence(error))
            form.renew()
        else:
            messages.success(request, notices.SEAT_SAVED)
            return redirect(work_url(actor.stelle, "halls:seating", pk))
    shown = {"event": booking.event, "row": row, "form": form, "seat": seat_rows([row], frozenset())[0]}
    return render(request, "halls/seat_edit.html", {**shown, "editing": may_edit_registrations(actor, booking)})


@require_POST
def tell(request: WorkRequest, pk: int) -> HttpResponse:
    """The mails with the numbers, to everybody who does not know theirs yet."""
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_see_people(actor, booking.stelle_id))
    messages.success(request, notices.told(tell_tables(booking=booking, by=actor)))
    return redirect(work_url(actor.stelle, "halls:seating", pk))


def _allot(request: WorkRequest, booking: Booking) -> None:
    form = AllotForm(request.POST)
    if not form.is_valid():
        messages.error(request, notices.CHOOSE)
        return
    try:
        seats = allot_tables(
            booking=booking, by=request.actor, mode=Mode(form.cleaned_data["mode"]), seen=form.cleaned_data["seen"]
        )
    except Invalid as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, notices.allotted(len(seats), sum(not seat.tables for seat in seats)))


def _page(request: WorkRequest, booking: Booking) -> dict[str, object]:
    actor, pk = request.actor, booking.event_id
    hall = hall_of(get_event_or_404(actor, pk))
    rows = seated(actor, booking)
    sitting, waiting = sitting_of(rows, names=True), frozenset(row.pk for row in untold(rows))
    seats, views = seat_rows(rows, waiting), [room_view(hall, room, sitting) for room in hall.rooms]
    return {
        "event": booking.event,
        "hall": hall,
        "views": views,
        "findings": [*hall_findings(hall, rows), *(one for view in views for one in view.findings)],
        "seats": seats,
        "without": sum(not seat.tables for seat in seats),
        "open": sum(bool(seat.tables and seat.is_open) for seat in seats),
        "untold": len(waiting),
        "editing": may_edit_registrations(actor, booking),
        "form": AllotForm(initial={"seen": state_of(hall.rooms, rows), "mode": Mode.FEHLENDE}),
        "live": PERSON,
        "base": work_url(actor.stelle, "halls:seating", pk),
    }


@transaction.atomic
def _save_seat(request: WorkRequest, form: SeatForm) -> None:
    row, data = form.row, form.cleaned_data
    if sorted(data["tables"]) != sorted(row.table_numbers):
        move_seat(registration=row, by=request.actor, tables=data["tables"], seen=data["seen"])
    save_neighbours(registration=row, by=request.actor, numbers=data["beside"], seen=data["seen_beside"])
    if data["release"]:
        release_seat(registration=row, by=request.actor)
