"""Creating and changing offers."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from lueckenlos.adoption.queries.feeds import Feed
from lueckenlos.directory.actions.search import index_offers
from lueckenlos.directory.models import Offer, OfferOrigin
from lueckenlos.directory.rules import may_create, may_update, organisation_of, within_rights
from lueckenlos.directory.rules.content import Content, PartnerNames, filled
from lueckenlos.directory.writing import remember_manual, write_content
from lueckenlos.partners.actions import get_or_create_organisations
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission


@transaction.atomic
def create_offer(
    *, by: Actor, content: Mapping[str, Any], partners: PartnerNames | None = None, template: Feed | None = None
) -> Offer:
    """A draft with this content (see rules.content); a Träger's draft belongs to its own organisation.

    Organisations may come by name in ``partners``; unknown ones are created. The offer remembers its ``template``.
    Raises Invalid without a title. Everything given counts as typed by hand.
    """
    ensure(may_create(by))
    content = within_rights(_with_partners(content, partners, by), by)
    if not by.has(Permission.EDIT):
        content |= {"traeger": organisation_of(by)}
    offer = Offer(stelle=by.stelle)
    write_content(offer, content)
    remember_manual(offer, filled(content))
    if template is not None:
        OfferOrigin.objects.create(stelle=by.stelle, offer=offer, key=template.rests_on, title=template.title)
    audit.record("directory.offer.create", offer, by=by)
    index_offers([offer.pk])
    return offer


@transaction.atomic
def update_offer(
    *, offer: Offer, by: Actor, content: Mapping[str, Any], partners: PartnerNames | None = None, seen: str = ""
) -> Offer:
    """Change the given fields; the trail keeps before and after, imports no longer overwrite them silently.

    ``seen``: when the person read it (``changed_at``, ISO). Raises Invalid when somebody has changed it since.
    """
    ensure(may_update(by, offer))
    if seen:
        changed_at = Offer.objects.select_for_update().values_list("changed_at", flat=True).get(pk=offer.pk)
        if changed_at.isoformat() != seen:
            raise Invalid("offer_changed_meanwhile")
    changes = write_content(offer, within_rights(_with_partners(content, partners, by), by))
    if changes:
        remember_manual(offer, list(changes))
        audit.record("directory.offer.update", offer, by=by, changes=changes)
        index_offers([offer.pk])
    return offer


def _with_partners(content: Mapping[str, Any], partners: PartnerNames | None, by: Actor) -> Content:
    """``content`` with the keys of the organisations named, new ones created."""
    if partners is None:
        return dict(content)
    names = [name for name in (partners.traeger, *partners.cooperation) if name]
    keys = get_or_create_organisations(names=names, by=by) if names else {}
    cooperation = frozenset(keys[name] for name in partners.cooperation if name in keys)
    return {**content, "traeger": keys.get(partners.traeger), "cooperation": cooperation}
