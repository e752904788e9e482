"""The door: a list on a phone that goes on without a network, and what its devices send when they are back."""

import json

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.templatetags.static import static
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos import __version__
from lueckenlos.events.actions.by_hand import walk_in
from lueckenlos.events.actions.door import Taken, take_changes
from lueckenlos.events.enums import DoorOrder
from lueckenlos.events.extensions import door_notes
from lueckenlos.events.forms.refusals import refuse
from lueckenlos.events.forms.walk_in import WalkInForm
from lueckenlos.events.messages import notices
from lueckenlos.events.messages.door import words
from lueckenlos.events.models import Booking
from lueckenlos.events.presenters import door_rows, sits_at_tables
from lueckenlos.events.queries.people import by_name, door_list, door_states
from lueckenlos.events.queries.work import get_booking_or_404, places_of, takes_walk_ins
from lueckenlos.events.rules import may_edit_registrations, may_see_people
from lueckenlos.events.rules.door import names_kept_until, read_changes, stamp_of
from lueckenlos.events.tickets import PREFIX
from lueckenlos.shared.errors import BadInput, DomainError, Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.back import own_address
from lueckenlos.web.sentences import sentence


@require_GET
def door(request: WorkRequest, pk: int) -> HttpResponse:
    """For the door: on the phone to check in, on paper to tick off."""
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_see_people(actor, booking.stelle_id))
    order = DoorOrder.NAME if request.GET.get("ordnung") == DoorOrder.NAME else DoorOrder.TABLE
    base = work_url(actor.stelle, "events:registration_list", pk)
    changing = bool(may_edit_registrations(actor, booking))
    people = door_list(actor, booking, order)
    tables = sits_at_tables(people)
    rows = door_rows(people if tables else by_name(people), base, may_change=changing)
    address = work_url(actor.stelle, "events:door", pk)
    shown = {
        "event": booking.event,
        "rows": rows,
        "address": address,
        "here": f"{address}?ordnung={order}",
        "present": sum(row.present for row in rows),
        "tabs": [(one.label, f"{address}?ordnung={one}", one is order) for one in DoorOrder] if tables else [],
        "tables": tables,
        "costs": any(row.amount_cents for row in people),
        "walk_ins": changing and takes_walk_ins(booking.event),
        "notes": door_notes(booking.event),
    }
    return render(request, "events/door.html", shown | _for_the_device(booking))


def _for_the_device(booking: Booking) -> dict[str, str]:
    """What the script of the page works with."""
    said = json.dumps(words(), ensure_ascii=False)
    return {"keep": _keeping(booking), "prefix": PREFIX, "words": said, "now": str(timezone.now().timestamp())}


@require_http_methods(["GET", "POST"])
def door_add(request: WorkRequest, pk: int) -> HttpResponse:
    """Somebody came without a registration: a free place is theirs, and they are there."""
    actor = request.actor
    booking = get_booking_or_404(actor, pk)
    ensure(may_edit_registrations(actor, booking))
    form = WalkInForm(request.POST if request.method == "POST" else None, booking=booking, places=places_of(booking))
    if not form.places:
        raise Http404
    asked = request.POST if request.method == "POST" else request.GET
    back = own_address(request, asked.get("zurueck", "")) or work_url(actor.stelle, "events:door", pk)
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["form_key"]
        try:
            row = walk_in(booking=booking, by=actor, values=form.values, form_key=key, now=timezone.now())
        except Invalid as error:
            refuse(error, form)
        else:
            messages.success(request, notices.WALKED_IN.format(number=row.number, name=row.name))
            return redirect(back)
    shown = {"booking": booking, "event": booking.event, "form": form, "back": back}
    return render(request, "events/door_add.html", shown)


@require_GET
def worker(request: WorkRequest, pk: int) -> HttpResponse:
    """The service worker of this page alone: an address cannot reach above its own folder."""
    booking = get_booking_or_404(request.actor, pk)
    ensure(may_see_people(request.actor, booking.stelle_id))
    kept = {
        "name": _keeping(booking),
        "page": work_url(request.actor.stelle, "events:door", pk),
        "files": static(""),
    }
    script = f"self.keeping = {json.dumps(kept)};\nimportScripts({json.dumps(static('web/js/offline/worker.js'))});\n"
    return HttpResponse(script, content_type="text/javascript; charset=utf-8")


@require_http_methods(["GET", "POST"])
def sync(request: WorkRequest, pk: int) -> HttpResponse:
    """Takes what a device sends, as often as it sends it; a change counts once. GET only tells how things stand."""
    booking = get_booking_or_404(request.actor, pk)
    try:
        ensure(may_see_people(request.actor, booking.stelle_id))
        results = _taken(request, booking) if request.method == "POST" else []
    except DomainError as error:
        status = 400 if isinstance(error, BadInput) else 403
        return JsonResponse({"error": sentence(error)}, status=status)
    states = [(row, stamp_of(at), stamp_of(paid)) for row, at, paid in door_states(request.actor, booking)]
    answer = {"results": results, "rows": states, "token": get_token(request), "now": timezone.now().timestamp()}
    return JsonResponse(answer)


def _taken(request: WorkRequest, booking: Booking) -> list[dict[str, object]]:
    message = read_changes(request.body)
    taken = take_changes(booking=booking, by=request.actor, changes=message.changes, now=timezone.now())
    wrong = sentence(BadInput("door_wrong"))
    unread: list[dict[str, object]] = [{"id": key, "error": wrong} for key in message.wrong]
    return [*map(_told, taken), *unread]


def _told(one: Taken) -> dict[str, object]:
    told: dict[str, object] = {"id": one.change.key, "already": one.already}
    return {**told, "error": sentence(one.error)} if one.error else told


def _keeping(booking: Booking) -> str:
    """Name of the cache on the device: every page of the platform deletes those whose day is over, and signing out all.

    Empty while names need not be kept.
    """
    until = names_kept_until(booking.event, timezone.localdate())
    return f"bis-{until:%Y-%m-%d}-einlass-{booking.event.public_id}-{__version__}" if until else ""
