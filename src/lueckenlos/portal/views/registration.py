"""The page behind the link in the mail. Looking changes nothing: scanners of mail open every link."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from lueckenlos.events.actions.public import accept_offer, cancel_registration, confirm
from lueckenlos.events.extensions import own_links
from lueckenlos.events.links import token_of
from lueckenlos.events.models import Registration
from lueckenlos.events.queries.public import behind, registration_by_token
from lueckenlos.events.rules import may_change
from lueckenlos.portal.presenters import booking as presenters
from lueckenlos.portal.presenters.booking import Step
from lueckenlos.portal.presenters.ticket import ticket_of
from lueckenlos.shared.errors import Invalid
from lueckenlos.web.secrecy import unfindable
from lueckenlos.web.sentences import sentence

ACTIONS: Final[MappingProxyType[str, Callable[..., Registration]]] = MappingProxyType(
    {Step.CONFIRM: confirm, Step.ACCEPT: accept_offer, Step.CANCEL: cancel_registration}
)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def registration(request: HttpRequest, token: str) -> HttpResponse:
    """Shows how it stands; confirm, accept and cancel by sending a form."""
    with behind(token) as found:
        if found is None:
            answer = render(request, "portal/registration_unknown.html", status=404)
        elif request.method == "POST":
            answer = _step(request, found, token)
        else:
            answer = _page(request, found)
    # the address is the key: it must not travel to other sites
    return unfindable(answer)


def _step(request: HttpRequest, found: Registration, token: str) -> HttpResponse:
    """Sent twice, it is done once and shown twice."""
    action = ACTIONS.get(request.POST.get("schritt", ""))
    try:
        if action is None:
            raise Invalid("booking_no_such_step")
        action(registration=found, now=timezone.now())
    except Invalid as error:
        return _page(request, registration_by_token(token) or found, refusal=sentence(error))
    return redirect("portal:registration", token)


def _page(request: HttpRequest, found: Registration, *, refusal: str = "") -> HttpResponse:
    stelle, event = found.stelle, found.booking.event
    shown = {
        "kommune": stelle if stelle.portal_open else None,
        "stelle": stelle,
        "event": event,
        "standing": presenters.standing(found, timezone.now()),
        "facts": presenters.facts_of(found),
        "payment": presenters.payment_of(found),
        "links": own_links(found),
        "ticket": ticket_of(found),
        "may_change": bool(may_change(found.booking, found, timezone.now())),
        "token": token_of(found),
        "last_day": presenters.last_day_in_words(found.booking),
        "refusal": refusal,
        "cancel": Step.CANCEL,
    }
    return render(request, "portal/registration.html", shown, status=409 if refusal else 200)
