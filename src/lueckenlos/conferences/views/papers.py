"""PDFs: badges, lists, posters and signs."""

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.conferences import papers
from lueckenlos.conferences.actions.minutes import record_list
from lueckenlos.conferences.actions.photos import note_photo
from lueckenlos.conferences.enums import PosterSize
from lueckenlos.conferences.links import feedback_path
from lueckenlos.conferences.models import Conference
from lueckenlos.conferences.presenters import number_of
from lueckenlos.conferences.queries.programme import event_of
from lueckenlos.conferences.queries.workshops import Pool, participants, pool_for
from lueckenlos.conferences.rules import may_see_conference, may_see_names
from lueckenlos.events.enums import PUBLIC
from lueckenlos.events.models import Event
from lueckenlos.events.queries.people import get_registration_or_404
from lueckenlos.events.queries.work import get_booking_or_404
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.text import slug_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

Setter = Callable[[Event, Pool], bytes]


@require_GET
def people_papers(request: WorkRequest, pk: int) -> HttpResponse:
    """What can be printed with names on it."""
    event = event_of(request.actor, pk)
    ensure(may_see_names(request.actor, event))
    shown = {"event": event, "workshops": Conference.objects.filter(event=event).exists()}
    return render(request, "conferences/papers.html", shown)


@require_GET
def badges(request: WorkRequest, pk: int) -> HttpResponse:
    return _with_names(request, pk, "namensschilder", lambda event, pool: papers.badges(event, pool, _today()))


@require_GET
def attendance(request: WorkRequest, pk: int) -> HttpResponse:
    def made(event: Event, pool: Pool) -> bytes:
        return papers.attendance(event, pool, papers.photos_of(event), _today())

    return _with_names(request, pk, "anwesenheit", made)


@require_GET
def room_lists(request: WorkRequest, pk: int) -> HttpResponse:
    return _with_names(request, pk, "raumlisten", lambda event, pool: papers.room_lists(event, pool, _today()))


@require_http_methods(["GET", "POST"])
def photos(request: WorkRequest, pk: int) -> HttpResponse:
    """What everybody said about photos; POST writes down what somebody says at the door."""
    actor = request.actor
    event = event_of(actor, pk)
    ensure(may_see_names(actor, event))
    if request.method == "POST":
        key = number_of(request.POST.get("wer", ""))
        if key is not None:
            _write_down(request, event, key)
        return redirect(work_url(actor.stelle, "conferences:photos", pk) + f"#person-{key or 0}")
    said = papers.photos_of(event)
    people = [(row, said.get(row.pk)) for row in papers.by_name(participants(event))]
    yes, no = list(said.values()).count(True), list(said.values()).count(False)
    shown = {"event": event, "people": people, "yes": yes, "no": no, "silent": len(people) - yes - no}
    return render(request, "conferences/photos.html", shown)


def _write_down(request: WorkRequest, event: Event, key: int) -> None:
    person = get_registration_or_404(request.actor, get_booking_or_404(request.actor, event.pk), key)
    allowed = request.POST.get("foto") == "ja"
    try:
        note_photo(registration=person, allowed=allowed, by=request.actor, now=timezone.now())
    except Invalid as error:
        messages.error(request, sentence(error))


@require_GET
def posters(request: WorkRequest, pk: int) -> HttpResponse:
    """What hangs on walls: no names on any of it."""
    event = _on_show(request, pk)
    return render(request, "conferences/posters.html", {"event": event, "sizes": list(PosterSize)})


@require_GET
def poster(request: WorkRequest, pk: int, size: str) -> HttpResponse:
    event = _on_show(request, pk)
    if size not in PosterSize.values:
        raise Http404
    # where the portal shows it; the address stands on the poster, so a closed portal is said on the page before
    address = absolute(f"/{event.stelle.slug}/veranstaltungen/{event.public_id}/")
    return _answer(papers.poster(event, address, PosterSize(size), _today()), f"plakat-{size}", event)


@require_GET
def signs(request: WorkRequest, pk: int) -> HttpResponse:
    event = _on_show(request, pk)
    return _answer(papers.signs(event, _today()), "wegweiser", event)


@require_GET
def feedback_poster(request: WorkRequest, pk: int) -> HttpResponse:
    event = _on_show(request, pk)
    made = papers.feedback_poster(event, absolute(feedback_path(event)), _today())
    return _answer(made, "aushang-rueckmeldung", event)


def _with_names(request: WorkRequest, pk: int, name: str, made: Setter) -> HttpResponse:
    event = event_of(request.actor, pk)
    ensure(may_see_names(request.actor, event))
    pool = pool_for(event)
    record_list(event=event, by=request.actor, people=len(pool.people))
    return _answer(made(event, pool), name, event)


def _on_show(request: WorkRequest, pk: int) -> Event:
    event = event_of(request.actor, pk)
    ensure(may_see_conference(request.actor, event))
    if event.status not in PUBLIC:
        raise Http404
    return event


def _answer(content: bytes, name: str, event: Event) -> HttpResponse:
    filename = f"{name}-{slug_of(event.title)[:60]}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def _today() -> date:
    return timezone.localdate()
