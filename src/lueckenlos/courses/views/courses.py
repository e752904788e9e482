"""A training in the work area: created, looked at, changed; and series of trainings."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.courses.actions.courses import create_course, save_course
from lueckenlos.courses.actions.series import save_series
from lueckenlos.courses.forms.bundle import CourseInput
from lueckenlos.courses.forms.course import CourseStartForm
from lueckenlos.courses.forms.small import SeriesForm
from lueckenlos.courses.messages import notices
from lueckenlos.courses.models import Course
from lueckenlos.courses.presenters import course_facts_shown, termine_shown
from lueckenlos.courses.queries.series import modules, needed_of
from lueckenlos.courses.queries.work import (
    get_course_or_404,
    get_event_or_404,
    get_series_or_404,
    present_counts,
    termine_of,
    visible_courses,
    visible_series,
)
from lueckenlos.courses.rules import may_edit, may_read_record, may_see_people
from lueckenlos.events.models import Event
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def course_create(request: WorkRequest) -> HttpResponse:
    """One page; the next click publishes."""
    actor = request.actor
    ensure(may_edit(actor))
    form = CourseStartForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            course = create_course(
                by=actor,
                event=form.event_values,
                values=form.values,
                termine=form.termine,
                places=form.booking,
                now=timezone.now(),
            )
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, notices.CREATED)
            return redirect(work_url(actor.stelle, "events:event_detail", course.event_id))
    return render(request, "courses/course_create.html", {"form": form})


@require_GET
def course_detail(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    ensure(may_read_record(actor))
    course = get_course_or_404(actor, pk)
    termine = termine_of(course)
    shown = {
        "course": course,
        "event": course.event,
        "facts": course_facts_shown(course, termine),
        "termine": termine_shown(termine, present_counts(course)),
        "materials": course.materials.all(),
        "files": course.files.all(),
        "requires": course.requires.select_related("event"),
        "editing": may_edit(actor, course.event),
        "people": may_see_people(actor, course.stelle_id),
    }
    return render(request, "courses/course_detail.html", shown)


@require_http_methods(["GET", "POST"])
def course_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """All settings; an event that is no training yet becomes one."""
    actor = request.actor
    event = get_event_or_404(actor, pk)
    ensure(may_edit(actor, event))
    course: Course | None = getattr(event, "course", None)
    data = request.POST if request.method == "POST" else None
    others = visible_courses(actor).exclude(event=pk)
    entry = CourseInput(data, event, course, others=others, series=visible_series(actor))
    if request.method == "POST" and entry.is_valid():
        try:
            _save(request, event, entry)
        except Invalid as error:
            entry.form.add_error(None, sentence(error))
        else:
            messages.success(request, notices.SAVED)
            return redirect(work_url(actor.stelle, "courses:course_detail", pk))
    return render(request, "courses/course_form.html", {"entry": entry, "event": event, "course": course})


@require_GET
def series_list(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(may_read_record(actor))
    rows = visible_series(actor).prefetch_related("courses__event")
    return render(request, "courses/series_list.html", {"rows": rows, "editing": may_edit(actor)})


@require_http_methods(["GET", "POST"])
def series_create(request: WorkRequest) -> HttpResponse:
    ensure(may_edit(request.actor))
    return _series(request, None)


@require_http_methods(["GET", "POST"])
def series_edit(request: WorkRequest, pk: int) -> HttpResponse:
    ensure(may_edit(request.actor))
    return _series(request, pk)


def _series(request: WorkRequest, pk: int | None) -> HttpResponse:
    actor = request.actor
    series = get_series_or_404(actor, pk) if pk is not None else None
    initial = {name: getattr(series, name) for name in SeriesForm.base_fields} if series else {}
    form = SeriesForm(request.POST if request.method == "POST" else None, initial=initial)
    found = modules(series) if series else []
    if request.method == "POST" and form.is_valid():
        try:
            save_series(series=series, by=actor, values=form.cleaned_data)
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, notices.SERIES_SAVED)
            return redirect(work_url(actor.stelle, "courses:series_list"))
    shown = {"form": form, "series": series, "modules": found, "needed": needed_of(series, found) if series else 0}
    return render(request, "courses/series_form.html", shown)


def _save(request: WorkRequest, event: Event, entry: CourseInput) -> None:
    requires = entry.form.required_courses if "requires" in entry.form.fields else None
    save_course(
        event=event,
        by=request.actor,
        values=entry.form.values,
        termine=entry.termin_values,
        materials=entry.material_values,
        requires=requires,
    )
