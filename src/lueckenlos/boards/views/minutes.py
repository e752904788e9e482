"""The minutes, written in the room."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from lueckenlos.boards.actions.minutes import save_note, save_presence
from lueckenlos.boards.enums import Presence
from lueckenlos.boards.messages import words
from lueckenlos.boards.models import AgendaItem, Meeting
from lueckenlos.boards.presenters import minutes_page
from lueckenlos.boards.queries.access import item_of, meeting_of
from lueckenlos.boards.queries.attendance import participants, quorum_of
from lueckenlos.boards.rules import may_write_minutes
from lueckenlos.conferences.presenters import number_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

_ROW = "person-"


@require_GET
def minutes(request: WorkRequest, pk: int) -> HttpResponse:
    """Written while the Sitzung runs and until it is approved; afterwards read."""
    meeting = meeting_of(request.actor, pk)
    return render(request, "boards/minutes.html", minutes_page(request.actor, meeting))


@require_POST
def note(request: WorkRequest, pk: int) -> HttpResponse:
    """Save the notes of one TOP; asked by a script it answers in JSON. Nobody's text is overwritten unseen."""
    actor = request.actor
    item = item_of(actor, pk)
    ensure(may_write_minutes(actor, item.meeting))
    text, version = request.POST.get("text", ""), number_of(request.POST.get("fassung", "")) or 0
    script = request.headers.get("Accept") == "application/json"
    try:
        found, written = save_note(item=item, text=text, version=version, by=actor)
    except Invalid as error:
        if script:
            return JsonResponse({"error": sentence(error)}, status=400)
        return _again(request, item, {"text": text, "said": sentence(error)})
    if script:
        told = {"version": found.note_version, "written": written, "text": "" if written else found.note}
        return JsonResponse(told, status=200 if written else 409)
    if not written:
        return _again(request, item, _conflict(found, text))
    return redirect(work_url(actor.stelle, "boards:minutes", item.meeting_id) + f"#top-{pk}")


@require_POST
def presence(request: WorkRequest, pk: int) -> HttpResponse:
    """Who is there. Rows nobody touched are left alone, so that two can tick at once."""
    actor = request.actor
    meeting = meeting_of(actor, pk)
    ensure(may_write_minutes(actor, meeting))
    wanted = _wanted(request, meeting)
    script = request.headers.get("Accept") == "application/json"
    try:
        save_presence(meeting=meeting, presences=wanted, by=actor)
    except Invalid as error:
        if script:
            return JsonResponse({"error": sentence(error)}, status=400)
        messages.error(request, sentence(error))
    if script:
        quorum = quorum_of(meeting.gremium, participants(meeting))
        said = words.quorum_text(quorum.numbers, quorate=quorum.holds)
        return JsonResponse({"said": said, "holds": quorum.holds})
    return redirect(work_url(actor.stelle, "boards:minutes", pk) + "#anwesenheit")


def _wanted(request: WorkRequest, meeting: Meeting) -> dict[int, str]:
    """Participant → presence, where it is another than the page showed."""
    if "alle" in request.POST:
        return {one.pk: Presence.ANWESEND for one in participants(meeting) if one.presence == Presence.OFFEN}
    found = {}
    for name in request.POST:
        value = request.POST.get(name, "")
        key = number_of(name.removeprefix(_ROW)) if name.startswith(_ROW) else None
        if key is not None and request.POST.get(f"war-{key}") != value:
            found[key] = value
    return found


def _conflict(found: AgendaItem, text: str) -> dict[str, Any]:
    said = sentence(Invalid("minutes_conflict"))
    return {"text": text, "said": said, "other": found.note, "version": found.note_version}


def _again(request: WorkRequest, item: AgendaItem, refused: dict[str, Any]) -> HttpResponse:
    """The page with the text that could not be saved."""
    page = minutes_page(request.actor, item.meeting, refused={**refused, "item": item.pk})
    return render(request, "boards/minutes.html", page, status=409)
