"""Who is there: one tap for each person, on a phone, with or without JavaScript; and the page of one person."""

from collections.abc import Sequence
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import urlencode
from django.views.decorators.http import require_http_methods, require_POST

from lueckenlos.courses.actions import attendance as actions
from lueckenlos.courses.enums import CertificateKind
from lueckenlos.courses.forms.small import BackgroundForm, NameForm, UnitsForm
from lueckenlos.courses.messages import notices
from lueckenlos.courses.models import Course, Participation, Termin
from lueckenlos.courses.presenters import PresenceRow, named, person_shown, presence_row, termine_shown
from lueckenlos.courses.queries.people import (
    Participant,
    get_registration_or_404,
    missing_modules,
    newest_certificates_of,
    participant,
    present_at,
    registered,
)
from lueckenlos.courses.queries.places import communes, label_of
from lueckenlos.courses.queries.work import get_course_or_404, termine_of
from lueckenlos.courses.rules import may_edit, may_mark, may_record, may_see_people, may_withdraw
from lueckenlos.events.models import Registration
from lueckenlos.events.queries.work import takes_walk_ins
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.errors import DomainError, Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

_LONGEST_NUMBER: Final = 8
_LONGEST_TEXT: Final = 80


@require_http_methods(["GET", "POST"])
def attendance(request: WorkRequest, pk: int) -> HttpResponse:
    """The list of one session. POST marks a person by row or by number, or everybody shown."""
    actor = request.actor
    course = get_course_or_404(actor, pk)
    ensure(may_see_people(actor, course.stelle_id))
    termine = termine_of(course)
    termin = _chosen(request, termine)
    if request.method == "POST":
        return _marked(request, course, termin)
    refusal = may_mark(actor, course, termin, timezone.now()) if termin else None
    shown = {
        "course": course,
        "event": course.event,
        "termin": termine_shown([termin])[0] if termin else None,
        "adding": may_edit(actor, course.event) and may_record(actor, course) and takes_walk_ins(course.event),
        "tabs": _tabs(request, course, termine, termin),
        "refusal": "" if refusal is None or refusal else sentence(refusal),
        **_list(request, course, termin),
    }
    return render(request, "courses/attendance.html", shown)


@require_http_methods(["GET", "POST"])
def person(request: WorkRequest, pk: int, registration: int) -> HttpResponse:
    """Everything about one person's presence; POST corrects what counts of each session."""
    course, row = _found(request, pk, registration)
    termine = termine_of(course)
    found = participant(course, termine, row)
    form = UnitsForm(request.POST if request.method == "POST" else None, termine=termine, person=found)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_units(
                course=course, registration=row, units=form.units, by=request.actor, now=timezone.now()
            )
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            messages.success(request, notices.PERSON_SAVED)
            return redirect(work_url(request.actor.stelle, "courses:person", pk, registration))
    return _person_page(request, course, row, units=form)


@require_POST
def person_background(request: WorkRequest, pk: int, registration: int) -> HttpResponse:
    """Commune and kind of organisation."""
    course, row = _found(request, pk, registration)
    form = BackgroundForm(request.POST, communes=communes(course.stelle), initial={})
    if not form.is_valid():
        return _person_page(request, course, row, background=form)
    key = form.cleaned_data["kommune"]
    actions.save_background(
        course=course,
        registration=row,
        kommune=Gebiet.objects.get(pk=key) if key else None,
        organisation_kind=form.cleaned_data["organisation_kind"],
        by=request.actor,
    )
    messages.success(request, notices.PERSON_SAVED)
    return redirect(work_url(request.actor.stelle, "courses:person", pk, registration))


def background_initial(row: Participation | None) -> dict[str, str]:
    if row is None:
        return {}
    return {"kommune": label_of(row.kommune) if row.kommune else "", "organisation_kind": row.organisation_kind}


def _person_page(
    request: WorkRequest,
    course: Course,
    row: Registration,
    *,
    units: UnitsForm | None = None,
    background: BackgroundForm | None = None,
) -> HttpResponse:
    termine, places = termine_of(course), communes(course.stelle)
    found = participant(course, termine, row)
    if background is None:
        joined = Participation.objects.filter(registration=row).select_related("kommune__parent").first()
        background = BackgroundForm(None, communes=places, initial=background_initial(joined))
    forms = {
        "units": units or UnitsForm(None, termine=termine, person=found),
        "background": background,
        "communes": list(places),
        "name_form": NameForm(initial={"name": row.name}),
    }
    return render(request, "courses/person.html", _person(request, course, row, found) | forms)


def _person(request: WorkRequest, course: Course, row: Registration, found: Participant) -> dict[str, Any]:
    certificates = newest_certificates_of(row)
    of_series = certificates.get(CertificateKind.SERIES)
    return {
        "course": course,
        "event": course.event,
        "row": row,
        "person": person_shown(found),
        "certificates": list(certificates.values()),
        # lost to a correction it comes with all others
        "series_lost": of_series is not None and not of_series.valid and not of_series.replaced,
        "may_withdraw": may_withdraw(request.actor, course.stelle_id),
        "recording": may_record(request.actor, course),
    }


def _list(request: WorkRequest, course: Course, termin: Termin | None) -> dict[str, Any]:
    """The people of one session, narrowed by what was typed. Two queries, five with prerequisites."""
    people = registered(request.actor, course)
    text = request.GET.get("name", "")[:_LONGEST_TEXT]
    present = present_at(termin) if termin else {}
    missing = missing_modules(course, people)
    rows = [
        presence_row(row, present.get(row.pk), termin, missing.get(row.pk, ())) for row in named(people, text) if termin
    ]
    there = sum(row.pk in present for row in people)
    base = work_url(request.actor.stelle, "courses:person", course.event_id, 0).removesuffix("0/")
    return {"rows": rows, "text": text, "total": len(people), "there": there, "person_base": base}


def _marked(request: WorkRequest, course: Course, termin: Termin | None) -> HttpResponse:
    if termin is None:
        raise Http404
    people = registered(request.actor, course)
    here, gone, whole = (request.POST.get(name, "") for name in ("da", "weg", "alle"))
    typed = request.POST.get("nummer", "").strip()
    try:
        if whole:
            shown = named(people, request.POST.get("name", ""))
            number = _mark(request, course, termin, shown)
            messages.success(request, notices.marked(number))
        else:
            row = _by_number(people, typed) if typed else _by_key(people, here or gone)
            _set(request, course, termin, row, present=not gone)
            if request.htmx:
                return _one_row(request, course, termin, row)
            text = notices.ABSENT if gone else notices.PRESENT
            messages.success(request, text.format(number=row.number, name=row.name))
    except DomainError as error:
        if request.htmx:
            raise
        messages.error(request, sentence(error))
    return redirect(_here(request, course, termin, request.POST.get("name", "")))


def _set(request: WorkRequest, course: Course, termin: Termin, row: Registration, *, present: bool) -> None:
    if present:
        _mark(request, course, termin, [row])
    else:
        actions.unmark_present(course=course, termin=termin, registrations=[row], by=request.actor, now=timezone.now())


def _mark(request: WorkRequest, course: Course, termin: Termin, rows: Sequence[Registration]) -> int:
    return actions.mark_present(course=course, termin=termin, registrations=rows, by=request.actor, now=timezone.now())


def _one_row(request: WorkRequest, course: Course, termin: Termin, row: Registration) -> HttpResponse:
    missing = missing_modules(course, [row]).get(row.pk, ())
    shown: PresenceRow = presence_row(row, present_at(termin).get(row.pk), termin, missing)
    base = work_url(request.actor.stelle, "courses:person", course.event_id, 0).removesuffix("0/")
    return render(request, "courses/attendance_row.html", {"row": shown, "person_base": base})


def _by_key(people: Sequence[Registration], typed: str) -> Registration:
    for row in people:
        if str(row.pk) == typed:
            return row
    raise Invalid("attendance_not_registered")


def _by_number(people: Sequence[Registration], typed: str) -> Registration:
    for row in people:
        if str(row.number) == typed.lstrip("0"):
            return row
    raise Invalid("attendance_no_such_number", number=typed[:_LONGEST_NUMBER])


def _chosen(request: WorkRequest, termine: Sequence[Termin]) -> Termin | None:
    """The session in the address; otherwise the one of today, else the last one that began, else the first."""
    # the form names its session: the one of now may be another by the time somebody taps
    asked = request.POST.get("termin") or request.GET.get("termin", "")
    for termin in termine:
        if str(termin.pk) == asked:
            return termin
    today, now = timezone.localdate(), timezone.now()
    for termin in termine:
        if timezone.localdate(termin.starts_at) == today and termin.ends_at > now:
            return termin
    begun = [termin for termin in termine if termin.starts_at <= now]
    return begun[-1] if begun else next(iter(termine), None)


def _tabs(
    request: WorkRequest, course: Course, termine: Sequence[Termin], chosen: Termin | None
) -> list[tuple[str, str, bool]]:
    return [
        (f"{timezone.localtime(one.starts_at):%d.%m. %H:%M}", _here(request, course, one, ""), one == chosen)
        for one in termine
    ]


def _here(request: WorkRequest, course: Course, termin: Termin, text: str) -> str:
    asked: dict[str, str | int] = {"termin": termin.pk, **({"name": text} if text else {})}
    return f"{work_url(request.actor.stelle, 'courses:attendance', course.event_id)}?{urlencode(asked)}"


def _found(request: WorkRequest, pk: int, registration: int) -> tuple[Course, Registration]:
    course = get_course_or_404(request.actor, pk)
    ensure(may_see_people(request.actor, course.stelle_id))
    row = get_registration_or_404(request.actor, course, registration)
    return course, row
