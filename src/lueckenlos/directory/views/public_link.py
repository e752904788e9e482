"""Pages for people who come by a secret link: no account, no trace of what else the Stelle has."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from lueckenlos.directory.actions.links import change_by_link, confirm_by_link, enter_by_link, use_link
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.forms import OfferInput, SenderForm
from lueckenlos.directory.messages import notices
from lueckenlos.directory.models import Offer, OfferLink
from lueckenlos.directory.queries.links import changes_waiting, offers_behind
from lueckenlos.directory.queries.public import behind
from lueckenlos.directory.rules.content import COMMUNE_ONLY
from lueckenlos.directory.views.facts import Group, facts_of
from lueckenlos.shared.errors import DomainError
from lueckenlos.tenancy.actor import Actor, link_actor
from lueckenlos.web.secrecy import unfindable
from lueckenlos.web.sentences import sentence


@dataclass(frozen=True, slots=True)
class LinkedOffer:
    """One offer as its Träger sees it: without what only the commune decides."""

    offer: Offer
    # a change is proposed that nobody has decided about
    changed: bool

    @property
    def waiting(self) -> bool:
        return self.offer.status == OfferStatus.EINGEREICHT

    @property
    def facts(self) -> list[Group]:
        return facts_of(self.offer, hidden=COMMUNE_ONLY)


LinkView = Callable[..., HttpResponse]


def with_link(view: LinkView) -> LinkView:
    """Find the link and open its Stelle's scope; an unknown or expired address gets a friendly page."""

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **kwargs: str) -> HttpResponse:
        with behind(token, timezone.now()) as link:
            if link is None:
                return render(request, "directory/link_unknown.html", status=404)
            answer = view(request, link, token, **kwargs)
        # the address is the key: it must not travel to other sites; with "no-referrer" browsers send "Origin: null"
        # along with our own forms, which the protection against forged forms refuses
        return unfindable(answer)

    return login_not_required(never_cache(guarded))


@with_link
@require_GET
def start(request: HttpRequest, link: OfferLink, token: str) -> HttpResponse:
    """Who asks, what for, what happens with it, until when; and the offers."""
    use_link(link=link, by=_actor(link))
    behind_link = offers_behind(link)
    changed = changes_waiting(behind_link)
    offers = [LinkedOffer(offer, offer.pk in changed) for offer in behind_link]
    return render(request, "directory/link_start.html", {"link": link, "token": token, "offers": offers})


@with_link
@require_POST
def confirm(request: HttpRequest, link: OfferLink, token: str, public_id: str) -> HttpResponse:
    """One click: „Stimmt noch“."""
    offer = confirm_by_link(link=link, offer=_offer_or_404(link, public_id), by=_actor(link))
    messages.success(request, notices.LINK_CONFIRMED.format(title=offer.title))
    return redirect("offer_link:start", token)


@with_link
@require_http_methods(["GET", "POST"])
def change(request: HttpRequest, link: OfferLink, token: str, public_id: str) -> HttpResponse:
    offer = _offer_or_404(link, public_id)
    entry = OfferInput.posted(request, stelle=link.stelle, offer=offer, full=False, complete=True)
    sender = _sender(request, entry)
    if request.method == "POST" and _all_valid(entry, sender):
        try:
            who = _actor(link, sender.cleaned_data["name"])
            change_by_link(link=link, offer=offer, by=who, content=entry.content, note=sender.cleaned_data["note"])
            return redirect("offer_link:thanks", token)
        except DomainError as error:
            entry.form.add_error(None, sentence(error))
    shown = {"link": link, "token": token, "entry": entry, "sender": sender, "offer": offer}
    return render(request, "directory/link_form.html", shown)


@with_link
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, link: OfferLink, token: str) -> HttpResponse:
    """A new offer; only by links that are for the whole organisation."""
    if link.offer_id is not None:
        raise Http404
    entry = OfferInput.posted(request, stelle=link.stelle, full=False, complete=True)
    sender = _sender(request, entry)
    if request.method == "POST" and _all_valid(entry, sender):
        try:
            enter_by_link(link=link, by=_actor(link, sender.cleaned_data["name"]), content=entry.content)
            return redirect("offer_link:thanks", token)
        except DomainError as error:
            entry.form.add_error(None, sentence(error))
    return render(request, "directory/link_form.html", {"link": link, "token": token, "entry": entry, "sender": sender})


@with_link
@require_GET
def thanks(request: HttpRequest, link: OfferLink, token: str) -> HttpResponse:
    return render(
        request, "directory/link_thanks.html", {"link": link, "back": reverse("offer_link:start", args=[token])}
    )


def _actor(link: OfferLink, name: str = "") -> Actor:
    """The person behind the link as the trail names it."""
    return link_actor(link.stelle, " ".join(name.split()) or link.email)


def _offer_or_404(link: OfferLink, public_id: str) -> Offer:
    """Only what the link opens; everything else does not exist."""
    for offer in offers_behind(link):
        if offer.public_id == public_id:
            return offer
    raise Http404


def _sender(request: HttpRequest, entry: OfferInput) -> SenderForm:
    sender = SenderForm(request.POST if request.method == "POST" else None)
    if not entry.judged:
        sender.quiet()
    return sender


def _all_valid(entry: OfferInput, sender: SenderForm) -> bool:
    return all([entry.is_valid(), sender.is_valid()])
