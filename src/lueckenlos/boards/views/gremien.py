"""Gremien and their members."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.boards.actions.gremien import (
    add_member,
    create_gremium,
    update_gremium,
    update_member,
)
from lueckenlos.boards.actions.tidy import forget_member
from lueckenlos.boards.forms.gremium import GREMIUM_FIELDS, MEMBER_FIELDS, GremiumForm, MemberForm
from lueckenlos.boards.messages import words
from lueckenlos.boards.models import Member
from lueckenlos.boards.presenters import gremium_page, list_page
from lueckenlos.boards.queries.access import gremium_of, member_of
from lueckenlos.boards.rules import forgotten_on, may_edit, may_view, minutes_must_name
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.forms.saving import posted, saved, shown, values_of
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url


@require_GET
def gremium_list(request: WorkRequest) -> HttpResponse:
    ensure(may_view(request.actor))
    return render(request, "boards/gremium_list.html", list_page(request.actor, timezone.now()))


@require_GET
def gremium_detail(request: WorkRequest, pk: int) -> HttpResponse:
    gremium = gremium_of(request.actor, pk)
    return render(request, "boards/gremium_detail.html", gremium_page(request, gremium, timezone.now()))


@require_http_methods(["GET", "POST"])
def gremium_create(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(may_edit(actor))
    form = GremiumForm(posted(request), initial={"version": 1})
    if form.is_valid():
        made = saved(form, lambda: create_gremium(values=values_of(form, GREMIUM_FIELDS), by=actor))
        if made:
            messages.success(request, words.GREMIUM_CREATED)
            return redirect(work_url(actor.stelle, "boards:gremium_detail", made.pk))
    return render(request, "boards/gremium_form.html", {"form": form, "gremium": None})


@require_http_methods(["GET", "POST"])
def gremium_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    gremium = gremium_of(actor, pk)
    ensure(may_edit(actor))
    form = GremiumForm(posted(request), initial=shown(gremium, GREMIUM_FIELDS))
    if form.is_valid():
        values, seen = values_of(form, GREMIUM_FIELDS), form.cleaned_data["version"]
        if saved(form, lambda: update_gremium(gremium=gremium, values=values, seen=seen, by=actor), gremium):
            messages.success(request, words.SAVED)
            return redirect(work_url(actor.stelle, "boards:gremium_detail", pk))
    return render(request, "boards/gremium_form.html", {"form": form, "gremium": gremium})


@require_http_methods(["GET", "POST"])
def member_create(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    gremium = gremium_of(actor, pk)
    ensure(may_edit(actor))
    form = MemberForm(posted(request), initial={"version": 1, "votes": True})
    if form.is_valid():
        values = values_of(form, MEMBER_FIELDS)
        made = saved(form, lambda: add_member(gremium=gremium, values=values, by=actor))
        if made:
            messages.success(request, words.MEMBER_SAVED)
            _warn(request, made)
            again = "noch" in request.POST
            return redirect(work_url(actor.stelle, f"boards:{'member_create' if again else 'gremium_detail'}", pk))
    return render(request, "boards/member_form.html", {"form": form, "gremium": gremium, "member": None})


@require_http_methods(["GET", "POST"])
def member_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """Also forgets the person."""
    actor = request.actor
    member = member_of(actor, pk)
    home = work_url(actor.stelle, "boards:gremium_detail", member.gremium_id)
    if request.method == "POST" and "loeschen" in request.POST:
        forget_member(member=member, by=actor, now=timezone.now())
        messages.success(request, words.MEMBER_REMOVED)
        return redirect(home)
    form = MemberForm(posted(request), initial=shown(member, MEMBER_FIELDS))
    if form.is_valid():
        values, seen = values_of(form, MEMBER_FIELDS), form.cleaned_data["version"]
        changed = saved(form, lambda: update_member(member=member, values=values, seen=seen, by=actor), member)
        if changed:
            messages.success(request, words.SAVED)
            _warn(request, changed)
            return redirect(home)
    told = {"form": form, "gremium": member.gremium, "member": member, "must_name": minutes_must_name(member.gremium)}
    return render(request, "boards/member_form.html", told)


def _warn(request: WorkRequest, member: Member) -> None:
    on = forgotten_on(member, member.gremium)
    if on is not None and on <= timezone.localdate():
        messages.warning(request, words.soon_forgotten(member.gremium.keep_days))
