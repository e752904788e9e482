"""Changes to released offers that wait for the commune."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from lueckenlos.directory.actions.search import index_offers
from lueckenlos.directory.mail import mail_later
from lueckenlos.directory.models import Offer, OfferProposal
from lueckenlos.directory.rules import decode, may_decide_proposals, may_propose, within_rights
from lueckenlos.directory.writing import NOTE_LENGTH, mark_checked, new_proposal, remember_manual, write_content
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def propose_changes(*, offer: Offer, by: Actor, content: Mapping[str, Any], note: str = "") -> OfferProposal:
    """What a Träger with an account wants changed; raises Invalid when nothing differs."""
    ensure(may_propose(by, offer))
    email = by.user.email if by.user else ""
    proposal = new_proposal(offer, within_rights(content, by), name=by.name, email=email, note=note)
    changes = {"fields": (None, sorted(proposal.values))}
    audit.record("directory.proposal.create", offer, by=by, changes=changes)
    return proposal


@transaction.atomic
def accept_proposal(*, proposal: OfferProposal, by: Actor, names: Iterable[str] | None = None) -> Offer:
    """Take over all proposed fields, or those in ``names``; the Träger has just checked the offer: Stand is today."""
    ensure(may_decide_proposals(by))
    _still_open(proposal)
    wanted = decode(proposal.values)
    if names is not None:
        ticked = set(names)
        wanted = {name: value for name, value in wanted.items() if name in ticked}
    if not wanted:
        raise Invalid("proposal_nothing_ticked")
    offer = proposal.offer
    changes = write_content(offer, wanted)
    remember_manual(offer, list(wanted))
    changes |= mark_checked(offer, timezone.localdate())
    audit.record("directory.proposal.accept", offer, by=by, changes=changes)
    index_offers([offer.pk])
    _decide(proposal, accepted=True, taken=sorted(wanted), reason="")
    return offer


@transaction.atomic
def reject_proposal(*, proposal: OfferProposal, by: Actor, reason: str) -> OfferProposal:
    """Turn the changes down; the Träger reads why."""
    ensure(may_decide_proposals(by))
    _still_open(proposal)
    reason = " ".join(reason.split())[:NOTE_LENGTH]
    if not reason:
        raise Invalid("reason_missing")
    audit.record("directory.proposal.reject", proposal.offer, by=by, changes={"reason": (None, reason)})
    _decide(proposal, accepted=False, taken=[], reason=reason)
    return proposal


def _still_open(proposal: OfferProposal) -> None:
    # two coordinators may have the same page open
    row = OfferProposal.objects.select_for_update().get(pk=proposal.pk)
    if row.decided_at is not None:
        raise Invalid("proposal_decided")


def _decide(proposal: OfferProposal, *, accepted: bool, taken: list[str], reason: str) -> None:
    mail_later(
        f"directory/mail/proposal_{'accepted' if accepted else 'rejected'}.txt",
        proposal.from_email,
        name=proposal.from_name,
        title=proposal.offer.title,
        stelle=proposal.offer.stelle.name,
        email=proposal.offer.stelle.email,
        partly=len(taken) < len(proposal.values),
        reason=reason,
    )
    proposal.accepted, proposal.taken, proposal.reason = accepted, taken, reason
    proposal.decided_at = timezone.now()
    # the address has served its purpose
    proposal.from_email = ""
    proposal.save()
