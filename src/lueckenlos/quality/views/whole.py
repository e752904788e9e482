"""One assessment: begin, look at, move on, share, print, delete."""

from datetime import date
from typing import NamedTuple

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.quality import actions, queries, rules
from lueckenlos.quality.enums import STATE_BADGES, State
from lueckenlos.quality.forms import BeginForm, DoneForm
from lueckenlos.quality.messages import CSV_HEADER
from lueckenlos.quality.models import Assessment
from lueckenlos.quality.papers import result_pdf, step_rows
from lueckenlos.quality.presenters.history import history_of
from lueckenlos.quality.presenters.pages import Views, compared, invited_people, placeholders, results
from lueckenlos.quality.registry import criteria_set
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import subjects
from lueckenlos.tenancy.forms.saving import done
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.queries.tree import kgc_of
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.web.sentences import sentence


class StepLine(NamedTuple):
    step: queries.Step
    form: DoneForm | None


@require_http_methods(["GET", "POST"])
def assessment_create(request: WorkRequest) -> HttpResponse:
    """``?von=`` and ``?schluessel=`` name what is assessed; without them it is the whole chain."""
    actor = request.actor
    ensure(rules.may_edit(actor))
    ref = _ref(request)
    subject = subjects.find(actor, ref) if ref else None
    if ref and subject is None:
        raise Invalid("assessment_subject_gone")
    form = BeginForm(request.POST or None)
    if form.is_valid():
        try:
            row = actions.create_assessment(**form.cleaned_data, ref=ref, today=timezone.localdate(), by=actor)
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, "Begonnen. Tragen Sie Ihre Ansicht ein und laden Sie andere dazu ein.")
            return redirect(_page(request, row))
    return render(request, "quality/assessment_form.html", {"form": form, "subject": subject})


@require_safe
def assessment_detail(request: WorkRequest, pk: int) -> HttpResponseBase:
    """Who takes part; then the views side by side; then the result and its history."""
    assessment = queries.get_assessment_or_404(request.actor, pk)
    if request.GET.get("als") == "csv":
        steps = queries.steps_of(assessment, timezone.localdate())
        return _csv(request, assessment, step_rows(steps, queries.results_of(assessment)))
    return _detail(request, assessment)


def _detail(request: WorkRequest, assessment: Assessment, refused: DoneForm | None = None) -> HttpResponse:
    """``refused`` is the form of a step that could not be ticked off."""
    actor, agreed = request.actor, queries.results_of(assessment)
    views = queries.views_of(assessment) if rules.may_compare(actor) else []
    context = {
        "assessment": assessment,
        "chosen": criteria_set(assessment.set_slug),
        "badge": STATE_BADGES[State(assessment.state)],
        "subject": next(iter(subjects.named(actor, [assessment])), None),
        "placeholder": placeholders(assessment),
        "groups": results(assessment.criteria, agreed) if agreed else [],
        "steps": _steps(request, assessment, refused),
        "history": history_of(queries.past_of(assessment)) if rules.is_closed(assessment) else None,
        **_together(request, assessment, views),
        **_rights(request, assessment),
    }
    return render(request, "quality/assessment_detail.html", context)


@require_POST
def assessment_step(request: WorkRequest, pk: int) -> HttpResponseBase:
    """Tick off the next step that ``kriterium`` names; ``zurueck`` takes the tick back."""
    actor, today = request.actor, timezone.localdate()
    assessment = queries.get_assessment_or_404(actor, pk)
    ensure(rules.may_tick(actor, assessment))
    criterion = request.POST.get("kriterium", "")
    here = redirect(f"{_page(request, assessment)}#schritte")
    if "zurueck" in request.POST:
        actions.untick_step(assessment=assessment, criterion=criterion, by=actor)
        messages.success(request, "Der Schritt ist wieder offen.")
        return here
    form = DoneForm(request.POST, criterion=criterion, today=today)
    if form.is_valid():
        given = {"criterion": criterion, **form.cleaned_data}
        if done(form, lambda: actions.tick_step(assessment=assessment, **given, today=today, by=actor)):
            messages.success(request, "Abgehakt.")
            return here
    if not queries.has_step(assessment, criterion):
        # there is no step any more below which the form could say so
        raise Invalid("step_gone")
    return _detail(request, assessment, form)


@require_safe
def assessment_pdf(request: WorkRequest, pk: int) -> HttpResponse:
    today = timezone.localdate()
    assessment = queries.get_assessment_or_404(request.actor, pk)
    chosen = criteria_set(assessment.set_slug)
    title = chosen.title if chosen else assessment.set_slug
    people = len([1 for person, _ in queries.views_of(assessment) if person.handed_in_on])
    made = result_pdf(
        assessment,
        queries.results_of(assessment),
        title,
        queries.steps_of(assessment, today),
        people=people,
        today=today,
    )
    return pdf_answer(made, f"selbsteinschaetzung-{request.actor.stelle.slug}-{pk}")


@require_POST
def assessment_move(request: WorkRequest, pk: int) -> HttpResponse:
    """``stand`` moves it on or back; ``teilen`` says yes or no to the KGC."""
    actor, today = request.actor, timezone.localdate()
    assessment = queries.get_assessment_or_404(actor, pk)
    if "teilen" in request.POST:
        shared = request.POST["teilen"] == "ja"
        actions.share_assessment(assessment=assessment, shared=shared, today=today, by=actor)
        messages.success(
            request, "Mit der KGC geteilt." if shared else "Nicht mehr geteilt. Die KGC sieht nichts mehr."
        )
        return redirect(f"{_page(request, assessment)}#teilen")
    ensure(rules.may_decide(actor))
    wanted, seen = request.POST.get("stand", ""), request.POST.get("version", "")
    state = State(wanted) if wanted in State.values else State(assessment.state)
    try:
        actions.move_assessment(
            assessment=assessment, state=state, seen=int(seen) if seen.isdecimal() else 0, today=today, by=actor
        )
    except Invalid as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, f"Die Selbsteinschätzung ist jetzt {state.label}.")
    return redirect(_page(request, assessment))


@require_http_methods(["GET", "POST"])
def assessment_delete(request: WorkRequest, pk: int) -> HttpResponse:
    """Asks first."""
    assessment = queries.get_assessment_or_404(request.actor, pk)
    ensure(rules.may_decide(request.actor))
    if request.method == "POST":
        actions.delete_assessment(assessment=assessment, by=request.actor)
        messages.success(request, "Selbsteinschätzung gelöscht.")
        return redirect(work_url(request.actor.stelle, "quality:assessment_list"))
    return render(request, "quality/assessment_delete.html", {"assessment": assessment})


def pdf_answer(made: bytes, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{name}.pdf"'}
    return HttpResponse(made, content_type="application/pdf", headers=headers)


def _csv(request: WorkRequest, assessment: Assessment, rows: list[tuple[str, ...]]) -> HttpResponseBase:
    name = f"naechste-schritte-{request.actor.stelle.slug}-{assessment.pk}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    lines = csv_lines(CSV_HEADER, rows)
    return StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8", headers=headers)


def _together(request: WorkRequest, assessment: Assessment, views: Views) -> dict[str, object]:
    """Who takes part, and what they say once everybody has said it."""
    hidden = rules.views_hidden(assessment)
    lines = [] if hidden else compared(assessment.criteria, views)
    own = next((person for person, _ in views if person.user_id and person.user == request.user), None)
    return {
        "people": invited_people(views),
        "hidden": hidden,
        "compared": lines if views else [],
        "to_talk": [line for line in lines if line.to_talk],
        "own": own,
    }


def _steps(request: WorkRequest, assessment: Assessment, refused: DoneForm | None) -> list[StepLine]:
    """Each next step; open ones with the form that ticks them off, where somebody may."""
    today = timezone.localdate()
    ticking = bool(rules.may_tick(request.actor, assessment))
    return [
        StepLine(one, _done_form(one, refused, today) if ticking else None)
        for one in queries.steps_of(assessment, today)
    ]


def _done_form(one: queries.Step, refused: DoneForm | None, today: date) -> DoneForm | None:
    """A refused one stays also where somebody else has ticked the step off meanwhile: with what was typed."""
    slug = one.criterion.slug
    if refused and refused.prefix == slug:
        return refused
    return DoneForm(None, criterion=slug, today=today) if one.row.done_on is None else None


def _rights(request: WorkRequest, assessment: Assessment) -> dict[str, object]:
    actor = request.actor
    decides = bool(rules.may_decide(actor))
    return {
        "kgc": kgc_of(actor.stelle) if decides and rules.is_closed(assessment) else None,
        "may_compare": bool(rules.may_compare(actor)),
        "may_assess": bool(rules.may_assess(actor, assessment)),
        "may_invite": bool(rules.may_invite(actor, assessment)),
        "may_set_result": bool(rules.may_set_result(actor, assessment)),
        "may_decide": decides,
        "may_tick": bool(rules.may_tick(actor, assessment)),
        "is_open": assessment.state == State.OFFEN,
        "is_discussed": assessment.state == State.BESPROCHEN,
        "is_closed": rules.is_closed(assessment),
    }


def _ref(request: WorkRequest) -> Ref | None:
    kind, key = request.GET.get("von", ""), request.GET.get("schluessel", "")
    return Ref(kind, key) if kind or key else None


def _page(request: WorkRequest, assessment: Assessment) -> str:
    return work_url(request.actor.stelle, "quality:assessment_detail", assessment.pk)
