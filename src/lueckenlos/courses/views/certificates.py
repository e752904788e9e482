"""Certificates in the work area: issue, print, withdraw, issue anew."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.courses.actions import certificates as actions
from lueckenlos.courses.documents import certificates_pdf, printable
from lueckenlos.courses.enums import Standing
from lueckenlos.courses.forms.small import NameForm, WithdrawForm
from lueckenlos.courses.messages import notices
from lueckenlos.courses.models import Certificate, Course, Termin
from lueckenlos.courses.presenters import figures_of, people_shown
from lueckenlos.courses.queries.people import (
    Participant,
    begin_of,
    get_registration_or_404,
    last_begin,
    participant,
    participants,
)
from lueckenlos.courses.queries.series import SeriesState, modules, states
from lueckenlos.courses.queries.work import certificates_of, get_certificate_or_404, get_course_or_404, termine_of
from lueckenlos.courses.rules import may_issue, may_see_people, may_withdraw
from lueckenlos.events.models import Registration
from lueckenlos.shared.errors import DomainError, Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

PDF = "application/pdf"


@require_http_methods(["GET", "POST"])
def certificate_list(request: WorkRequest, pk: int) -> HttpResponse:
    """Who has one, who could; POST issues all that are due."""
    actor = request.actor
    course = get_course_or_404(actor, pk)
    ensure(may_see_people(actor, course.stelle_id))
    termine = termine_of(course)
    people = participants(actor, course, termine)
    if request.method == "POST":
        _issue(request, course, termine, people)
        return redirect(work_url(actor.stelle, "courses:certificate_list", pk))
    verdict = may_issue(actor, course, begin_of(last_begin(termine)), timezone.now())
    _, series = _series(course, [one.registration for one in people])
    shown = {
        "course": course,
        "event": course.event,
        "people": people_shown(people),
        "figures": figures_of(people),
        "due": sum(one.standing is Standing.BEREIT for one in people),
        "valid": any(one.certificate and one.certificate.valid for one in people),
        "series_due": sum(one.due for one in series),
        "series_done": sum(one.has_certificate for one in series),
        "refusal": "" if verdict else sentence(verdict),
        "person_base": work_url(actor.stelle, "courses:person", pk, 0).removesuffix("0/"),
    }
    return render(request, "courses/certificate_list.html", shown)


@require_GET
def certificates_file(request: WorkRequest, pk: int) -> HttpResponse:
    """All valid ones of the training in one document."""
    course = get_course_or_404(request.actor, pk)
    ensure(may_see_people(request.actor, course.stelle_id))
    rows = [row for row in certificates_of(course) if printable(row)]
    if not rows:
        raise Http404
    return _download(request, course, rows, f"zertifikate-{course.event.public_id}.pdf")


@require_GET
def certificate_file(request: WorkRequest, pk: int, certificate: int) -> HttpResponse:
    course, row = _found(request, pk, certificate)
    if not row.valid:
        raise Http404
    return _download(request, course, [row], f"zertifikat-{row.code}.pdf")


@require_http_methods(["GET", "POST"])
def certificate_withdraw(request: WorkRequest, pk: int, certificate: int) -> HttpResponse:
    """The reason is chosen first: everybody who checks the code reads it."""
    actor = request.actor
    course, row = _found(request, pk, certificate)
    ensure(may_withdraw(actor, course.stelle_id))
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        actions.withdraw(certificate=row, reason=reason, by=actor, today=timezone.localdate())
        messages.success(request, notices.WITHDRAWN)
        return redirect(work_url(actor.stelle, "courses:person", pk, row.registration_id))
    shown = {"form": form, "course": course, "event": course.event, "certificate": row, "row": row.registration}
    return render(request, "courses/certificate_withdraw.html", shown)


@require_POST
def certificate_reissue(request: WorkRequest, pk: int, registration: int) -> HttpResponse:
    """For a corrected name, or for presence that was corrected after issuing."""
    actor = request.actor
    course = get_course_or_404(actor, pk)
    ensure(may_see_people(actor, course.stelle_id))
    row = get_registration_or_404(actor, course, registration)
    termine = termine_of(course)
    form = NameForm(request.POST)
    try:
        if not form.is_valid():
            raise Invalid("certificate_name_wrong", most=form.fields["name"].max_length)  # type: ignore[attr-defined] # a text field
        person = participant(course, termine, row)
        name = form.cleaned_data["name"]
        actions.reissue(course=course, termine=termine, person=person, name=name, by=actor, now=timezone.now())
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, notices.REISSUED)
    return redirect(work_url(actor.stelle, "courses:person", pk, registration))


@require_POST
def series_reissue(request: WorkRequest, pk: int, registration: int) -> HttpResponse:
    """Of the series, for one person whose certificate was withdrawn as issued by mistake."""
    actor = request.actor
    course = get_course_or_404(actor, pk)
    ensure(may_see_people(actor, course.stelle_id))
    found, known = _series(course, [get_registration_or_404(actor, course, registration)])
    try:
        if not known:
            raise Invalid("series_unknown")
        actions.reissue_series(course=course, modules=found, state=known[0], by=actor, now=timezone.now())
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, notices.issued(1))
    return redirect(work_url(actor.stelle, "courses:person", pk, registration))


def _issue(request: WorkRequest, course: Course, termine: Sequence[Termin], people: Sequence[Participant]) -> None:
    now = timezone.now()
    try:
        if "reihe" in request.POST:
            found, known = _series(course, [one.registration for one in people])
            made = actions.issue_series(course=course, modules=found, states=known, by=request.actor, now=now)
        else:
            made = actions.issue(course=course, termine=termine, people=people, by=request.actor, now=now)
    except DomainError as error:
        messages.error(request, sentence(error))
        return
    messages.success(request, notices.issued(len(made)))
    if "reihe" not in request.POST:
        _say_who_is_left(request, people, {row.registration_id for row in made})


def _say_who_is_left(request: WorkRequest, people: Sequence[Participant], issued: set[int | None]) -> None:
    """Those with a name that our font cannot show."""
    for one in people:
        if one.standing is Standing.BEREIT and one.registration.pk not in issued:
            number = one.registration.number
            messages.warning(request, sentence(Invalid("certificate_name_signs", number=number)))


def _series(course: Course, people: Sequence[Registration]) -> tuple[list[Course], list[SeriesState]]:
    """Its modules, and how far everybody is; nothing for a training outside a series."""
    if course.series is None:
        return [], []
    found = modules(course.series)
    return found, states(course.series, found, people)


def _download(request: WorkRequest, course: Course, rows: Sequence[Certificate], name: str) -> HttpResponse:
    document = certificates_pdf(rows)
    actions.record_export(course=course, by=request.actor, certificates=len(rows))
    answer = HttpResponse(document, content_type=PDF)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _found(request: WorkRequest, pk: int, certificate: int) -> tuple[Course, Certificate]:
    course = get_course_or_404(request.actor, pk)
    ensure(may_see_people(request.actor, course.stelle_id))
    return course, get_certificate_or_404(course, certificate)
