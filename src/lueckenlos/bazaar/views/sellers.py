"""Numbers and lists, as the office sees them."""

from collections.abc import Callable
from datetime import datetime
from types import MappingProxyType
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.bazaar.actions.items import add_item, set_wishes
from lueckenlos.bazaar.actions.numbers import add_seller, change_number, free_empty, free_number, give_numbers, hand_in
from lueckenlos.bazaar.actions.sales import pay_out
from lueckenlos.bazaar.enums import BazaarView
from lueckenlos.bazaar.extension_words import about
from lueckenlos.bazaar.facts import facts_of
from lueckenlos.bazaar.forms.person import PersonForm
from lueckenlos.bazaar.forms.small import ItemForm, NumberForm, SellerFilterForm, refuse, view_of
from lueckenlos.bazaar.messages import notices
from lueckenlos.bazaar.messages.texts import REASONS
from lueckenlos.bazaar.models import Seller
from lueckenlos.bazaar.presenters import item_rows
from lueckenlos.bazaar.queries.money import share_of
from lueckenlos.bazaar.queries.work import (
    booking_of,
    changed_since_payout,
    get_bazaar_or_404,
    get_item_or_404,
    get_seller_or_404,
    groups_of,
    items_of,
    search_sellers,
    waiting_registrations,
)
from lueckenlos.bazaar.rules import may_edit, may_fill, may_sell, may_settle
from lueckenlos.bazaar.views.lists import ItemInput, UploadInput
from lueckenlos.shared.errors import DomainError, Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

# step in the address → what it does to a seller at this moment, and what the page then says
_STEPS: Final[MappingProxyType[str, tuple[Callable[[Seller, Actor, datetime], Seller], str]]] = MappingProxyType(
    {
        "abgegeben": (lambda one, by, now: hand_in(seller=one, by=by, now=now), notices.HANDED_IN),
        "nicht-abgegeben": (lambda one, by, now: hand_in(seller=one, by=by, now=None), notices.NOT_HANDED_IN),
        "ausgezahlt": (lambda one, by, now: pay_out(seller=one, by=by, now=now), notices.PAID_OUT),
        "nicht-ausgezahlt": (lambda one, by, now: pay_out(seller=one, by=by, now=None), notices.NOT_PAID_OUT),
        "freigeben": (lambda one, by, now: free_number(seller=one, by=by), notices.NUMBER_FREED),
        "spenden": (lambda one, by, now: set_wishes(seller=one, by=by, now=now, charity=True), notices.DONATED),
        "zurueck": (lambda one, by, now: set_wishes(seller=one, by=by, now=now, charity=False), notices.NOT_DONATED),
    }
)


@require_GET
def seller_list(request: WorkRequest, pk: int) -> HttpResponse:
    actor = request.actor
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_settle(actor, bazaar))
    form, view = SellerFilterForm(request.GET), view_of(request.GET.get("ansicht", ""))
    waiting = waiting_registrations(bazaar)
    address = work_url(actor.stelle, "bazaar:seller_list", pk)
    shown = {
        "bazaar": bazaar,
        "event": bazaar.event,
        "page": paginate(search_sellers(actor, bazaar, view, form.asked), request),
        "tabs": [(one.label, f"{address}?ansicht={one.value}", one is view) for one in BazaarView],
        "view": view,
        "form": form,
        "waiting": waiting.count(),
        "without": waiting.select_related("place_type")[:200] if view is BazaarView.WAITING else [],
        "editing": may_edit(actor, bazaar.event),
        "reasons": REASONS,
    }
    return render(request, "bazaar/seller_list.html", shown)


@require_POST
def give(request: WorkRequest, pk: int) -> HttpResponse:
    bazaar = get_bazaar_or_404(request.actor, pk)
    got, without = give_numbers(bazaar=bazaar, by=request.actor)
    messages.success(request, notices.numbers_given(got, without))
    return redirect(work_url(request.actor.stelle, "bazaar:seller_list", pk))


@require_POST
def free(request: WorkRequest, pk: int) -> HttpResponse:
    bazaar = get_bazaar_or_404(request.actor, pk)
    messages.success(request, notices.freed(free_empty(bazaar=bazaar, by=request.actor)))
    return redirect(work_url(request.actor.stelle, "bazaar:seller_list", pk))


@require_http_methods(["GET", "POST"])
def seller_add(request: WorkRequest, pk: int) -> HttpResponse:
    """For those who call or come to the desk."""
    actor = request.actor
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_edit(actor, bazaar.event))
    groups, booking = groups_of(bazaar), booking_of(bazaar)
    form = PersonForm(request.POST if request.method == "POST" else None, groups=groups)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_seller(bazaar=bazaar, by=actor, now=timezone.now(), **form.values(booking))
        except Invalid as error:
            form.refuse(error)
        else:
            messages.success(request, notices.seller_added(made.number or 0))
            return redirect(work_url(actor.stelle, "bazaar:seller_detail", pk, made.pk))
    shown = {"form": form, "bazaar": bazaar, "event": bazaar.event, "facts": facts_of(bazaar, groups)}
    return render(request, "bazaar/seller_add.html", {**shown, "rules": booking.rules_text if booking else ""})


@require_GET
def seller_detail(request: WorkRequest, pk: int, seller: int) -> HttpResponse:
    actor = request.actor
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_settle(actor, bazaar))
    return _detail(request, get_seller_or_404(actor, bazaar, seller))


@require_POST
def seller_number(request: WorkRequest, pk: int, seller: int) -> HttpResponse:
    actor = request.actor
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_edit(actor, bazaar.event))
    found = get_seller_or_404(actor, bazaar, seller)
    form = NumberForm(request.POST, seller=found, groups=groups_of(bazaar))
    if form.is_valid():
        try:
            change_number(seller=found, by=actor, **form.cleaned_data)
        except Invalid as error:
            refuse(error, form)
        else:
            messages.success(request, notices.NUMBER_CHANGED)
            return redirect(work_url(actor.stelle, "bazaar:seller_detail", pk, seller))
    return _detail(request, found, number_form=form)


@require_http_methods(["POST"])
def seller_step(request: WorkRequest, pk: int, seller: int, step: str) -> HttpResponse:
    if step not in _STEPS:
        raise Http404
    actor, (action, done) = request.actor, _STEPS[step]
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_settle(actor, bazaar))
    found = get_seller_or_404(actor, bazaar, seller)
    try:
        action(found, actor, timezone.now())
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, done)
    return redirect(work_url(actor.stelle, "bazaar:seller_detail", pk, seller))


@require_POST
def item_add(request: WorkRequest, pk: int, seller: int) -> HttpResponse:
    """For sellers who come without a list."""
    actor, now = request.actor, timezone.now()
    bazaar = get_bazaar_or_404(actor, pk)
    ensure(may_settle(actor, bazaar))
    found = get_seller_or_404(actor, bazaar, seller)
    form = ItemForm(request.POST, bazaar=bazaar)
    if form.is_valid():
        try:
            made = add_item(seller=found, by=actor, values=form.values, now=now)
        except DomainError as error:
            refuse(error, form)
        else:
            messages.success(request, notices.added(made.position))
            return redirect(work_url(actor.stelle, "bazaar:seller_detail", pk, seller))
    return _detail(request, found, item_form=form)


@require_http_methods(["GET", "POST"])
def item_edit(request: WorkRequest, pk: int, seller: int, item: int) -> HttpResponse:
    """A price typed wrong is found at the desk, too."""
    found, back = _filled(request, pk, seller)
    entry = ItemInput(request, get_item_or_404(found, item), request.actor)
    return entry.done(back) or render(request, "bazaar/office_item.html", {**_frame(found, back), **entry.shown})


@require_http_methods(["GET", "POST"])
def item_upload(request: WorkRequest, pk: int, seller: int) -> HttpResponse:
    """A list that somebody brings as a file or has sent by mail."""
    found, back = _filled(request, pk, seller)
    entry = UploadInput(request, found, request.actor)
    return entry.done(back) or render(request, "bazaar/office_upload.html", {**_frame(found, back), **entry.shown})


def _filled(request: WorkRequest, pk: int, seller: int) -> tuple[Seller, str]:
    """The seller whose list the office writes, and the page to go back to."""
    bazaar = get_bazaar_or_404(request.actor, pk)
    ensure(may_settle(request.actor, bazaar))
    found = get_seller_or_404(request.actor, bazaar, seller)
    return found, work_url(request.actor.stelle, "bazaar:seller_detail", pk, seller)


def _frame(seller: Seller, back: str) -> dict[str, object]:
    return {"bazaar": seller.bazaar, "event": seller.bazaar.event, "seller": seller, "back": back}


def _detail(
    request: WorkRequest, seller: Seller, *, number_form: NumberForm | None = None, item_form: ItemForm | None = None
) -> HttpResponse:
    actor, bazaar = request.actor, seller.bazaar
    now = timezone.now()
    shown = {
        "bazaar": bazaar,
        "event": bazaar.event,
        "seller": seller,
        "rows": item_rows(bazaar, seller.number, items_of(seller)),
        "line": share_of(seller),
        "changed": changed_since_payout(bazaar).filter(pk=seller.pk).exists(),
        "about": about(seller),
        "reason": REASONS[seller.assignment],
        "editing": may_edit(actor, bazaar.event),
        "filling": may_fill(actor, seller, now),
        "begun": now >= bazaar.event.starts_at,
        "selling": may_sell(actor, bazaar),
        "number_form": number_form or NumberForm(None, seller=seller, groups=groups_of(bazaar)),
        "item_form": item_form or ItemForm(None, bazaar=bazaar),
    }
    return render(request, "bazaar/seller_detail.html", shown)
