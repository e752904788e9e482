"""Pages behind secret links: what somebody who registered chooses, and what somebody who is invited answers."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.conferences.actions.invitations import decline
from lueckenlos.conferences.actions.photos import say_photo
from lueckenlos.conferences.actions.workshops import choose_seat, save_wishes
from lueckenlos.conferences.links import own_path
from lueckenlos.conferences.messages import notices
from lueckenlos.conferences.models import Conference
from lueckenlos.conferences.presenters import number_of, own_page
from lueckenlos.conferences.presenters.invitations import invitation_page
from lueckenlos.conferences.queries.public import invited
from lueckenlos.events.models import Registration
from lueckenlos.events.queries.public import behind
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.secrecy import by_link
from lueckenlos.web.sentences import sentence

_WISH_FIELD = "runde-"
UNKNOWN = "events/link_unknown.html"


@by_link(unknown=UNKNOWN)
@require_http_methods(["GET", "HEAD", "POST"])
def own(request: HttpRequest, token: str) -> HttpResponse:
    """Wishes, seat, photos, programme and papers of one registered person."""
    with behind(token) as found:
        if found is None or not found.name:
            raise Http404
        said, refusal = ("", "") if request.method != "POST" else _take(request, found)
        if request.method == "POST" and not refusal:
            return redirect(f"{own_path(found)}?gespeichert={said}")
        conference = Conference.objects.filter(event=found.booking.event).first()
        if conference is not None:
            conference.event = found.booking.event
        shown = own_page(found, conference, timezone.now())
    stelle = found.stelle
    shown |= {"kommune": stelle if stelle.portal_open else None, "stelle": stelle, "refusal": refusal}
    shown["saved"] = _SAVED.get(request.GET.get("gespeichert", ""), "")
    return render(request, "conferences/own.html", shown, status=409 if refusal else 200)


_SAVED = {
    "wuensche": notices.WISHES_SAVED,
    "spaet": notices.LATE_SAVED,
    "platz": notices.SEAT_CHOSEN,
    "foto": notices.PHOTO_SAVED,
}


def _take(request: HttpRequest, found: Registration) -> tuple[str, str]:
    """(word of what was saved, sentence of why not)."""
    now, data = timezone.now(), request.POST
    try:
        match data.get("schritt"):
            case "wuensche":
                late = save_wishes(registration=found, wishes=_wishes(request), now=now)
                return ("spaet" if late else "wuensche"), ""
            case "platz":
                choose_seat(registration=found, session_pk=number_of(data.get("workshop", "")) or 0, now=now)
                return "platz", ""
            case "foto":
                say_photo(registration=found, allowed=data.get("foto") == "ja", now=now)
                return "foto", ""
            case _:
                raise Invalid("session_unknown")
    except Invalid as error:
        return "", sentence(error)


def _wishes(request: HttpRequest) -> dict[int, list[int]]:
    """„runde-1-2“ is the second wish of the first round; an empty one in between closes up."""
    found: dict[int, list[int]] = {}
    for name in sorted(request.POST)[:60]:
        if name.startswith(_WISH_FIELD):
            number, _, place = name.removeprefix(_WISH_FIELD).partition("-")
            if number_of(number) and number_of(place):
                keys = found.setdefault(int(number), [])
                value = request.POST[name]
                if value:
                    keys.append(number_of(value) or 0)
    return found


@by_link(unknown=UNKNOWN)
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Looking changes nothing; „Ich kann nicht kommen“ is a form."""
    refusal = ""
    with invited(token) as found:
        if request.method == "POST":
            try:
                decline(invitation=found, now=timezone.now())
            except Invalid as error:
                refusal = sentence(error)
            else:
                return redirect("conference_links:invitation", token)
        shown = invitation_page(found, timezone.now())
    stelle = found.stelle
    shown |= {"kommune": stelle if stelle.portal_open else None, "stelle": stelle, "refusal": refusal}
    return render(request, "conferences/invitation.html", shown, status=409 if refusal else 200)
