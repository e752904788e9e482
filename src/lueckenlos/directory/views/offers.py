"""The offers of a Stelle: list, one offer, and its form."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from lueckenlos.adoption.enums import PaperKind
from lueckenlos.adoption.queries.feeds import feeds
from lueckenlos.adoption.rules import may_edit as may_draft
from lueckenlos.directory.actions.moves import release_offer, submit_offer
from lueckenlos.directory.actions.offers import create_offer, update_offer
from lueckenlos.directory.actions.proposals import propose_changes
from lueckenlos.directory.blueprints import content_of_blocks, origin_of
from lueckenlos.directory.enums import BulkStep, OfferStatus, Step
from lueckenlos.directory.forms import NoteForm, OfferFilterForm, OfferInput
from lueckenlos.directory.messages import notices
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries import work
from lueckenlos.directory.queries.areas import parts_of_stelle
from lueckenlos.directory.queries.filters import filtered
from lueckenlos.directory.queries.history import history_of
from lueckenlos.directory.rules import (
    labels_of,
    may_create,
    may_edit,
    may_list,
    may_release,
    may_update,
    missing_for_chain,
    missing_for_release,
)
from lueckenlos.directory.views.facts import facts_of
from lueckenlos.directory.views.steps import choices_for, freshness_of
from lueckenlos.shared.errors import DomainError, Invalid
from lueckenlos.shared.pagination import paginate
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy.enums import Permission
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence


@require_GET
def offer_list(request: WorkRequest) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    ensure(may_list(actor))
    areas = [(gebiet.pk, gebiet.name) for gebiet in parts_of_stelle(actor.stelle)]
    form = OfferFilterForm(request.GET, areas=areas)
    page = paginate(work.keys_only(filtered(work.offers_for(actor), form.criteria, today=today)), request)
    rows = work.list_rows(actor, [offer.pk for offer in page.rows])
    shown = {
        "form": form,
        "page": page,
        "rows": [(offer, freshness_of(offer, today)) for offer in rows],
        "may_create": may_create(actor),
        "may_release": actor.has(Permission.RELEASE),
        "bulk_steps": BulkStep.choices,
        "waiting": work.inbox_count(actor),
    }
    return render(request, "directory/offer_list.html", shown)


@require_GET
def offer_detail(request: WorkRequest, pk: int) -> HttpResponse:
    actor, today = request.actor, timezone.localdate()
    offer = work.get_offer_or_404(actor, pk)
    staff = actor.has(Permission.VIEW)
    shown = {
        "offer": offer,
        "facts": facts_of(offer),
        "freshness": freshness_of(offer, today),
        "origin": origin_of(actor, offer) if staff else None,
        "drafting": bool(may_draft(actor)),
        "steps": choices_for(actor, offer),
        "editing": may_edit(actor, offer),
        "merging": may_release(actor, offer),
        **_missing(offer),
        "proposals": work.open_proposals(actor).filter(offer=offer),
        "links": offer.links.all()[:10] if staff else [],
        "history": history_of(offer),
        "staff": staff,
    }
    return render(request, "directory/offer_detail.html", shown)


@require_http_methods(["GET", "POST"])
def offer_create(request: WorkRequest) -> HttpResponse:
    actor = request.actor
    ensure(may_create(actor))
    templates = feeds(actor, PaperKind.ANGEBOTSVORLAGE, drafts=True)
    template = next((one for one in templates if one.key == request.GET.get("vorlage")), None)
    begun = content_of_blocks(template.blocks) if template else None
    entry = OfferInput.posted(request, stelle=actor.stelle, full=actor.has(Permission.EDIT), begun=begun)
    if request.method == "POST" and entry.is_valid():
        try:
            offer = create_offer(by=actor, content=entry.content, partners=entry.form.partners, template=template)
            return _continue(request, offer, entry.step)
        except Invalid as error:
            entry.form.add_error(None, sentence(error))
    shown = {"entry": entry, "offer": None, "templates": templates, "template": template}
    return render(request, "directory/offer_form.html", {**shown, "next_step": _next_step(request)})


@require_http_methods(["GET", "POST"])
def offer_edit(request: WorkRequest, pk: int) -> HttpResponse:
    """Changes at once, or for a Träger's released offer a proposal."""
    actor = request.actor
    offer = work.get_offer_or_404(actor, pk)
    ensure(may_edit(actor, offer))
    proposing = not may_update(actor, offer)
    note = NoteForm(request.POST or None)
    entry = OfferInput.posted(request, stelle=actor.stelle, offer=offer, full=actor.has(Permission.EDIT))
    if request.method == "POST" and entry.is_valid() and note.is_valid():
        try:
            if proposing:
                return _propose(request, offer, entry, note.cleaned_data["note"])
            partners = entry.form.partners
            update_offer(offer=offer, by=actor, content=entry.content, partners=partners, seen=entry.stored)
            return _continue(request, offer, entry.step)
        except Invalid as error:
            entry.form.add_error(None, sentence(error))
    shown = {
        "entry": entry,
        "offer": offer,
        "proposing": proposing,
        "note": note,
        "next_step": _next_step(request, offer),
    }
    return render(request, "directory/offer_form.html", shown | _missing(offer))


def _propose(request: WorkRequest, offer: Offer, entry: OfferInput, note: str) -> HttpResponse:
    propose_changes(offer=offer, by=request.actor, content=entry.content, note=note)
    messages.success(request, notices.PROPOSED)
    return redirect(work_url(request.actor.stelle, "directory:offer_detail", offer.pk))


def _continue(request: WorkRequest, offer: Offer, step: str) -> HttpResponse:
    """After saving, the step whose button was pressed; what was typed is kept even when the step is refused."""
    steps = {"freigeben": release_offer, "einreichen": submit_offer}
    if step in steps:
        try:
            steps[step](offer=offer, by=request.actor)
            messages.success(request, notices.DONE[step])
        except DomainError as error:
            messages.warning(request, f"{notices.DRAFT_SAVED} {sentence(error)}")
    else:
        draft = offer.status == OfferStatus.ENTWURF
        messages.success(request, notices.DRAFT_SAVED if draft else notices.SAVED)
    return redirect(work_url(request.actor.stelle, "directory:offer_detail", offer.pk))


def _next_step(request: WorkRequest, offer: Offer | None = None) -> Step | None:
    """What a finished draft is saved for; None for an offer that is further on."""
    if offer is not None and offer.status != OfferStatus.ENTWURF:
        return None
    return Step.FREIGEBEN if request.actor.has(Permission.RELEASE) else Step.EINREICHEN


def _missing(offer: Offer) -> dict[str, list[str]]:
    """The empty fields by their names on the form."""
    return {"missing": labels_of(missing_for_release(offer)), "missing_chain": labels_of(missing_for_chain(offer))}
