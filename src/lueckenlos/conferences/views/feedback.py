"""Feedback and counting: what the office sees."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.conferences import papers
from lueckenlos.conferences.actions.feedback import add_registered_stands, add_stand, remove_stand
from lueckenlos.conferences.enums import SCALE, FeedbackQuestion, VisitorGroup
from lueckenlos.conferences.forms.minutes import StandForm
from lueckenlos.conferences.links import feedback_path, tally_path
from lueckenlos.conferences.messages import notices
from lueckenlos.conferences.models import TallyStand
from lueckenlos.conferences.queries.minutes import counted, feedback_of
from lueckenlos.conferences.queries.programme import event_of
from lueckenlos.conferences.rules import FEWEST_ANSWERS, may_edit_conference, may_give_feedback, may_see_conference
from lueckenlos.events.models import Event
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_GET
def feedback(request: WorkRequest, pk: int) -> HttpResponse:
    """Numbers and texts from five answers on."""
    event = event_of(request.actor, pk)
    ensure(may_see_conference(request.actor, event))
    found = feedback_of(event)
    labels = dict(FeedbackQuestion.choices)
    verdict = may_give_feedback(event, timezone.now())
    shown = {
        "event": event,
        "found": found,
        "fewest": FEWEST_ANSWERS,
        "steps": [label for _, label in SCALE],
        "scales": [(labels[one.question], one) for one in found.scales],
        "address": absolute(feedback_path(event)),
        "closed": "" if verdict else sentence(verdict),
    }
    return render(request, "conferences/feedback.html", shown)


@require_http_methods(["GET", "POST"])
def tally(request: WorkRequest, pk: int) -> HttpResponse:
    """Which Infostände count, their links and their numbers."""
    actor = request.actor
    event = event_of(actor, pk)
    ensure(may_see_conference(actor, event))
    form = StandForm(request.POST if request.POST.get("schritt") == "anlegen" else None)
    if request.method == "POST":
        ensure(may_edit_conference(actor, event))
        try:
            if request.POST.get("schritt") == "alle":
                messages.success(request, notices.stands(add_registered_stands(event=event, by=actor)))
                return redirect(work_url(actor.stelle, "conferences:tally", pk))
            if form.is_valid():
                add_stand(event=event, by=actor, name=form.cleaned_data["name"])
                return redirect(work_url(actor.stelle, "conferences:tally", pk))
        except Invalid as error:
            form.add_error(None, sentence(error)) if form.is_bound else messages.error(request, sentence(error))
    return render(
        request,
        "conferences/tally.html",
        {**_counts(event, editing=bool(may_edit_conference(actor, event))), "form": form},
    )


def _counts(event: Event, *, editing: bool) -> dict[str, object]:
    rows = counted(event)
    groups = [group.label for group in VisitorGroup]
    sums = [sum(row.counts[place] for row in rows) for place in range(len(groups))]
    return {
        "event": event,
        "groups": groups,
        # the link counts in the name of the Infostand: for those who edit
        "rows": [
            (row, absolute(tally_path(row.stand)) if editing else "", _labelled(groups, row.counts)) for row in rows
        ],
        "sums": _labelled(groups, sums),
        "total": sum(row.total for row in rows),
        "editing": editing,
    }


def _labelled(groups: Sequence[str], counts: Sequence[int]) -> list[tuple[str, int]]:
    return list(zip(groups, counts, strict=True))


@require_POST
def stand_remove(request: WorkRequest, pk: int, stand: int) -> HttpResponse:
    event = event_of(request.actor, pk)
    found: TallyStand = get_object_or_404(TallyStand.objects.filter(event=event), pk=stand)
    found.event = event
    try:
        remove_stand(stand=found, by=request.actor)
    except Invalid as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, notices.STAND_REMOVED)
    return redirect(work_url(request.actor.stelle, "conferences:tally", pk))


@require_GET
def stand_sheets(request: WorkRequest, pk: int) -> HttpResponse:
    """A sheet for every Infostand with the code of its own page."""
    event = event_of(request.actor, pk)
    ensure(may_edit_conference(request.actor, event))
    pages = [(row.stand.name, absolute(tally_path(row.stand))) for row in counted(event)]
    headers = {"Content-Disposition": 'attachment; filename="zettel-infostaende.pdf"'}
    made = papers.stand_sheets(event, pages, timezone.localdate())
    return HttpResponse(made, content_type="application/pdf", headers=headers)


@require_GET
def tally_csv(request: WorkRequest, pk: int) -> StreamingHttpResponse:
    event = event_of(request.actor, pk)
    ensure(may_see_conference(request.actor, event))
    head = ["Infostand", *(str(group.label) for group in VisitorGroup), "zusammen"]
    rows = [[row.stand.name, *map(str, row.counts), str(row.total)] for row in counted(event)]
    headers = {"Content-Disposition": f'attachment; filename="gespraeche-{event.public_id}.csv"'}
    return StreamingHttpResponse(csv_lines(head, rows), content_type="text/csv; charset=utf-8", headers=headers)
