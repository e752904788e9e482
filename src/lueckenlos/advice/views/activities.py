"""Activities: the list with its sums, the quick form, one entry with its papers."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.advice import actions, queries, rules
from lueckenlos.advice.enums import Share
from lueckenlos.advice.forms.activity import ActivityEditForm, ActivityForm, start_of
from lueckenlos.advice.forms.case import UploadForm
from lueckenlos.advice.forms.filters import ActivityFilterForm
from lueckenlos.advice.messages import ACTIVITY_SHEET, hours
from lueckenlos.advice.models import Activity
from lueckenlos.advice.presenters import activity_rows, entries
from lueckenlos.advice.queries import lists
from lueckenlos.advice.queries.communes import proposals
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.shared.workbook import CSV, XLSX, file_answer
from lueckenlos.tenancy.forms.saving import done, posted, saved
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_safe
def activity_list(request: WorkRequest) -> HttpResponseBase:
    """With the sums of the selection; ``?als=csv`` and ``?als=xlsx`` give all its pages as a file."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_view(actor))
    form = _filter(request)
    rows = lists.filtered_activities(actor, form.wanted)
    if (kind := request.GET.get("als", "")) in {CSV, XLSX}:
        name = f"aktivitaeten-{actor.stelle.slug}-{today:%Y-%m-%d}"
        return file_answer(kind, name, ACTIVITY_SHEET, activity_rows(rows.iterator(chunk_size=2000)))
    page, sums = paginate(rows, request), lists.sums_of(rows)
    context = {
        "form": form,
        "page": page,
        "entries": entries(page.rows),
        "sums": sums,
        "hours": hours(sums.minutes),
        "filtered": form.number,
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "advice/activity_list.html", context)


@require_http_methods(["GET", "POST"])
def activity_create(request: WorkRequest) -> HttpResponse:
    """With ``?fall=…``, ``?kommune=…`` or ``?ziel=…`` it begins from there."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_edit(actor))
    form = ActivityForm(posted(request), initial=_start(request), **_choices(request))
    if form.is_valid():
        given = form.cleaned_data
        row = saved(
            form,
            lambda: actions.create_activity(
                values=form.values, people=given["people"], next_on=given["next_on"], today=today, by=actor
            ),
        )
        if row:
            messages.success(request, "Aktivität eingetragen.")
            return redirect(work_url(actor.stelle, "advice:activity_detail", row.pk))
    return render(request, "advice/activity_form.html", {"form": form, "title": "Aktivität eintragen"})


@require_http_methods(["GET", "POST"])
def activity_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    row = queries.get_activity_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    form = ActivityEditForm(posted(request), activity=row, **_choices(request, row.case_id))
    if form.is_valid():
        given = form.cleaned_data
        people, seen = given["people"], given["version"]
        if saved(
            form,
            lambda: actions.update_activity(
                activity=row, values=form.values, people=people, seen=seen, today=today, by=actor
            ),
            row,
        ):
            messages.success(request, "Gespeichert.")
            return redirect(work_url(actor.stelle, "advice:activity_detail", pk))
    context = {"form": form, "activity": row, "title": "Aktivität bearbeiten"}
    return render(request, "advice/activity_form.html", context)


@require_http_methods(["GET", "POST"])
def activity_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """Sending shares or withdraws it (``sicht``), adds or removes a paper, or deletes it (``loeschen``)."""
    actor = request.actor
    row = queries.get_activity_or_404(actor, pk)
    form = UploadForm(request.POST, request.FILES) if "hochladen" in request.POST else UploadForm()
    if request.method == "POST":
        ensure(rules.may_edit(actor))
        if "loeschen" in request.POST:
            actions.delete_activity(activity=row, by=actor)
            messages.success(request, "Aktivität gelöscht.")
            return redirect(work_url(actor.stelle, "advice:activity_list"))
        if _done(request, row, form):
            return redirect(work_url(actor.stelle, "advice:activity_detail", pk))
    context = {
        "activity": row,
        "shared": rules.is_shared(row),
        "shares": Share.choices,
        "people": row.participants.all(),
        "documents": row.documents.all(),
        "hours": hours(row.minutes),
        "form": form,
        "may_edit": bool(rules.may_edit(actor)),
    }
    return render(request, "advice/activity_detail.html", context, status=422 if form.errors else 200)


@require_safe
def document(request: WorkRequest, pk: int) -> FileResponse:
    ensure(rules.may_view(request.actor))
    return queries.get_document_or_404(request.actor, pk).handed_out()


def _done(request: WorkRequest, row: Activity, form: UploadForm) -> bool:
    actor, sent = request.actor, request.POST
    if form.is_bound:
        now = timezone.now()
        return form.is_valid() and done(
            form, lambda: actions.add_document(activity=row, upload=form.cleaned_data["file"], now=now, by=actor)
        )
    try:
        if sent.get("sicht") in Share.values:
            actions.share_activity(activity=row, share=Share(sent["sicht"]), by=actor)
            messages.success(request, "Gespeichert: " + Share(sent["sicht"]).label + ".")
        elif sent.get("entfernen", "").isdecimal():
            found = row.documents.filter(pk=sent["entfernen"]).first()
            if found:
                actions.remove_document(document=found, by=actor)
    except Invalid as error:
        messages.error(request, sentence(error))
    return True


def _filter(request: WorkRequest) -> ActivityFilterForm:
    actor = request.actor
    communes = queries.communes_for(actor).order_by("gebiet__sort_name").values_list("pk", "gebiet__name")
    return ActivityFilterForm(
        request.GET,
        years=lists.years_of(actor),
        communes=list(communes),
        goals=lists.own_goals(actor),
        people=lists.colleagues(actor),
    )


def _start(request: WorkRequest) -> Mapping[str, Any]:
    found = start_of(request.GET, timezone.localdate())
    asked = request.GET.get("kommune", "")
    commune = queries.communes_for(request.actor).filter(pk=asked).first() if asked.isdecimal() else None
    if case := queries.cases_for(request.actor).filter(pk=found.get("case", 0)).first():
        commune = case.commune
        found |= {"institution": case.institution, "themes": sorted(case.themes)}
    if commune is not None:
        found |= {"kommune": commune.gebiet, "themes": found.get("themes") or sorted(commune.themes)}
    return found


def _choices(request: WorkRequest, case: int | None = None) -> dict[str, Any]:
    actor = request.actor
    return {
        "by": actor,
        "known": proposals(actor),
        "cases": lists.open_cases(actor, case),
        "goals": lists.own_goals(actor),
    }
