"""Beschlüsse and Empfehlungen, and what became of them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.boards.actions.resolutions import (
    add_progress,
    record_resolution,
    remove_resolution,
    update_resolution,
)
from lueckenlos.boards.enums import ProgressState
from lueckenlos.boards.forms.resolution import RESOLUTION_FIELDS, VOTE_FIELDS, ProgressForm, ResolutionForm
from lueckenlos.boards.messages import words
from lueckenlos.boards.presenters import proposed, resolution_page, resolutions_page, voting_page
from lueckenlos.boards.queries.access import item_of, resolution_of
from lueckenlos.boards.rules import may_edit, may_view, may_write_minutes
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import done, posted, saved, shown
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_GET
def resolution_list(request: WorkRequest) -> HttpResponse:
    ensure(may_view(request.actor))
    return render(request, "boards/resolution_list.html", resolutions_page(request, timezone.localdate()))


@require_http_methods(["GET", "POST"])
def resolution_create(request: WorkRequest, pk: int) -> HttpResponse:
    """For one TOP of a Sitzung that runs; counted against those present."""
    actor = request.actor
    item = item_of(actor, pk)
    ensure(may_write_minutes(actor, item.meeting))
    form = ResolutionForm(posted(request), initial=proposed(item), counted=True)
    if form.is_valid() and done(
        form, lambda: record_resolution(item=item, values=form.values, vote=form.vote, by=actor)
    ):
        messages.success(request, words.RESOLUTION_SAVED)
        return redirect(work_url(actor.stelle, "boards:minutes", item.meeting_id) + f"#top-{pk}")
    return render(request, "boards/resolution_form.html", {**voting_page(item), "form": form, "resolution": None})


@require_http_methods(["GET", "POST"])
def resolution_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """Until the minutes are approved; also takes it back."""
    actor = request.actor
    one = resolution_of(actor, pk)
    ensure(may_write_minutes(actor, one.item.meeting))
    home = work_url(actor.stelle, "boards:minutes", one.item.meeting_id) + f"#top-{one.item_id}"
    names = [*RESOLUTION_FIELDS, *VOTE_FIELDS, "present"]
    form = ResolutionForm(posted(request), initial=shown(one, names))
    if request.method == "POST" and "loeschen" in request.POST:
        form.is_valid()
        if done(form, lambda: remove_resolution(resolution=one, by=actor)):
            messages.success(request, words.RESOLUTION_REMOVED)
            return redirect(home)
    elif form.is_valid():
        present, seen = form.cleaned_data["present"], form.cleaned_data["version"]
        kept = {"values": form.values, "vote": form.vote, "present": present, "seen": seen}
        if saved(form, lambda: update_resolution(resolution=one, by=actor, **kept), one):
            messages.success(request, words.SAVED)
            return redirect(home)
    return render(request, "boards/resolution_form.html", {**voting_page(one.item), "form": form, "resolution": one})


@require_http_methods(["GET", "POST"])
def resolution_detail(request: WorkRequest, pk: int) -> HttpResponse:
    """With its history; POST adds to it."""
    actor, today = request.actor, timezone.localdate()
    one = resolution_of(actor, pk)
    form = ProgressForm(posted(request), initial={"state": one.state, "on": today})
    if request.method == "POST":
        ensure(may_edit(actor))
    if form.is_valid():
        facts = {**form.cleaned_data, "state": ProgressState(form.cleaned_data["state"])}
        if saved(form, lambda: add_progress(resolution=one, today=today, by=actor, **facts)):
            messages.success(request, words.PROGRESS_SAVED)
            return redirect(work_url(actor.stelle, "boards:resolution_detail", pk))
    return render(request, "boards/resolution_detail.html", resolution_page(actor, one, form, today))
