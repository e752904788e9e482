"""The source's pages: publishing, withdrawing, and how far the others are."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lueckenlos.adoption import messages as words
from lueckenlos.adoption import rules
from lueckenlos.adoption.actions.papers import publish, withdraw
from lueckenlos.adoption.enums import UptakeState
from lueckenlos.adoption.forms.small import PublishForm, WithdrawForm
from lueckenlos.adoption.models import Paper, PaperVersion
from lueckenlos.adoption.presenters import items_of, uptake_rows, use_rows
from lueckenlos.adoption.queries import shared, work
from lueckenlos.adoption.shapes import shape_of
from lueckenlos.adoption.text import compare
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import done, posted, refuse
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_http_methods(["GET", "POST"])
def paper_publish(request: WorkRequest, key: str) -> HttpResponse:
    """Shows what the next version changes, and for whom it is."""
    actor = request.actor
    paper = work.get_own_or_404(actor, key)
    ensure(rules.may_publish(actor, paper, round_open=work.open_round(paper) is not None))
    form = PublishForm(posted(request), initial={"version": paper.version, "visibility": paper.visibility})
    if form.is_valid():
        try:
            notice = _publish(request, paper, form)
        except Invalid as error:
            # whoever publishes must have seen the text as it is now
            refuse(form, error, paper)
        else:
            messages.success(request, notice)
            return redirect(work_url(actor.stelle, "adoption:paper_detail", key))
    return render(request, "adoption/paper_publish.html", {"form": form, **_next_version(paper)})


@require_http_methods(["GET", "POST"])
def paper_withdraw(request: WorkRequest, key: str) -> HttpResponse:
    actor = request.actor
    paper = work.get_own_or_404(actor, key)
    ensure(rules.may_release(actor, paper))
    standing = [one for one in work.versions_of(paper) if one.withdrawn_at is None]
    form = WithdrawForm(posted(request), versions=standing)
    if form.is_valid():
        version = get_object_or_404(PaperVersion, paper=paper, number=form.cleaned_data["version"])
        if done(form, lambda: withdraw(version=version, reason=form.cleaned_data["reason"], by=actor)):
            messages.success(request, words.WITHDRAWN.format(number=version.number))
            return redirect(work_url(actor.stelle, "adoption:paper_detail", key))
    return render(request, "adoption/paper_withdraw.html", {"paper": paper, "form": form, "versions": standing})


@require_safe
def uptake(request: WorkRequest, key: str) -> HttpResponse:
    """Sums over the Stellen that took the paper over, and the names of those that allowed it."""
    ensure(rules.may_read(request.actor))
    paper = work.get_own_or_404(request.actor, key)
    rows = uptake_rows(shared.uptake(paper))
    shape = shape_of(paper.kind)
    shown = {
        "paper": paper,
        "rows": rows,
        "states": UptakeState.labels,
        "named": shared.named_uptake(paper),
        "uses": use_rows(shape.uses(paper)) if shape else [],
    }
    return render(request, "adoption/uptake.html", shown)


def _next_version(paper: Paper) -> dict[str, object]:
    """What the next version changes in the one in force."""
    standing = PaperVersion.objects.filter(paper=paper, number=paper.current).first()
    before, after = standing.content.parts if standing else (), paper.content.parts
    return {"paper": paper, "standing": standing, "items": items_of(compare(before, after, after))}


def _publish(request: WorkRequest, paper: Paper, form: PublishForm) -> str:
    data = form.cleaned_data
    version = publish(
        paper=paper, visibility=data["visibility"], note=data["note"], seen=data["version"], by=request.actor
    )
    return words.AUDIENCE_CHANGED if version.number == paper.current else words.PUBLISHED.format(number=version.number)
