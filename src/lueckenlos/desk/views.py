"""Start pages of the work area."""

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from lueckenlos.chains import rules as chain_rules
from lueckenlos.desk import queries
from lueckenlos.desk.navigation import addresses
from lueckenlos.funding.presenters import deadline_rows
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.queries import stellen_of

# the rest stands on the page of funding
MOST_DEADLINES: Final = 5


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The person's Stellen; with a single one straight to it."""
    memberships = stellen_of(request.user)
    if len(memberships) == 1:
        return redirect("desk:stelle_home", memberships[0].stelle.slug)
    return render(request, "desk/home.html", {"memberships": memberships})


@require_safe
def stelle_home(request: WorkRequest) -> HttpResponse:
    """What to do next at one Stelle; the first five steps until they are done or put aside."""
    actor, today = request.actor, timezone.localdate()
    deadlines = queries.deadlines(actor, today)
    shown = {
        "offers": queries.offer_counts(actor, today),
        "todo": queries.todo(actor),
        "steps": queries.first_steps(actor),
        "office": queries.office(actor, timezone.now()),
        "deadlines": deadline_rows(actor, deadlines[:MOST_DEADLINES], today),
        "more_deadlines": len(deadlines) > MOST_DEADLINES,
        "links": addresses(actor),
    }
    return render(request, "desk/stelle_home.html", shown)


@require_safe
def open_hints(request: WorkRequest) -> HttpResponse:
    """The line about open hints; fetched after the start page, because it computes the whole picture."""
    ensure(chain_rules.may_view_picture(request.actor))
    shown = {
        "hints": queries.open_hints(request.actor, timezone.localdate()),
        "url": work_url(request.actor.stelle, "chains:hints"),
    }
    return render(request, "desk/_open_hints.html", shown)
