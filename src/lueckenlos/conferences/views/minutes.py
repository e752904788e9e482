"""Minutes written on the day, results, and the report."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.conferences import papers
from lueckenlos.conferences.actions.minutes import add_result, freeze_report, remove_result, save_note
from lueckenlos.conferences.forms.minutes import ResultForm
from lueckenlos.conferences.messages import notices
from lueckenlos.conferences.models import ConferenceResult, MinutesNote
from lueckenlos.conferences.presenters import number_of
from lueckenlos.conferences.queries.minutes import is_frozen, report_of, sheets
from lueckenlos.conferences.queries.programme import event_of
from lueckenlos.conferences.report import content_of, day_text
from lueckenlos.conferences.rules import may_freeze, may_see_conference, may_write_minutes
from lueckenlos.conferences.words import span
from lueckenlos.events.models import Event
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import slug_of
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_GET
def minutes(request: WorkRequest, pk: int) -> HttpResponse:
    event = event_of(request.actor, pk)
    ensure(may_see_conference(request.actor, event))
    return _page(request, event)


@require_POST
def note(request: WorkRequest, pk: int) -> HttpResponse:
    """Save one part; asked by a script it answers in JSON. Nobody's text is overwritten unseen."""
    event = event_of(request.actor, pk)
    ensure(may_write_minutes(request.actor, event, frozen=is_frozen(event)))
    text, part = request.POST.get("text", ""), number_of(request.POST.get("teil", ""))
    version = number_of(request.POST.get("fassung", "")) or 0
    script = request.headers.get("Accept") == "application/json"
    try:
        found, written = save_note(event=event, part_pk=part, text=text, version=version, by=request.actor)
    except Invalid as error:
        if script:
            return JsonResponse({"error": sentence(error)}, status=400)
        return _page(request, event, refused={"part": part, "text": text, "said": sentence(error)})
    if script:
        told = {"version": found.version, "written": written, "text": "" if written else found.text}
        return JsonResponse(told, status=200 if written else 409)
    if not written:
        return _page(request, event, refused=_conflict(found, part, text))
    messages.success(request, notices.SAVED)
    return redirect(work_url(request.actor.stelle, "conferences:minutes", pk) + f"#teil-{part or 0}")


@require_POST
def result(request: WorkRequest, pk: int) -> HttpResponse:
    event = event_of(request.actor, pk)
    ensure(may_write_minutes(request.actor, event, frozen=is_frozen(event)))
    form = ResultForm(request.POST)
    part = number_of(request.POST.get("teil", ""))
    if not form.is_valid():
        return _page(request, event, form=form)
    try:
        add_result(
            event=event, by=request.actor, part_pk=part, form_key=request.POST.get("form_key", ""), **form.cleaned_data
        )
    except Invalid as error:
        form.add_error(None, sentence(error))
        return _page(request, event, form=form)
    messages.success(request, notices.RESULT_ADDED)
    return redirect(work_url(request.actor.stelle, "conferences:minutes", pk) + "#ergebnisse")


@require_POST
def result_remove(request: WorkRequest, pk: int, result: int) -> HttpResponse:
    event = event_of(request.actor, pk)
    found: ConferenceResult = get_object_or_404(ConferenceResult.objects.filter(event=event), pk=result)
    found.event = event
    remove_result(result=found, by=request.actor)
    messages.success(request, notices.RESULT_REMOVED)
    return redirect(work_url(request.actor.stelle, "conferences:minutes", pk) + "#ergebnisse")


@require_http_methods(["GET", "POST"])
def report(request: WorkRequest, pk: int) -> HttpResponse:
    """The report as it is; POST finishes it."""
    actor, now = request.actor, timezone.now()
    event = event_of(actor, pk)
    ensure(may_see_conference(actor, event))
    frozen = report_of(event)
    verdict = may_freeze(actor, event, now, frozen=frozen is not None)
    if request.method == "POST":
        freeze_report(event=event, by=actor, content=content_of(event), now=now)
        messages.success(request, notices.FROZEN)
        return redirect(work_url(actor.stelle, "conferences:report", pk))
    shown = {
        "event": event,
        "report": frozen.content if frozen else content_of(event),
        "frozen": frozen,
        "may_freeze": verdict,
        "refusal": "" if verdict or frozen else sentence(verdict),
    }
    return render(request, "conferences/report.html", shown)


@require_GET
def report_pdf(request: WorkRequest, pk: int) -> HttpResponse:
    event = event_of(request.actor, pk)
    ensure(may_see_conference(request.actor, event))
    frozen = report_of(event)
    content = frozen.content if frozen else content_of(event)
    finished = day_text(frozen.frozen_at) if frozen else ""
    day = timezone.localdate(frozen.frozen_at) if frozen else timezone.localdate()
    name = f"tagesbericht-{slug_of(event.title)[:60]}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(
        papers.report(content, finished=finished, day=day), content_type="application/pdf", headers=headers
    )


def _conflict(found: MinutesNote, part: int | None, text: str) -> dict[str, Any]:
    said = sentence(Invalid("note_conflict"))
    return {"part": part, "text": text, "said": said, "other": found.text, "version": found.version}


def _page(
    request: WorkRequest, event: Event, *, refused: dict[str, Any] | None = None, form: ResultForm | None = None
) -> HttpResponse:
    """All parts. ``refused`` carries a text that could not be saved, so that it stands there again."""
    rows = sheets(event)
    shown = {
        "event": event,
        "sheets": [
            {
                "sheet": sheet,
                "key": sheet.part.pk if sheet.part else 0,
                "time": span(sheet.part.starts_at, sheet.part.ends_at) if sheet.part else "",
                "refused": refused if refused and refused["part"] == (sheet.part.pk if sheet.part else None) else None,
                "kept": sheet.version < 0,
            }
            for sheet in rows
        ],
        "results": [one for sheet in rows for one in sheet.results],
        "form": form or ResultForm.fresh(),
        "parts": [(sheet.part.pk, sheet.title) for sheet in rows if sheet.part],
        "writing": may_write_minutes(request.actor, event, frozen=is_frozen(event)),
        "frozen": is_frozen(event),
    }
    return render(request, "conferences/minutes.html", shown, status=409 if refused else 200)
