"""What is still known about people over all events, until when, and the proof of what was deleted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.events.actions.tidy import forget_now, set_term
from lueckenlos.events.forms.privacy import TermForm
from lueckenlos.events.forms.refusals import refuse
from lueckenlos.events.messages import notices
from lueckenlos.events.presenters import terms_of
from lueckenlos.events.queries.retention import deletion_log, held_lines, own_terms, register_events
from lueckenlos.events.queries.work import get_event_or_404
from lueckenlos.events.rules.retention import may_forget, may_see_register, may_set_terms
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_http_methods(["GET", "POST"])
def privacy(request: WorkRequest) -> HttpResponse:
    """The register; POST sets a term."""
    actor = request.actor
    ensure(may_see_register(actor))
    form = TermForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            set_term(**form.cleaned_data, by=actor)
        except Invalid as error:
            refuse(error, form)
        else:
            messages.success(request, notices.SAVED)
            return redirect(work_url(actor.stelle, "events:privacy"))
    page, now = paginate(register_events(actor), request), timezone.now()
    lines = held_lines(actor, page.rows, now)
    shown = {
        "page": page,
        "lines": lines,
        "late": [line.event.title for line in lines if line.overdue],
        "terms": terms_of(own_terms()),
        "form": form,
        "may_set": may_set_terms(actor),
    }
    return render(request, "events/privacy.html", shown)


@require_GET
def deletions(request: WorkRequest) -> HttpResponse:
    """The deletion log."""
    ensure(may_see_register(request.actor))
    return render(request, "events/deletions.html", {"page": paginate(deletion_log(request.actor), request)})


@require_http_methods(["GET", "POST"])
def forget(request: WorkRequest, pk: int) -> HttpResponse:
    """GET says what will go, POST deletes it."""
    actor, now = request.actor, timezone.now()
    event = get_event_or_404(actor, pk)
    ensure(may_forget(actor, event, now))
    if request.method == "POST":
        messages.success(request, notices.forgotten(forget_now(event=event, by=actor, now=now)))
        return redirect(work_url(actor.stelle, "events:privacy"))
    return render(request, "events/forget.html", {"event": event, "line": held_lines(actor, [event], now)[0]})
