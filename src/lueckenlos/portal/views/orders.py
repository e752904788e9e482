"""Ordering a printed publication. No account; the address goes some time after shipping."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from django_scopes import scope

from lueckenlos.accounts import throttle
from lueckenlos.accounts.messages import wait
from lueckenlos.library.actions.orders import order_copies
from lueckenlos.library.forms.orders import OrderForm
from lueckenlos.library.models import Edition
from lueckenlos.library.queries import public
from lueckenlos.library.rules import KEEP_ADDRESS_DAYS, MOST_COPIES, can_be_ordered
from lueckenlos.tenancy.forms.saving import done, posted

# a school shares one address; a script that fills forms all day is stopped. Counted in memory alone
ORDERS: Final = throttle.Limit("library-order", 10, 60)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def publication_order(request: HttpRequest, key: str) -> HttpResponse:
    """The edition in force, where it was printed; what is out of print says so."""
    publication = public.get_publication_or_404(key)
    edition = public.edition_in_force(publication)
    if edition is None or not can_be_ordered(edition):
        raise Http404
    form = OrderForm(posted(request))
    if form.is_valid() and _taken(request, edition, form):
        return redirect(f"{request.path}?danke=1")
    shown = {
        "publication": publication,
        "edition": edition,
        "form": form,
        "most": min(edition.stock or 0, MOST_COPIES),
        "days": KEEP_ADDRESS_DAYS,
        "thanks": "danke" in request.GET and not form.is_bound,
    }
    return render(request, "portal/publication_order.html", shown, status=422 if form.is_bound else 200)


def _taken(request: HttpRequest, edition: Edition, form: OrderForm) -> bool:
    waiting = throttle.take_try_here((ORDERS, throttle.client_address(request)))
    if waiting is not None:
        form.add_error(None, wait(waiting))
        return False
    given, now = form.cleaned_data, timezone.now()
    with scope(stelle=edition.stelle_id):
        return done(
            form,
            lambda: order_copies(
                edition=edition, number=given["number"], values=form.values, token=given["bogen"], now=now
            ),
        )
