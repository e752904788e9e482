"""What waits for me."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.advice import actions, queries, rules
from lueckenlos.advice.presenters import appointments, waiting
from lueckenlos.advice.queries import lists
from lueckenlos.advice.queries.week import week_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.back import way_back

_LONGEST_KEY: Final = 12


@require_http_methods(["GET", "POST"])
def week(request: WorkRequest) -> HttpResponse:
    """Sending ticks off one Wiedervorlage."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    if request.method == "POST":
        ensure(rules.may_edit(actor))
        asked = request.POST.get("erledigt", "")
        key = int(asked) if asked.isdecimal() and len(asked) < _LONGEST_KEY else 0
        row = queries.follow_ups_for(actor).filter(pk=key).first()
        if row is None:
            messages.error(request, "Diese Wiedervorlage gibt es nicht mehr.")
        else:
            actions.finish_follow_up(follow_up=row, today=today, by=actor)
            messages.success(request, "Erledigt.")
        return redirect(way_back(request) or work_url(actor.stelle, "advice:week"))
    found = week_of(actor, timezone.now())
    parts = (("Überfällig", found.late), ("Diese Woche", found.now), ("Danach", found.ahead))
    context = {
        "parts": [(label, waiting(rows, actor.stelle)) for label, rows in parts if rows],
        "inquiries": found.inquiries,
        "dates": appointments(found.dates, actor.stelle),
        "started": lists.with_whom(actor),
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "advice/week.html", context)
