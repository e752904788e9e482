"""Pages behind the secret link of a registration: sessions, materials, questionnaires, certificate. No account."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lueckenlos.courses.actions.attendance import save_background
from lueckenlos.courses.actions.evaluation import answer
from lueckenlos.courses.actions.proofs import show_certificate
from lueckenlos.courses.documents import certificates_pdf
from lueckenlos.courses.enums import CertificateKind, Phase
from lueckenlos.courses.forms.small import BackgroundForm, CodeForm, EvaluationForm
from lueckenlos.courses.models import Certificate, Course
from lueckenlos.courses.own_page import own_page
from lueckenlos.courses.queries.places import communes
from lueckenlos.courses.queries.work import course_of, get_file_or_404
from lueckenlos.events.enums import SURE
from lueckenlos.events.messages.verbs import CITIZEN
from lueckenlos.events.models import Registration
from lueckenlos.events.queries.public import behind
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.actor import link_actor
from lueckenlos.web.secrecy import by_link
from lueckenlos.web.sentences import sentence

_UNKNOWN = "courses/link_unknown.html"


@by_link(unknown=_UNKNOWN)
@require_safe
def own(request: HttpRequest, token: str) -> HttpResponse:
    """What the person needs before, during and after."""
    with _mine(token) as (course, row):
        return _page(request, token, course, row)


@by_link(unknown=_UNKNOWN)
@require_POST
def background(request: HttpRequest, token: str) -> HttpResponse:
    """Commune and kind of organisation, of free will."""
    with _mine(token) as (course, row):
        form = BackgroundForm(request.POST, communes=communes(course.stelle), initial={})
        if not form.is_valid():
            return _page(request, token, course, row, background=form)
        key = form.cleaned_data["kommune"]
        save_background(
            course=course,
            registration=row,
            kommune=Gebiet.objects.get(pk=key) if key else None,
            organisation_kind=form.cleaned_data["organisation_kind"],
            by=link_actor(row.stelle, CITIZEN),
        )
    return redirect("courses_link:own", token)


@by_link(unknown=_UNKNOWN)
@require_POST
def proof(request: HttpRequest, token: str) -> HttpResponse:
    """A module attended earlier, by the code of its certificate."""
    with _mine(token) as (course, row):
        form = CodeForm(request.POST)
        if form.is_valid():
            try:
                by = link_actor(row.stelle, CITIZEN)
                show_certificate(registration=row, code=form.cleaned_data["code"], by=by)
            except Invalid as error:
                form.add_error("code", sentence(error))
        if form.errors:
            return _page(request, token, course, row, code=form)
    return redirect("courses_link:own", token)


@by_link(unknown=_UNKNOWN)
@require_http_methods(["GET", "HEAD", "POST"])
def questionnaire(request: HttpRequest, token: str, phase: str) -> HttpResponse:
    """Answered once; neither what nor when is tied to the person."""
    if phase not in Phase.values:
        raise Http404
    with _mine(token) as (course, row):
        wanted, refusal = Phase(phase), ""
        form = EvaluationForm(request.POST if request.method == "POST" else None, course=course, phase=wanted)
        if request.method == "POST" and form.is_valid():
            values, remark = form.values, form.remark
            try:
                answer(course=course, registration=row, phase=wanted, values=values, remark=remark, now=timezone.now())
            except Invalid as error:
                refusal = sentence(error)
            else:
                return redirect("courses_link:own", token)
        shown = {"course": course, "event": course.event, "form": form, "phase": wanted, "refusal": refusal}
        shown |= own_page(course, row, timezone.now())["questionnaire"][wanted.value]
        return render(request, "courses/questionnaire.html", {**shown, "token": token}, status=409 if refusal else 200)


@by_link(unknown=_UNKNOWN)
@require_safe
def certificate(request: HttpRequest, token: str, kind: str) -> HttpResponse:
    """The PDF, as long as the person is known."""
    if kind not in CertificateKind.values:
        raise Http404
    with _mine(token) as (_, row):
        rows = Certificate.objects.filter(registration=row, kind=kind, status="gueltig")
        found = rows.select_related("registration", "stelle").first()
        if found is None:
            raise Http404
        document = HttpResponse(certificates_pdf([found]), content_type="application/pdf")
        document["Content-Disposition"] = f'attachment; filename="zertifikat-{found.code}.pdf"'
        return document


@by_link(unknown=_UNKNOWN)
@require_safe
def file(request: HttpRequest, token: str, file: int) -> HttpResponseBase:
    """A worksheet or slides, for those with a firm place."""
    with _mine(token) as (course, _):
        return get_file_or_404(course, file).handed_out()


@contextmanager
def _mine(token: str) -> Iterator[tuple[Course, Registration]]:
    """The training behind the link, with the scope of its Stelle open; Http404 without a firm place."""
    with behind(token) as row:
        course = course_of(row.booking.event) if row is not None and row.status in SURE else None
        if row is None or course is None or row.forgotten_at:
            raise Http404
        yield course, row


def _page(
    request: HttpRequest,
    token: str,
    course: Course,
    row: Registration,
    *,
    background: BackgroundForm | None = None,
    code: CodeForm | None = None,
) -> HttpResponse:
    shown = own_page(course, row, timezone.now())
    forms = {
        "background": background
        or BackgroundForm(None, communes=shown["communes"], initial=shown["background_initial"]),
        "code": code or CodeForm(),
    }
    return render(request, "courses/own.html", {**shown, **forms, "token": token})
