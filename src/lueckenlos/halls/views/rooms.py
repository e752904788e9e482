"""The rooms of an event: overview, quick start, editor."""

from django.contrib import messages
from django.core.exceptions import RequestDataTooBig
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.events.models import Event
from lueckenlos.events.queries.work import get_event_or_404
from lueckenlos.events.rules import may_see_people
from lueckenlos.halls.actions.rooms import add_room, copy_rooms, delete_room, save_plan
from lueckenlos.halls.editing import PlanInput, page_of, posted_plan
from lueckenlos.halls.forms import QuickForm
from lueckenlos.halls.messages import notices
from lueckenlos.halls.messages.live import EDITOR
from lueckenlos.halls.presenters import hall_findings, room_view
from lueckenlos.halls.queries import at_tables, earlier_plans, get_room_or_404, hall_of, seated, table_numbers
from lueckenlos.halls.rules.rights import may_edit_plan, may_see_plan
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_GET
def hall(request: WorkRequest, pk: int) -> HttpResponse:
    """All rooms with what is wrong with them; without rooms the ways to begin."""
    actor = request.actor
    event = get_event_or_404(actor, pk)
    ensure(may_see_plan(actor, event))
    found, editing = hall_of(event), may_edit_plan(actor, event)
    shown = {
        "event": event,
        "hall": found,
        "views": [room_view(found, room) for room in found.rooms],
        "findings": hall_findings(found, seated(actor, found.booking)) if found.rooms else [],
        "editing": editing,
        "people": may_see_people(actor, event.stelle_id),
        "form": QuickForm(None, hall=found) if editing and not found.rooms else None,
        "earlier": earlier_plans(actor, event)[:20] if editing and not found.rooms else [],
    }
    return render(request, "halls/hall.html", shown)


@require_http_methods(["GET", "POST"])
def room_add(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    event = get_event_or_404(actor, pk)
    ensure(may_edit_plan(actor, event))
    form = QuickForm(request.POST if request.method == "POST" else None, hall=hall_of(event))
    if request.method == "POST" and form.is_valid():
        try:
            room = add_room(event=event, by=actor, name=form.cleaned_data["name"], start=form.start)
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, notices.ROOM_CREATED)
            return redirect(work_url(actor.stelle, "halls:room_edit", pk, room.pk))
    return render(request, "halls/room_add.html", {"event": event, "form": form})


@require_POST
def hall_copy(request: WorkRequest, pk: int) -> HttpResponse:
    """Take over the plan of an earlier event of the same Stelle."""
    actor = request.actor
    event = get_event_or_404(actor, pk)
    ensure(may_edit_plan(actor, event))
    text = request.POST.get("von", "")
    if not (text.isdecimal() and len(text) < 10):
        messages.error(request, notices.CHOOSE_PLAN)
        return redirect(work_url(actor.stelle, "halls:hall", pk))
    try:
        copy_rooms(event=event, by=actor, source=get_event_or_404(actor, int(text)))
    except Invalid as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, notices.COPIED)
    return redirect(work_url(actor.stelle, "halls:hall", pk))


@require_http_methods(["GET", "POST"])
def room_edit(request: WorkRequest, pk: int, room: int) -> HttpResponse:
    """The editor; POST is its plain list, for people without JavaScript and for exact figures."""
    actor = request.actor
    event = get_event_or_404(actor, pk)
    found = get_room_or_404(event, room)
    ensure(may_edit_plan(actor, event))
    entry = PlanInput.of(request, hall_of(event), found)
    if request.method == "POST" and entry.is_valid():
        try:
            save_plan(room=found, by=actor, version=entry.version, values=entry.values)
        except Invalid as error:
            entry.refuse(error)
        else:
            messages.success(request, notices.SAVED)
            return redirect(f"{work_url(actor.stelle, 'halls:room_edit', pk, room)}?seite={entry.page}#liste")
    return render(request, "halls/room_edit.html", _editor(request, event, entry))


@require_POST
def room_save(request: WorkRequest, pk: int, room: int) -> JsonResponse:
    """The same for the script: the whole plan as JSON, answered with picture and findings."""
    actor = request.actor
    event = get_event_or_404(actor, pk)
    found = get_room_or_404(event, room)
    ensure(may_edit_plan(actor, event))
    try:
        version, values, chosen = posted_plan(request, found)
        found = save_plan(room=found, by=actor, version=version, values=values)
    except (Invalid, RequestDataTooBig) as error:
        refusal = error if isinstance(error, Invalid) else Invalid("plan_too_big")
        if refusal.code != "plan_changed":
            return JsonResponse({"error": sentence(refusal)}, status=400)
        # the script lays the change of the person over what is there now
        return JsonResponse({"error": sentence(refusal), **_plan_now(request, event, room)}, status=409)
    return JsonResponse({**_plan_now(request, event, room), "chosen": chosen})


@require_http_methods(["GET", "POST"])
def room_delete(request: WorkRequest, pk: int, room: int) -> HttpResponse:
    actor = request.actor
    event = get_event_or_404(actor, pk)
    found = get_room_or_404(event, room)
    ensure(may_edit_plan(actor, event))
    if request.method == "POST":
        delete_room(room=found, by=actor)
        messages.success(request, notices.DELETED)
        return redirect(work_url(actor.stelle, "halls:hall", pk))
    here, rows = table_numbers([found]), at_tables(getattr(event, "booking", None))
    people = [row.number for row in rows if here.intersection(row.table_numbers)]
    return render(request, "halls/room_delete.html", {"event": event, "room": found, "people": people})


def _plan_now(request: WorkRequest, event: Event, room: int) -> dict[str, object]:
    """The plan as the database has it, with its picture and findings."""
    found = get_room_or_404(event, room)
    shown = _editor(request, event, PlanInput.of(None, hall_of(event), found))
    html = render_to_string("halls/plan_parts.html", shown, request)
    return {"version": found.version, "html": html, "items": found.items}


def _editor(request: WorkRequest, event: Event, entry: PlanInput) -> dict[str, object]:
    view, rows = room_view(entry.hall, entry.room), at_tables(entry.hall.booking)
    others = [other for other in entry.hall.rooms if other.pk != entry.room.pk]
    return {
        "event": event,
        "room": entry.room,
        "hall": entry.hall,
        "view": view,
        "findings": [*view.findings, *hall_findings(entry.hall, rows)],
        "entry": entry,
        "page_links": page_of(entry, work_url(request.actor.stelle, "halls:room_edit", event.pk, entry.room.pk)),
        "plan": {
            "version": entry.room.version,
            "items": entry.room.items,
            "used": max(table_numbers(others), default=0),
        },
        "live": EDITOR,
    }
