"""Steps of the state machine as buttons, for one offer and for many."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_POST

from lueckenlos.directory.actions import moves
from lueckenlos.directory.actions.bulk import apply_to_many
from lueckenlos.directory.enums import ACTIVE, MOVES, BulkStep, OfferStatus, Step
from lueckenlos.directory.forms import ReasonForm
from lueckenlos.directory.messages import notices
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries import work
from lueckenlos.directory.rules import Freshness, begins_on, checked_on, freshness, may_confirm, may_list, may_move
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import Verdict, ensure
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.http import WorkRequest
from lueckenlos.tenancy.links import work_url
from lueckenlos.web.sentences import sentence

_S = OfferStatus
ACTIONS: Final[dict[Step, Callable[..., Offer]]] = {
    Step.EINREICHEN: moves.submit_offer,
    Step.FREIGEBEN: moves.release_offer,
    Step.BESTAETIGEN: moves.confirm_offer,
    Step.PRUEFEN: moves.send_to_review,
    Step.ABLEHNEN: moves.reject_offer,
    Step.ZURUECKZIEHEN: moves.withdraw_offer,
    Step.ARCHIVIEREN: moves.archive_offer,
    Step.ZURUECKHOLEN: moves.restore_offer,
}
# asked before the step; only a rejection needs one
REASONS: Final = {Step.ABLEHNEN: True, Step.PRUEFEN: False, Step.ARCHIVIEREN: False}
_TO: Final = {
    _S.EINGEREICHT: Step.EINREICHEN,
    _S.FREIGEGEBEN: Step.FREIGEBEN,
    _S.ZUR_PRUEFUNG: Step.PRUEFEN,
    _S.ABGELEHNT: Step.ABLEHNEN,
    _S.ARCHIVIERT: Step.ARCHIVIEREN,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One button: enabled, or disabled with the reason."""

    step: Step
    reason: str
    asks: bool


@dataclass(frozen=True, slots=True)
class Age:
    """How fresh the details are, for badge and sentence."""

    stage: Freshness
    hidden_on: date | None

    @property
    def due(self) -> bool:
        return self.stage >= Freshness.FIRST_REMINDER

    @property
    def unchecked(self) -> bool:
        return self.stage >= Freshness.UNCHECKED

    @property
    def hidden(self) -> bool:
        return self.stage is Freshness.HIDDEN


def choices_for(actor: Actor, offer: Offer) -> list[Choice]:
    """The steps that lead on from here."""
    here = OfferStatus(offer.status)
    found: list[tuple[Step, Verdict]] = []
    if here in ACTIVE:
        found.append((Step.BESTAETIGEN, may_confirm(actor, offer)))
    for to in MOVES[here]:
        step = _step(here, to)
        if step is not None:
            found.append((step, may_move(actor, offer, to)))
    return [Choice(step, "" if verdict else sentence(verdict), step in REASONS) for step, verdict in found]


def freshness_of(offer: Offer, today: date) -> Age | None:
    """None for offers nobody shows."""
    if offer.status not in ACTIVE:
        return None
    checked = checked_on(offer)
    return Age(freshness(checked, today), begins_on(Freshness.HIDDEN, checked))


@require_http_methods(["GET", "POST"])
def offer_step(request: WorkRequest, pk: int, step: str) -> HttpResponse:
    """POST takes the step; steps with a reason ask for it first."""
    if step not in Step.values:
        raise Http404
    wanted = Step(step)
    offer = work.get_offer_or_404(request.actor, pk)
    form = ReasonForm(request.POST or None, required=REASONS.get(wanted, False))
    if request.method == "POST" and (wanted not in REASONS or form.is_valid()):
        reason = {"reason": form.cleaned_data["reason"]} if wanted in REASONS else {}
        ACTIONS[wanted](offer=offer, by=request.actor, **reason)
        messages.success(request, notices.DONE[wanted])
        return redirect(work_url(request.actor.stelle, "directory:offer_detail", offer.pk))
    return render(
        request,
        "directory/offer_step.html",
        {
            "offer": offer,
            "form": form,
            "step": wanted,
            "asks": wanted in REASONS,
            "explanation": notices.EXPLAIN[wanted],
        },
    )


@require_POST
def offer_bulk(request: WorkRequest) -> HttpResponse:
    """One step for all ticked rows; then back to the list as it was filtered."""
    actor = request.actor
    ensure(may_list(actor))
    step = request.POST.get("schritt", "")
    if step not in BulkStep.values:
        raise Http404
    ticked = [int(key) for key in request.POST.getlist("angebot") if key.isdecimal()]
    if not ticked:
        raise Invalid("nothing_ticked")
    outcome = apply_to_many(step=BulkStep(step), offers=work.offers_for(actor).filter(pk__in=ticked), by=actor)
    if outcome.done:
        messages.success(request, notices.bulk_done(step, outcome.done))
    for code, number in outcome.refused.items():
        messages.warning(request, notices.bulk_refused(number, sentence(outcome.examples[code])))
    return redirect(_list_address(request))


def _step(here: OfferStatus, to: OfferStatus) -> Step | None:
    if to == _S.ENTWURF:
        return Step.ZURUECKHOLEN if here == _S.ARCHIVIERT else Step.ZURUECKZIEHEN
    if (here, to) == (_S.VERALTET, _S.FREIGEGEBEN):
        return None  # „Stimmt noch“ does it
    return _TO.get(to)


def _list_address(request: WorkRequest) -> str:
    """The list with the filter it was posted from; a foreign address is not followed."""
    query = request.POST.get("liste", "")
    address = work_url(request.actor.stelle, "directory:offer_list") + (f"?{query}" if query else "")
    return (
        address
        if url_has_allowed_host_and_scheme(address, None)
        else work_url(request.actor.stelle, "directory:offer_list")
    )
