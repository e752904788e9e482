"""The Gesundheitsbericht of a commune: all of them, one with its versions, its facts, and the text of a chapter."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.indicators.queries.inequality import judged_indicators
from lueckenlos.reports import actions, queries, rules
from lueckenlos.reports.forms.health import ChapterForm, HealthReportForm
from lueckenlos.reports.forms.versions import FreezeForm
from lueckenlos.reports.health.files import WRITERS
from lueckenlos.reports.health.need import LEVEL
from lueckenlos.reports.messages import health as words
from lueckenlos.reports.models import HealthReport
from lueckenlos.reports.presenters.health import PAGE, page_of_report, shown_report
from lueckenlos.reports.views.files import file_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import posted, saved, values_of
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

LIST: Final = "reports:health_list"


@require_http_methods(["GET", "POST"])
def health_list(request: WorkRequest) -> HttpResponse:
    """All of the commune; sending creates one."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view_health(actor))
    if request.method == "POST":
        ensure(rules.may_write_health(actor))
    form = HealthReportForm(posted(request), this_year=today.year)
    if form.is_valid():
        values = form.values
        if row := saved(form, lambda: actions.create_health_report(values=values, today=today, by=actor)):
            messages.success(request, words.CREATED)
            return redirect(work_url(actor.stelle, PAGE, row.pk))
    context = {
        "rows": queries.health_reports_for(actor),
        "form": form,
        "may_write": bool(rules.may_write_health(actor)),
    }
    return render(request, "reports/health/list.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def health_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """With ``?fassung=…`` a frozen one; ``?als=pdf|docx`` as a file. Sending arranges, freezes, publishes, deletes."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view_health(actor))
    row = queries.get_health_report_or_404(actor, pk)
    versions = queries.health_versions_of(row)
    form = FreezeForm(posted(request) if "einfrieren" in request.POST else None, first=not versions)
    if request.method == "POST" and (answer := _done(request, row, form)):
        return answer
    version = queries.version_or_404(versions, request.GET.get("fassung", ""))
    chapters = queries.chapters_of(row)
    shown = shown_report(actor, row, chapters, version, today)
    if answer := file_of(request, WRITERS, shown.report, shown.version_text, shown.file_name):
        return answer
    context = {**page_of_report(actor, shown, chapters, versions, today), "form": form}
    return render(request, "reports/health/detail.html", context, status=400 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def health_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_write_health(actor))
    row = queries.get_health_report_or_404(actor, pk)
    indicators = judged_indicators(actor.stelle, LEVEL)
    form = HealthReportForm(posted(request), this_year=today.year, report=row, indicators=indicators)
    if form.is_valid():
        values, seen = form.values, form.cleaned_data["version"]
        if saved(
            form,
            lambda: actions.update_health_report(report=row, values=values, seen=seen, today=today, by=actor),
            row,
        ):
            messages.success(request, words.SAVED)
            return redirect(work_url(actor.stelle, PAGE, pk))
    return render(request, "reports/health/form.html", {"form": form, "row": row})


@require_http_methods(["GET", "POST"])
def health_chapter(request: WorkRequest, pk: int, key: str) -> HttpResponse:
    """The own text of one chapter."""
    actor = request.actor
    ensure(rules.may_write_health(actor))
    chapter = queries.get_health_chapter_or_404(actor, pk, key)
    form = ChapterForm(posted(request), chapter=chapter)
    if form.is_valid():
        text, seen = values_of(form, ["text"])["text"], form.cleaned_data["version"]
        if saved(form, lambda: actions.write_health_chapter(chapter=chapter, text=text, seen=seen, by=actor), chapter):
            messages.success(request, words.SAVED)
            return redirect(f"{work_url(actor.stelle, PAGE, pk)}#kapitel-{key}")
    return render(request, "reports/health/chapter.html", {"form": form, "row": chapter.report, "chapter": chapter})


def _done(request: WorkRequest, row: HealthReport, form: FreezeForm) -> HttpResponse | None:
    """None where the form says what is wrong."""
    actor, page = request.actor, work_url(request.actor.stelle, PAGE, row.pk)
    try:
        if "kapitel" in request.POST:
            return redirect(f"{page}#kapitel-{_arranged(request, row)}")
        if "veroeffentlichen" in request.POST:
            number = actions.publish_health_report(report=row, by=actor).public_number
            messages.success(request, words.PUBLISHED.format(number=number))
        elif "zuruecknehmen" in request.POST:
            actions.withdraw_health_report(report=row, by=actor)
            messages.success(request, words.WITHDRAWN)
        elif "loeschen" in request.POST:
            actions.delete_health_report(report=row, by=actor)
            messages.success(request, words.DELETED.format(title=row.title))
            return redirect(work_url(actor.stelle, LIST))
        else:
            return _frozen(request, row, form)
    except Invalid as error:
        messages.error(request, sentence(error))
    return redirect(page)


def _frozen(request: WorkRequest, row: HealthReport, form: FreezeForm) -> HttpResponse | None:
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_publish_health(actor))
    if not form.is_valid():
        return None
    reason = form.cleaned_data.get("reason", "")
    made = saved(form, lambda: actions.freeze_health_report(report=row, reason=reason, today=today, by=actor))
    if made is None:
        return None
    messages.success(request, words.FROZEN.format(number=made.number))
    return redirect(work_url(actor.stelle, PAGE, row.pk))


def _arranged(request: WorkRequest, row: HealthReport) -> str:
    """The key of the chapter, where the keyboard goes on."""
    key, step, actor = request.POST["kapitel"], request.POST.get("schritt", ""), request.actor
    if step in {"hoch", "runter"}:
        actions.move_health_chapter(report=row, key=key, up=step == "hoch", by=actor)
        messages.success(request, words.MOVED)
    else:
        taken_in = step == "aufnehmen"
        chapter = actions.show_health_chapter(report=row, key=key, shown=taken_in, by=actor)
        said = words.TAKEN_IN if taken_in else words.LEFT_OUT
        messages.success(request, said.format(title=chapter.get_key_display()))
    return key
