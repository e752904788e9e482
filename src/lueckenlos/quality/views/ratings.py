"""What each person says, whom else to ask, and what the group agrees on."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.quality import actions, queries, rules
from lueckenlos.quality.forms import InviteForm, RatingsForm
from lueckenlos.quality.mail import invitation_link, send_invitation
from lueckenlos.quality.models import Assessment, Assessor
from lueckenlos.quality.presenters.pages import compared, invited_people, placeholders
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def assessment_rate(request: WorkRequest, pk: int) -> HttpResponse:
    """The own view of the person who is signed in."""
    actor = request.actor
    assessment = queries.get_assessment_or_404(actor, pk)
    ensure(rules.may_assess(actor, assessment))
    own = queries.own_row(assessment, actor)
    given = queries.ratings_of(own)
    form = RatingsForm(request.POST or None, criteria=assessment.criteria, given=given, version=own.version)
    if form.is_valid() and _saved(request, form, own):
        return redirect(_page(request, assessment) if "abgeben" in request.POST else request.path)
    context = {"form": form, "assessment": assessment, "placeholder": placeholders(assessment)}
    return render(request, "quality/rate.html", context)


@require_http_methods(["GET", "POST"])
def assessment_invite(request: WorkRequest, pk: int) -> HttpResponse:
    """Send a link to somebody without an account; ``zurueck`` takes one back."""
    actor = request.actor
    assessment = queries.get_assessment_or_404(actor, pk)
    ensure(rules.may_invite(actor, assessment))
    back = request.POST.get("zurueck", "")
    if back:
        actions.uninvite(assessment=assessment, pk=int(back) if back.isdecimal() else 0, by=actor)
        messages.success(request, "Einladung zurückgezogen.")
        return redirect(request.path)
    form = InviteForm(request.POST or None)
    if form.is_valid():
        try:
            issued = actions.invite(assessment=assessment, **form.cleaned_data, now=timezone.now(), by=actor)
        except Invalid as error:
            form.add_error(None, sentence(error))
        else:
            _send(request, issued)
            return redirect(request.path)
    people = [one for one in invited_people(queries.views_of(assessment)) if one[2]]
    return render(request, "quality/invite.html", {"form": form, "assessment": assessment, "people": people})


@require_http_methods(["GET", "POST"])
def assessment_result(request: WorkRequest, pk: int) -> HttpResponse:
    """What the group agrees on, beside what each said."""
    actor = request.actor
    assessment = queries.get_assessment_or_404(actor, pk)
    ensure(rules.may_set_result(actor, assessment))
    form = _result_form(request, assessment)
    if form.is_valid():
        seen = form.cleaned_data["version"]
        try:
            actions.save_result(assessment=assessment, given=form.given, note=form.note, seen=seen, by=actor)
        except Invalid as error:
            fresh = queries.get_assessment_or_404(actor, pk)
            refuse(form, error, fresh, queries.results_of(fresh))
        else:
            messages.success(request, "Gemeinsames Ergebnis gespeichert.")
            return redirect(_page(request, assessment))
    lines = compared(assessment.criteria, queries.views_of(assessment))
    parts = [(one, fields, line) for (one, fields), line in zip(form.parts, lines, strict=True)]
    context = {"form": form, "parts": parts, "assessment": assessment, "placeholder": placeholders(assessment)}
    return render(request, "quality/result_form.html", context)


def refuse(form: RatingsForm, error: Invalid, row: queries.Row, now: queries.Ratings) -> None:
    """Say why; after somebody else's saving show what stands there now."""
    if error.code == "changed_meanwhile":
        form.meet_others(row, now)
    else:
        form.add_error(None, sentence(error))


def _result_form(request: WorkRequest, assessment: Assessment) -> RatingsForm:
    return RatingsForm(
        request.POST or None,
        criteria=assessment.criteria,
        given=queries.results_of(assessment),
        version=assessment.version,
        agreed=True,
        note=assessment.note,
    )


def _saved(request: WorkRequest, form: RatingsForm, own: Assessor) -> bool:
    actor, hand_in, seen = request.actor, "abgeben" in request.POST, form.cleaned_data["version"]
    try:
        actions.save_view(
            assessor=own, given=form.given, hand_in=hand_in, seen=seen, today=timezone.localdate(), by=actor
        )
    except Invalid as error:
        fresh = queries.own_row(own.assessment, actor)
        refuse(form, error, fresh, queries.ratings_of(fresh))
        return False
    messages.success(request, "Danke, Ihre Ansicht ist abgegeben." if hand_in else "Zwischenstand gespeichert.")
    return True


def _send(request: WorkRequest, issued: actions.Issued) -> None:
    try:
        send_invitation(issued)
    except OSError:
        link = invitation_link(issued)
        messages.warning(request, f"Die E-Mail ging nicht hinaus. Bitte schicken Sie diesen Link selbst: {link}")
    else:
        messages.success(request, f"Einladung an {issued.assessor.name} verschickt.")


def _page(request: WorkRequest, assessment: Assessment) -> str:
    return work_url(request.actor.stelle, "quality:assessment_detail", assessment.pk)
