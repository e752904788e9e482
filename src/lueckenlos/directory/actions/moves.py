"""Steps of the state machine (enums.MOVES), one action each."""

from typing import Final

from django.db import transaction
from django.utils import timezone

from lueckenlos.directory.actions.search import index_offers
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.mail import tell_submitter
from lueckenlos.directory.models import Offer
from lueckenlos.directory.rules import may_confirm, may_move
from lueckenlos.directory.writing import mark_checked
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

_S = OfferStatus
_REASON_LENGTH: Final = 300


@transaction.atomic
def submit_offer(*, offer: Offer, by: Actor) -> Offer:
    """Hand a draft in for release; the answer goes to the person who did."""
    email = by.user.email if by.user else ""
    return _move(offer, _S.EINGEREICHT, "directory.offer.submit", by, submitted_name=by.name, submitted_email=email)


@transaction.atomic
def withdraw_offer(*, offer: Offer, by: Actor) -> Offer:
    """Take a submitted or rejected offer back into the draft."""
    return _move(offer, _S.ENTWURF, "directory.offer.withdraw", by, submitted_name="", submitted_email="")


@transaction.atomic
def release_offer(*, offer: Offer, by: Actor) -> Offer:
    """Let citizens see the offer. Whoever releases has checked it, so a missing Stand becomes today."""
    tell_submitter("released", offer)
    stand = offer.stand or timezone.localdate()
    return _move(
        offer, _S.FREIGEGEBEN, "directory.offer.release", by, stand=stand, submitted_name="", submitted_email=""
    )


@transaction.atomic
def reject_offer(*, offer: Offer, by: Actor, reason: str) -> Offer:
    """Turn a submitted offer down; the person who handed it in reads the reason by mail."""
    reason = _reason(reason)
    tell_submitter("rejected", offer, reason=reason)
    return _move(
        offer, _S.ABGELEHNT, "directory.offer.reject", by, status_reason=reason, submitted_name="", submitted_email=""
    )


@transaction.atomic
def send_to_review(*, offer: Offer, by: Actor, reason: str = "") -> Offer:
    """Mark that somebody has to look at it; the public page stays as it is."""
    return _move(
        offer, _S.ZUR_PRUEFUNG, "directory.offer.send_to_review", by, status_reason=reason.strip()[:_REASON_LENGTH]
    )


@transaction.atomic
def confirm_offer(*, offer: Offer, by: Actor) -> Offer:
    """„Stimmt noch“: the details count as checked today, and an outdated offer is released again."""
    ensure(may_confirm(by, offer))
    changes = mark_checked(offer, timezone.localdate())
    audit.record("directory.offer.confirm", offer, by=by, changes=changes)
    return offer


@transaction.atomic
def archive_offer(*, offer: Offer, by: Actor, reason: str = "") -> Offer:
    """Take the offer out of lists, search and Kettenbild; nothing is lost."""
    return _move(offer, _S.ARCHIVIERT, "directory.offer.archive", by, status_reason=reason.strip()[:_REASON_LENGTH])


@transaction.atomic
def restore_offer(*, offer: Offer, by: Actor) -> Offer:
    """Back from the archive as a draft."""
    return _move(offer, _S.ENTWURF, "directory.offer.restore", by, merged_into=None)


def _move(offer: Offer, to: OfferStatus, verb: str, by: Actor, **values: object) -> Offer:
    ensure(may_move(by, offer, to))
    values = {"status_reason": "", **values, "status": to.value}
    changes = audit.changed(offer, values)
    offer.save(update_fields=[*values, "changed_at"])
    shown = {name: pair for name, pair in changes.items() if not name.startswith("submitted_")}
    audit.record(verb, offer, by=by, changes=shown)
    index_offers([offer.pk])
    return offer


def _reason(text: str) -> str:
    reason = " ".join(text.split())[:_REASON_LENGTH]
    if not reason:
        raise Invalid("reason_missing")
    return reason
