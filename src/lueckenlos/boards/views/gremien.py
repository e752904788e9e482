"""Gremien and their members."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.boards.actions.gremien import (
    add_member,
    create_gremium,
    remove_member,
    update_gremium,
    update_member,
)
from lueckenlos.boards.forms.gremium import GREMIUM_FIELDS, MEMBER_FIELDS, GremiumForm, MemberForm
from lueckenlos.boards.messages import words
from lueckenlos.boards.presenters import gremium_page, list_page
from lueckenlos.boards.queries.access import gremium_of, member_of
from lueckenlos.boards.rules import may_edit, may_view
from lueckenlos.boards.views.saving import posted, saved, shown, values_of
from lueckenlos.shared.verdict import ensure
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
    form = GremiumForm(posted(request.POST, request.method), initial={"version": 1})
    if form.is_valid():
        made = []
        if saved(form, lambda: made.append(create_gremium(values=values_of(form, GREMIUM_FIELDS), by=actor))):
            messages.success(request, words.GREMIUM_CREATED)
            return redirect(work_url(actor.stelle, "boards:gremium_detail", made[0].pk))
    return render(request, "boards/gremium_form.html", {"form": form, "gremium": None})


@require_http_methods(["GET", "POST"])
def gremium_edit(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    gremium = gremium_of(actor, pk)
    ensure(may_edit(actor))
    form = GremiumForm(posted(request.POST, request.method), initial=shown(gremium, GREMIUM_FIELDS))
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
    form = MemberForm(posted(request.POST, request.method), initial={"version": 1, "votes": True})
    if form.is_valid():
        values = values_of(form, MEMBER_FIELDS)
        if saved(form, lambda: add_member(gremium=gremium, values=values, by=actor)):
            messages.success(request, words.MEMBER_SAVED)
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
        remove_member(member=member, by=actor)
        messages.success(request, words.MEMBER_REMOVED)
        return redirect(home)
    form = MemberForm(posted(request.POST, request.method), initial=shown(member, MEMBER_FIELDS))
    if form.is_valid():
        values, seen = values_of(form, MEMBER_FIELDS), form.cleaned_data["version"]
        if saved(form, lambda: update_member(member=member, values=values, seen=seen, by=actor), member):
            messages.success(request, words.SAVED)
            return redirect(home)
    return render(request, "boards/member_form.html", {"form": form, "gremium": member.gremium, "member": member})
