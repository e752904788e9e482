"""Sending a secret link to a Träger."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from lueckenlos.directory.actions.links import send_link
from lueckenlos.directory.forms import LinkForm
from lueckenlos.directory.messages import notices
from lueckenlos.directory.models import OfferLink
from lueckenlos.directory.queries import work
from lueckenlos.directory.rules import may_send_links
from lueckenlos.partners.actions import get_or_create_organisations
from lueckenlos.partners.models import Organisation
from lueckenlos.partners.queries import organisations_for
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.formats import day
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_http_methods(["GET", "POST"])
def link_send(request: WorkRequest) -> HttpResponse:
    """For all offers of a Träger, and new ones; ``?traeger=`` fills the form in."""
    actor = request.actor
    ensure(may_send_links(actor))
    asked = request.GET.get("traeger", "")
    organisation = organisations_for(actor).filter(pk=int(asked)).first() if asked.isdecimal() else None
    form = LinkForm(request.POST or None, organisation=organisation)
    if request.method == "POST" and form.is_valid():
        name = form.cleaned_data["traeger"]
        keys = get_or_create_organisations(names=[name], by=actor)
        if name in keys:
            link = send_link(
                organisation=Organisation.objects.get(pk=keys[name]),
                email=form.cleaned_data["email"],
                message=form.cleaned_data["message"],
                by=actor,
            )
            return _sent(request, link, work_url(actor.stelle, "directory:link_send"))
        form.add_error("traeger", sentence(Invalid("organisation_name_missing")))
    recent = OfferLink.objects.select_related("organisation", "offer")[:20]
    return render(request, "directory/link_send.html", {"form": form, "offer": None, "recent": recent})


@require_http_methods(["GET", "POST"])
def offer_link_send(request: WorkRequest, pk: int) -> HttpResponse:
    """For one offer: check it, change it."""
    actor = request.actor
    ensure(may_send_links(actor))
    offer = work.get_offer_or_404(actor, pk)
    form = LinkForm(request.POST or None, organisation=offer.traeger, offer=offer)
    if request.method == "POST" and form.is_valid():
        if offer.traeger is not None:
            data = form.cleaned_data
            link = send_link(
                organisation=offer.traeger, offer=offer, email=data["email"], message=data["message"], by=actor
            )
            return _sent(request, link, work_url(actor.stelle, "directory:offer_detail", offer.pk))
        form.add_error(None, sentence(Invalid("link_needs_organisation")))
    return render(request, "directory/link_send.html", {"form": form, "offer": offer, "recent": offer.links.all()[:10]})


def _sent(request: WorkRequest, link: OfferLink, address: str) -> HttpResponse:
    messages.success(request, notices.LINK_SENT.format(email=link.email, until=day(link.expires_at.date())))
    return redirect(address)
