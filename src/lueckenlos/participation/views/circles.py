"""Kreise der Entscheidung, and the steps of Partizipation of one measure."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.participation import rules
from lueckenlos.participation.actions import circles as actions
from lueckenlos.participation.enums import Phase, Ring
from lueckenlos.participation.forms.work import CirclesForm, StageForm, read_origin
from lueckenlos.participation.messages import words
from lueckenlos.participation.queries import work
from lueckenlos.participation.rings import SIZE, draw
from lueckenlos.participation.views.saving import posted, saved
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.vocabulary.registry import vocabulary

PAGE: Final = "participation:circles_detail"


@require_safe
def circles_detail(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    ensure(rules.may_view(actor))
    circles = work.get_circles_or_404(actor, pk)
    context = {
        "circles": circles,
        "drawings": draw(circles.groups, circles.rings),
        "size": SIZE,
        "centre": SIZE // 2,
        "subjects": subjects.named(actor, [circles]),
        "may_edit": bool(rules.may_edit(actor)),
        "may_delete": bool(rules.may_delete(actor)),
    }
    return render(request, "participation/circles.html", context)


@require_http_methods(["GET", "POST"])
def circles_create(request: WorkRequest) -> HttpResponse:
    """With ``?von=…&schluessel=…`` for a measure, whose title goes along."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    about = read_origin(request.GET)
    origin = subjects.find(actor, about) if about else None
    form = CirclesForm(posted(request), circles=None, title=origin.title if origin else "")
    if form.is_valid():
        values = _values(form, request.POST)
        row = saved(form, lambda: actions.save_circles(values=values, about=about, by=actor))
        if row:
            messages.success(request, "Kreise gespeichert.")
            return redirect(work_url(actor.stelle, PAGE, row.pk))
    context = {"form": form, "phases": _phases(form, request.POST), "title": "Kreise der Entscheidung zeichnen"}
    return render(request, "participation/circles_form.html", context)


@require_http_methods(["GET", "POST"])
def circles_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    circles = work.get_circles_or_404(actor, pk)
    ensure(rules.may_edit(actor))
    form = CirclesForm(posted(request), circles=circles)
    if form.is_valid():
        values, seen = _values(form, request.POST), form.cleaned_data["version"]
        row = saved(
            form,
            lambda: actions.save_circles(values=values, circles=circles, seen=seen, by=actor),
            lambda: work.get_circles_or_404(actor, pk),
        )
        if row:
            messages.success(request, "Kreise gespeichert.")
            # a group that is new has no rings yet
            fresh = [name for name in row.groups if name and name not in circles.groups]
            return redirect(work_url(actor.stelle, "participation:circles_edit" if fresh else PAGE, pk))
    phases = _phases(form, request.POST or circles.rings)
    context = {"form": form, "phases": phases, "row": circles, "title": "Kreise der Entscheidung bearbeiten"}
    return render(request, "participation/circles_form.html", context)


@require_http_methods(["GET", "POST"])
def stage(request: WorkRequest) -> HttpResponse:
    """``?von=…&schluessel=…`` names the measure: its history, and a form to add to it."""
    actor = request.actor
    ensure(rules.may_edit(actor) if request.method == "POST" else rules.may_view(actor))
    about = read_origin(request.GET)
    if about is None:
        return redirect(work_url(actor.stelle, "participation:overview"))
    subject = subjects.find(actor, about) if about.kind in actions.STAGED else None
    if subject is None:
        raise Http404
    entries = work.stages_of(actor, about)
    gone = [one for one in entries if str(one.pk) == request.POST.get("entfernen")]
    form = StageForm(None if gone else posted(request))
    if gone or (form.is_valid() and _added(form, about, actor)):
        actions.remove_stages(entries=gone, by=actor)
        messages.success(request, "Entfernt." if gone else "Einschätzung gespeichert.")
        return redirect(request.get_full_path())
    steps = vocabulary("partizipationsstufe")
    rows = [(one, steps[one.step]) for one in entries]
    context = {"subject": subject, "rows": rows, "form": form, "steps": steps, "may_edit": bool(rules.may_edit(actor))}
    return render(request, "participation/stage.html", context)


def _added(form: StageForm, about: Ref, actor: Actor) -> bool:
    today, values = timezone.localdate(), form.cleaned_data
    return bool(saved(form, lambda: actions.add_stage(about=about, values=values, today=today, by=actor)))


def _values(form: CirclesForm, sent: QueryDict) -> dict[str, Any]:
    return {**form.cleaned_data, "groups": form.group_names, "rings": sent.dict()}


def _phases(form: CirclesForm, chosen: Any) -> list[dict[str, Any]]:
    """The tables of the form: for each phase and named group two lists to choose from."""
    groups = list(rules.shown_groups(form.group_names))
    return [
        {
            "label": phase.label,
            "rows": [
                (name, [_cell(phase, place, column, name, chosen) for column in rules.COLUMNS])
                for place, name in groups
            ],
        }
        for phase in Phase
    ]


def _cell(phase: Phase, place: int, column: str, group: str, chosen: Any) -> dict[str, Any]:
    key = rules.ring_key(phase.value, place, column)
    options = [(ring.value, ring.label, chosen.get(key) == ring.value) for ring in Ring]
    return {"name": key, "label": f"{group}, {words.COLUMN_LABELS[column]}", "options": options}
