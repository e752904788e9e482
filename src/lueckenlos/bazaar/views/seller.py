"""The seller's own pages behind the link of their registration. No account, and no scripts are needed."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.bazaar.actions.items import add_item, copy_unsold, set_wishes
from lueckenlos.bazaar.facts import facts_of
from lueckenlos.bazaar.forms.small import ItemForm, WishesForm, refuse
from lueckenlos.bazaar.messages import notices
from lueckenlos.bazaar.messages.verbs import SELLER
from lueckenlos.bazaar.models import Seller
from lueckenlos.bazaar.papers import labels_pdf, statement_pdf
from lueckenlos.bazaar.presenters import item_rows
from lueckenlos.bazaar.queries.money import share_of, sold_items, unsold_items
from lueckenlos.bazaar.queries.public import bazaar_of, seller_of
from lueckenlos.bazaar.queries.regulars import unsold_before
from lueckenlos.bazaar.queries.work import get_item_or_404, items_for_labels, items_of
from lueckenlos.bazaar.rules import may_fill
from lueckenlos.bazaar.views.lists import ItemInput, UploadInput
from lueckenlos.bazaar.views.papers import pdf_answer, sheet_asked
from lueckenlos.events.links import PATH
from lueckenlos.events.models import Registration
from lueckenlos.events.queries.public import behind
from lueckenlos.shared.csv_rows import csv_lines
from lueckenlos.shared.errors import DomainError
from lueckenlos.tenancy.actor import Actor, link_actor
from lueckenlos.web.secrecy import unfindable
from lueckenlos.web.sentences import sentence

View = Callable[..., HttpResponse]


def behind_link(view: View) -> View:
    """Opens the scope of the secret in the address; what is no link of a bazaar does not exist."""

    @login_not_required
    @never_cache
    @wraps(view)
    def opened(request: HttpRequest, token: str, **parts: int) -> HttpResponse:
        with behind(token) as registration:
            if registration is None or bazaar_of(registration) is None:
                answer = render(request, "bazaar/unknown.html", status=404)
            else:
                answer = _answer(view, request, registration, token, parts)
        # the address is the key: it must not travel to other sites
        return unfindable(answer)

    return opened


@behind_link
@require_http_methods(["GET", "POST"])
def item_list(request: HttpRequest, seller: Seller, token: str) -> HttpResponse:
    """The list, and the form for the next item."""
    now, by = timezone.now(), _actor(seller)
    form = ItemForm(request.POST if request.method == "POST" else None, bazaar=seller.bazaar, last=_last(seller))
    if request.method == "POST" and form.is_valid():
        try:
            made = add_item(seller=seller, by=by, values=form.values, now=now)
        except DomainError as error:
            refuse(error, form)
        else:
            messages.success(request, notices.added(made.position))
            return redirect("bazaar_link:list", token)
    return _list(request, seller, token, form)


@behind_link
@require_http_methods(["GET", "POST"])
def item_edit(request: HttpRequest, seller: Seller, token: str, item: int) -> HttpResponse:
    """Change one item, or strike it."""
    found, back = get_item_or_404(seller, item), reverse("bazaar_link:list", args=[token])
    entry = ItemInput(request, found, _actor(seller))
    return entry.done(back) or render(request, "bazaar/item.html", {**_frame(seller, token), **entry.shown})


@behind_link
@require_http_methods(["GET", "POST"])
def upload(request: HttpRequest, seller: Seller, token: str) -> HttpResponse:
    """A whole list: first the preview with every wrong line, then what is right."""
    frame, back = _frame(seller, token), reverse("bazaar_link:list", args=[token])
    entry = UploadInput(request, seller, _actor(seller))
    return entry.done(back) or render(request, "bazaar/upload.html", {**frame, **entry.shown})


@behind_link
@require_GET
def template_csv(request: HttpRequest, seller: Seller, token: str) -> HttpResponse:
    """An empty list with the right headings and one line to replace."""
    answer = HttpResponse("".join(csv_lines(notices.TEMPLATE[0], notices.TEMPLATE[1:])), content_type="text/csv")
    answer["Content-Disposition"] = 'attachment; filename="artikel-vorlage.csv"'
    return answer


@behind_link
@require_POST
def copy(request: HttpRequest, seller: Seller, token: str) -> HttpResponse:
    try:
        made = copy_unsold(seller=seller, by=_actor(seller), now=timezone.now())
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, notices.taken_over(len(made)))
    return redirect("bazaar_link:list", token)


@behind_link
@require_POST
def wishes(request: HttpRequest, seller: Seller, token: str) -> HttpResponse:
    form = WishesForm(request.POST, seller=seller)
    form.is_valid()
    keep, charity = form.cleaned_data["keep_number"], form.cleaned_data.get("charity", False)
    try:
        set_wishes(seller=seller, by=_actor(seller), keep_number=keep, charity=charity, now=timezone.now())
    except DomainError as error:
        messages.error(request, sentence(error))
    else:
        messages.success(request, notices.WISHES_SAVED)
    return redirect("bazaar_link:list", token)


@behind_link
@require_GET
def labels(request: HttpRequest, seller: Seller, token: str) -> HttpResponse:
    items = items_for_labels(seller.bazaar, [seller.pk])
    per_sheet = sheet_asked(request.GET.get("je-blatt"))
    made = labels_pdf(seller.bazaar, items, per_sheet=per_sheet, today=timezone.localdate())
    return pdf_answer(made, f"etiketten-nummer-{seller.number}.pdf")


@behind_link
@require_GET
def statement(request: HttpRequest, seller: Seller, token: str) -> HttpResponse:
    unsold = unsold_items(seller.bazaar, [seller.pk])
    today = timezone.localdate()
    made = statement_pdf(seller.bazaar, share_of(seller), sold=sold_items(seller), unsold=unsold, today=today)
    return pdf_answer(made, f"abrechnung-nummer-{seller.number}.pdf")


def _answer(
    view: View, request: HttpRequest, registration: Registration, token: str, parts: dict[str, int]
) -> HttpResponse:
    seller = seller_of(registration)
    if seller is None or seller.number is None:
        shown = {
            "event": registration.booking.event,
            "registration_url": PATH.format(token=token),
            "freed": seller is not None,
        }
        return render(request, "bazaar/no_number.html", shown)
    return view(request, seller, token, **parts)


def _list(request: HttpRequest, seller: Seller, token: str, form: ItemForm) -> HttpResponse:
    items, line = items_of(seller), share_of(seller)
    shown = {
        **_frame(seller, token),
        "form": form,
        "rows": item_rows(seller.bazaar, seller.number, items),
        "worth": sum(item.price_cents for item in items),
        "line": line,
        "room": seller.group.max_items - len(items),
        "before": unsold_before(seller),
        "facts": facts_of(seller.bazaar, [seller.group]),
        "wishes": WishesForm(None, seller=seller),
    }
    return render(request, "bazaar/list.html", shown)


def _frame(seller: Seller, token: str) -> dict[str, object]:
    filling = may_fill(_actor(seller), seller, timezone.now())
    return {
        "seller": seller,
        "bazaar": seller.bazaar,
        "event": seller.bazaar.event,
        "token": token,
        "registration_url": PATH.format(token=token),
        "filling": filling and seller.handed_in_at is None,
        "why_not": "" if filling else sentence(filling),
    }


def _actor(seller: Seller) -> Actor:
    return link_actor(seller.bazaar.stelle, SELLER)


def _last(seller: Seller) -> str:
    """The category of the newest item: people type their shoes one after the other."""
    newest = seller.items.order_by("-position").first()
    return newest.category if newest else ""
