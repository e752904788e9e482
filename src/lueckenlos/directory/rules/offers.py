"""Who may do what with an offer, and which step may follow which."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.utils import timezone

from lueckenlos.directory.enums import ACTIVE, MOVES, OfferStatus
from lueckenlos.directory.models import Offer, OfferLink
from lueckenlos.directory.rules.completeness import labels_of, missing_for_release
from lueckenlos.directory.rules.content import Content, for_traeger
from lueckenlos.partners.models import TraegerAccess
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission

_S = OfferStatus
# what a Träger may change at once; anything later is a proposal that the commune decides on
BEFORE_RELEASE: Final = frozenset({_S.ENTWURF, _S.EINGEREICHT, _S.ABGELEHNT})


def within_rights(content: Mapping[str, Any], by: Actor) -> Content:
    """``content`` without the fields that only the commune decides, unless the actor works for it."""
    return dict(content) if by.has(Permission.EDIT) else for_traeger(content)


def organisation_of(by: Actor) -> int | None:
    """The organisation whose entries a member with the role Träger may edit."""
    if by.user is None:
        return None
    accesses = TraegerAccess.objects.filter(mitgliedschaft__user=by.user, mitgliedschaft__stelle=by.stelle)
    return accesses.values_list("organisation_id", flat=True).first()


def checked_on(offer: Offer) -> date:
    """The Stand; for an entry that never had one the day it came into the system."""
    return offer.stand or timezone.localdate(offer.created_at)


def may_list(by: Actor) -> Verdict:
    allowed = by.has(Permission.VIEW) or by.has(Permission.EDIT_OWN)
    return Verdict.yes() if allowed else Verdict.no("offers_not_for_role")


def may_create(by: Actor) -> Verdict:
    allowed = by.has(Permission.EDIT) or by.has(Permission.EDIT_OWN)
    return Verdict.yes() if allowed else Verdict.no("offer_no_edit")


def may_edit(by: Actor, offer: Offer) -> Verdict:
    """Open the form: to change the offer at once, or (Träger, once released) to propose changes."""
    if offer.status == _S.ARCHIVIERT:
        return Verdict.no("offer_archived")
    return _may_touch(by, offer)


def may_update(by: Actor, offer: Offer) -> Verdict:
    """Change the offer at once."""
    verdict = may_edit(by, offer)
    if verdict and not by.has(Permission.EDIT) and offer.status not in BEFORE_RELEASE:
        return Verdict.no("offer_needs_proposal")
    return verdict


def may_propose(by: Actor, offer: Offer) -> Verdict:
    """Hand in changes to an offer that citizens already see."""
    if offer.status not in ACTIVE:
        return Verdict.no("offer_not_released")
    return _may_touch(by, offer)


def may_confirm(by: Actor, offer: Offer) -> Verdict:
    """Say "still correct"."""
    if offer.status not in ACTIVE:
        return Verdict.no("offer_not_released")
    return _may_touch(by, offer)


def may_move(by: Actor, offer: Offer, to: OfferStatus) -> Verdict:
    """The state machine and, for each step, who may take it and what the offer must hold."""
    here = OfferStatus(offer.status)
    if to not in MOVES[here]:
        return Verdict.no("offer_no_such_move", here=here.label, there=to.label)
    verdict = _may_step(by, offer, to)
    if verdict and to in {_S.EINGEREICHT, _S.FREIGEGEBEN} and (missing := missing_for_release(offer)):
        return Verdict.no("offer_incomplete", missing=", ".join(labels_of(missing)))
    return verdict


def may_merge(by: Actor, keep: Offer, drop: Offer) -> Verdict:
    if keep.pk == drop.pk or keep.stelle_id != drop.stelle_id:
        return Verdict.no("merge_needs_two")
    if _S.ARCHIVIERT in {keep.status, drop.status}:
        return Verdict.no("offer_archived")
    return may_release(by, keep)


def may_release(by: Actor, offer: Offer) -> Verdict:
    """Decide for the commune: release, reject, accept proposals, archive."""
    if by.stelle.pk != offer.stelle_id:
        return Verdict.no("offer_of_other_stelle")
    return Verdict.yes() if by.has(Permission.RELEASE) else Verdict.no("offer_no_release")


def may_send_links(by: Actor) -> Verdict:
    return Verdict.yes() if by.has(Permission.EDIT) else Verdict.no("offer_no_edit")


def may_decide_proposals(by: Actor) -> Verdict:
    return Verdict.yes() if by.has(Permission.RELEASE) else Verdict.no("offer_no_release")


def may_use_link(by: Actor, link: OfferLink, offer: Offer | None, moment: datetime) -> Verdict:
    """Come in by a secret link, for a new offer (None) or for one the link covers."""
    if not by.by_link or by.stelle.pk != link.stelle_id or not link.open_at(moment):
        return Verdict.no("link_expired")
    if offer is None:
        return Verdict.yes() if link.offer_id is None else Verdict.no("link_for_one_offer")
    return Verdict.yes() if link_covers(link, offer) else Verdict.no("link_for_other_offer")


def link_covers(link: OfferLink, offer: Offer) -> bool:
    """A link opens its one offer, or those of its organisation that citizens see or that came in through it."""
    if link.stelle_id != offer.stelle_id or link.organisation_id != offer.traeger_id:
        return False
    if link.offer_id is not None:
        return link.offer_id == offer.pk and offer.status != _S.ARCHIVIERT
    handed_in = offer.status == _S.EINGEREICHT and offer.submitted_email == link.email
    return offer.status in ACTIVE or handed_in


def _may_step(by: Actor, offer: Offer, to: OfferStatus) -> Verdict:
    match offer.status, to:
        case (_, _S.VERALTET):
            return Verdict.yes() if by.system else Verdict.no("offer_only_by_time")
        case (_S.ENTWURF, _S.EINGEREICHT) | (_S.EINGEREICHT | _S.ABGELEHNT, _S.ENTWURF):
            return _may_touch(by, offer)
        case (_S.ENTWURF | _S.ABGELEHNT, _S.ARCHIVIERT) | (_, _S.ZUR_PRUEFUNG):
            return _may_touch(by, offer) if by.has(Permission.EDIT) else Verdict.no("offer_commune_decides")
        case _:
            return may_release(by, offer)


def _may_touch(by: Actor, offer: Offer) -> Verdict:
    """Anything at all: staff of the offer's Stelle and its own Träger."""
    if by.stelle.pk != offer.stelle_id:
        return Verdict.no("offer_of_other_stelle")
    if by.has(Permission.EDIT):
        return Verdict.yes()
    if not by.has(Permission.EDIT_OWN):
        return Verdict.no("offer_no_edit")
    own = offer.traeger_id is not None and organisation_of(by) == offer.traeger_id
    return Verdict.yes() if own else Verdict.no("offer_of_other_traeger")
