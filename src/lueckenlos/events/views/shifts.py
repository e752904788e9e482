"""Who helps when: the office plans shifts and puts people in who have called."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lueckenlos.events.actions.shifts import add_helper, add_shift, remove_helper, remove_shift
from lueckenlos.events.forms.shifts import CallForm, ShiftForm, key_of
from lueckenlos.events.messages import notices
from lueckenlos.events.models import Booking
from lueckenlos.events.queries.shifts import ShiftLine, shift_lines
from lueckenlos.events.queries.work import get_booking_or_404
from lueckenlos.events.rules import may_see_people
from lueckenlos.events.rules.shifts import may_plan_shifts
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def shifts(request: WorkRequest, pk: int) -> HttpResponse:
    """All shifts with their helpers; POST adds a shift or a helper, takes somebody out, or strikes an empty shift."""
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_see_people(actor, booking.stelle_id))
    lines = shift_lines(booking.event, actor)
    form = ShiftForm(request.POST if "neu" in request.POST else None, event=booking.event)
    call = CallForm(request.POST if "anruf" in request.POST else None, lines=lines)
    typed = next((one for one in (form, call) if one.is_bound), None)
    if request.method == "POST" and (typed is None or typed.is_valid()):
        try:
            messages.success(request, _take(request, booking, form, call))
            return redirect(work_url(actor.stelle, "events:shifts", pk))
        except Invalid as error:
            if typed is None:
                messages.error(request, sentence(error))
                return redirect(work_url(actor.stelle, "events:shifts", pk))
            typed.add_error(None, sentence(error))
    return render(request, "events/shifts.html", _shown(request, booking, lines) | {"form": form, "call": call})


def _take(request: WorkRequest, booking: Booking, form: ShiftForm, call: CallForm) -> str:
    """What was asked for, and what to say about it. Raises Invalid."""
    step, by = request.POST, request.actor
    if form.is_bound:
        return notices.shift_added(add_shift(booking=booking, by=by, values=form.values).name)
    if call.is_bound:
        add_helper(booking=booking, shift=call.cleaned_data["shift"], number=call.cleaned_data["number"], by=by)
    elif "streichen" in step:
        remove_shift(booking=booking, shift=key_of(step["streichen"]), by=by)
    else:
        remove_helper(booking=booking, helper=key_of(step.get("heraus", "")), by=by)
    return notices.SAVED


def _shown(request: WorkRequest, booking: Booking, lines: Sequence[ShiftLine]) -> dict[str, object]:
    return {
        "booking": booking,
        "event": booking.event,
        "lines": lines,
        "open": sum(line.free for line in lines),
        "base": work_url(request.actor.stelle, "events:registration_list", booking.event_id),
        "editing": may_plan_shifts(request.actor, booking),
    }
