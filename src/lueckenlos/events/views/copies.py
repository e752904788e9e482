"""Making an event from an earlier one."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lueckenlos.events.actions.copies import copy_event
from lueckenlos.events.forms.copy import CopyForm
from lueckenlos.events.forms.refusals import refuse
from lueckenlos.events.messages import notices
from lueckenlos.events.queries.work import get_event_or_404
from lueckenlos.events.rules import may_edit
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_http_methods(["GET", "POST"])
def event_copy(request: WorkRequest, pk: int) -> HttpResponse:
    """One copy opens at once, several are in the list of drafts."""
    actor = request.actor
    event = get_event_or_404(actor, pk)
    ensure(may_edit(actor))
    form = CopyForm(request.POST if request.method == "POST" else None, event=event)
    if request.method == "POST" and form.is_valid():
        try:
            made = copy_event(event=event, by=actor, days=form.days, series=form.cleaned_data["series"])
        except Invalid as error:
            refuse(error, form)
        else:
            messages.success(request, notices.copied(len(made)))
            if len(made) == 1:
                return redirect(work_url(actor.stelle, "events:event_detail", made[0].pk))
            return redirect(f"{work_url(actor.stelle, 'events:event_list')}?ansicht=entwurf")
    return render(request, "events/event_copy.html", {"event": event, "form": form})
