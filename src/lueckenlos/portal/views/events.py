"""Calendar of a commune, its events, and both as iCalendar."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from lueckenlos.events.models import Event
from lueckenlos.events.queries.public import public_event, public_events
from lueckenlos.portal import queries
from lueckenlos.portal.ical import calendar_text
from lueckenlos.portal.presenters import events as presenters
from lueckenlos.shared.pagination import paginate
from lueckenlos.tenancy.models import Stelle

PER_PAGE: Final = 30


@login_not_required
@require_safe
def event_list(request: HttpRequest, kommune: str) -> HttpResponse:
    stelle, now = queries.get_kommune_or_404(kommune), timezone.now()
    events, chosen = public_events(stelle, now), presenters.kind_of(request.GET)
    shown = {
        "kommune": stelle,
        "page": (page := paginate(queries.of_kind(events, chosen), request, size=PER_PAGE)),
        "months": presenters.months(stelle, page.rows, now),
        "kinds": presenters.kinds(stelle, queries.kinds_of(events), chosen),
        "feed": presenters.feed_url(stelle, chosen),
    }
    return render(request, "portal/event_list.html", shown)


@login_not_required
@require_safe
def event_page(request: HttpRequest, kommune: str, public_id: str) -> HttpResponse:
    stelle = queries.get_kommune_or_404(kommune)
    event = public_event(stelle, public_id)
    shown = {"kommune": stelle, "public_id": public_id, "event": presenters.event_page(event, timezone.now())}
    return render(request, "portal/event_page.html", shown)


@login_not_required
@require_safe
def event_ics(request: HttpRequest, kommune: str, public_id: str) -> HttpResponse:
    """One event for the own calendar, also when it is called off."""
    stelle = queries.get_kommune_or_404(kommune)
    return _calendar([public_event(stelle, public_id)], stelle, f"{stelle.slug}-{public_id}")


@login_not_required
@require_safe
def event_feed(request: HttpRequest, kommune: str) -> HttpResponse:
    """All that is ahead, to subscribe to; a filter in the address stays."""
    stelle = queries.get_kommune_or_404(kommune)
    events = queries.events_for_feed(stelle, timezone.now(), presenters.kind_of(request.GET))
    name = _("Veranstaltungen %(name)s") % {"name": stelle.name}
    return _calendar(events, stelle, f"{stelle.slug}-veranstaltungen", name=name)


def _calendar(events: list[Event], stelle: Stelle, file: str, *, name: str = "") -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{file}.ics"'}
    text = calendar_text(events, stelle, name=name)
    return HttpResponse(text, content_type="text/calendar; charset=utf-8", headers=disposition)
