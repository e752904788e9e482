"""Orders of printed copies: the shipping list, and what is left on the shelf."""

from collections.abc import Iterable, Iterator

from django.contrib import messages
from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from lueckenlos.library import messages as words
from lueckenlos.library import rules
from lueckenlos.library.actions import orders as actions
from lueckenlos.library.enums import OrderState
from lueckenlos.library.forms.orders import StockForm
from lueckenlos.library.models import Order
from lueckenlos.library.queries import orders, work
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.formats import day
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.shared.workbook import CSV, XLSX, file_answer
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def order_list(request: WorkRequest) -> HttpResponseBase:
    """``?als=`` gives the open ones as a shipping list. Sending ships, cancels, or sets how many copies are left."""
    actor, today = request.actor, timezone.localdate()
    ensure(rules.may_edit(actor))
    if request.method == "POST":
        return _changed(request)
    if (kind := request.GET.get("als", "")) in {CSV, XLSX}:
        name = f"versandliste-{actor.stelle.slug}-{today:%Y-%m-%d}"
        return file_answer(kind, name, words.SHIPPING_SHEET, _rows(orders.orders_for(actor)))
    state = request.GET.get("stand", "")
    state = state if state in OrderState.values else OrderState.OFFEN.value
    shown = {
        "page": paginate(orders.orders_for(actor, state), request),
        "state": state,
        "states": OrderState.choices,
        "shelf": [(one, "" if one.stock is None else str(one.stock)) for one in orders.shelf_of(actor)],
        "days": rules.KEEP_ADDRESS_DAYS,
    }
    return render(request, "library/order_list.html", shown)


def _changed(request: WorkRequest) -> HttpResponse:
    actor, sent, today = request.actor, request.POST, timezone.localdate()
    try:
        if (key := sent.get("versenden", "")).isdecimal():
            actions.ship_order(order=orders.get_order_or_404(actor, int(key)), today=today, by=actor)
            messages.success(request, words.SHIPPED)
        elif (key := sent.get("stornieren", "")).isdecimal():
            actions.cancel_order(order=orders.get_order_or_404(actor, int(key)), today=today, by=actor)
            messages.success(request, words.CANCELLED)
        else:
            _count(request)
    except Invalid as error:
        messages.error(request, sentence(error))
    return redirect(work_url(actor.stelle, "library:order_list"))


def _count(request: WorkRequest) -> None:
    form = StockForm(request.POST)
    if not form.is_valid():
        messages.error(request, words.STOCK_NO_NUMBER)
        return
    given = form.cleaned_data
    edition = work.get_edition_or_404(request.actor, given["edition"])
    actions.set_stock(edition=edition, stock=given["stock"], seen=given["seen"], by=request.actor)
    messages.success(request, words.SAVED)


def _rows(rows: Iterable[Order]) -> Iterator[list[str]]:
    yield list(words.SHIPPING_HEADER)
    for row in rows:
        address = (row.name, row.institution, row.street, row.plz, row.town, row.email)
        title = f"{row.edition.publication.title}, {row.edition.name}"
        yield [day(timezone.localdate(row.ordered_at)), str(row.number), title, *address, row.purpose]
