"""Secret links for Träger without an account, and what comes in through them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, Final

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from lueckenlos.directory.actions.search import index_offers
from lueckenlos.directory.enums import ACTIVE, OfferStatus
from lueckenlos.directory.mail import mail_later
from lueckenlos.directory.models import Offer, OfferLink, OfferProposal
from lueckenlos.directory.rules import labels_of, may_send_links, may_use_link, missing_for_release, within_rights
from lueckenlos.directory.rules.content import filled
from lueckenlos.directory.writing import mark_checked, new_proposal, remember_manual, write_content
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.mail import absolute
from lueckenlos.shared.tokens import new_token, token_hash
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

LINK_DAYS: Final = 60


@dataclass(frozen=True, slots=True)
class IssuedLink:
    """A link together with its address, which exists only here and in the mail."""

    link: OfferLink
    address: str = field(repr=False)


@transaction.atomic
def create_link(*, organisation: Organisation, email: str, by: Actor, offer: Offer | None = None) -> IssuedLink:
    """A link that works for LINK_DAYS: for one ``offer``, or for all offers of the organisation and new ones.

    The address cannot be had again: the database keeps only a hash of the token.
    """
    ensure(may_send_links(by))
    if offer is not None and offer.traeger_id != organisation.pk:
        raise Invalid("link_needs_organisation")
    token = new_token()
    link = OfferLink.objects.create(
        stelle=by.stelle,
        organisation=organisation,
        offer=offer,
        email=email.strip(),
        token_hash=token_hash(token),
        expires_at=timezone.now() + timedelta(days=LINK_DAYS),
    )
    # the trail names address and purpose, never the token
    changes: dict[str, tuple[object, object]] = {"sent_to": (None, link.email), "sent_for": (None, organisation)}
    audit.record("directory.link.send", offer or organisation, by=by, changes=changes)
    return IssuedLink(link, absolute(reverse("offer_link:start", args=[token])))


@transaction.atomic
def send_link(
    *, organisation: Organisation, email: str, by: Actor, offer: Offer | None = None, message: str = ""
) -> OfferLink:
    """Create a link and mail it to the Träger."""
    issued = create_link(organisation=organisation, email=email, by=by, offer=offer)
    mail_later(
        "directory/mail/link.txt",
        issued.link.email,
        stelle=by.stelle.name,
        answer_to=by.stelle.email,
        sender=by.name,
        organisation=organisation.name,
        title=offer.title if offer else "",
        message=message.strip(),
        address=issued.address,
        until=issued.link.expires_at,
    )
    return issued.link


@transaction.atomic
def delete_old_links(*, by: Actor) -> int:
    """Forget links whose time is over: addresses of people are kept no longer than they serve. Nightly."""
    ensure(may_send_links(by))
    old = OfferLink.objects.filter(expires_at__lt=timezone.now())
    number = old.count()
    if number:
        audit.record("directory.link.expire", by.stelle, by=by, changes={"links": (number, 0)})
        old.delete()
    return number


@transaction.atomic
def use_link(*, link: OfferLink, by: Actor) -> None:
    """Somebody came in: the coordinator sees that the link has arrived. Written once a day."""
    ensure(may_use_link(by, link, link.offer, timezone.now()))
    today = timezone.localdate()
    if link.last_used_at and timezone.localdate(link.last_used_at) == today:
        return
    link.last_used_at = timezone.now()
    link.save(update_fields=["last_used_at"])
    audit.record("directory.link.use", link.offer or link.organisation, by=by)


@transaction.atomic
def enter_by_link(*, link: OfferLink, by: Actor, content: Mapping[str, Any]) -> Offer:
    """A new offer of the link's organisation; it waits for release. Raises Invalid when something needed is missing."""
    ensure(may_use_link(by, link, None, timezone.now()))
    offer = Offer(
        stelle=link.stelle,
        status=OfferStatus.EINGEREICHT,
        stand=timezone.localdate(),
        submitted_name=by.name,
        submitted_email=link.email,
    )
    known = within_rights(content, by)
    write_content(offer, known | {"traeger": link.organisation_id})
    if missing := missing_for_release(offer):
        raise Invalid("offer_incomplete", missing=", ".join(labels_of(missing)))
    remember_manual(offer, filled(known))
    audit.record("directory.offer.submit_by_link", offer, by=by)
    index_offers([offer.pk])
    return offer


@transaction.atomic
def confirm_by_link(*, link: OfferLink, offer: Offer, by: Actor) -> Offer:
    """„Stimmt noch“ from the Träger: checked today, and an outdated offer is public again."""
    ensure(may_use_link(by, link, offer, timezone.now()))
    if offer.status not in ACTIVE:
        raise Invalid("offer_not_released")
    changes = mark_checked(offer, timezone.localdate())
    audit.record("directory.offer.confirm_by_link", offer, by=by, changes=changes)
    return offer


@transaction.atomic
def change_by_link(
    *, link: OfferLink, offer: Offer, by: Actor, content: Mapping[str, Any], note: str = ""
) -> OfferProposal | None:
    """Changes from the Träger: a proposal; made at once (None) while the offer itself still waits for release."""
    ensure(may_use_link(by, link, offer, timezone.now()))
    known = within_rights(content, by)
    if offer.status == OfferStatus.EINGEREICHT:
        changes = write_content(offer, known)
        remember_manual(offer, list(changes))
        audit.record("directory.offer.correct_by_link", offer, by=by, changes=changes)
        index_offers([offer.pk])
        return None
    proposal = new_proposal(offer, known, name=by.name, email=link.email, note=note)
    fields = {"fields": (None, sorted(proposal.values))}
    audit.record("directory.proposal.create_by_link", offer, by=by, changes=fields)
    return proposal
