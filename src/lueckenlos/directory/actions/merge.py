"""Making two entries of the same offer one."""

from collections.abc import Iterable

from django.db import transaction

from lueckenlos.directory.actions.search import index_offers
from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.content import content_of
from lueckenlos.directory.rules import may_merge
from lueckenlos.directory.writing import remember_manual, write_content
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def merge_offers(*, keep: Offer, drop: Offer, chosen: Iterable[str], by: Actor) -> Offer:
    """``keep`` takes the fields in ``chosen`` from ``drop``, which goes into the archive and points to ``keep``.

    The newer Stand of the two holds for the merged entry. Waiting proposals move along.
    """
    ensure(may_merge(by, keep, drop))
    other = content_of(drop)
    changes = write_content(keep, {name: other[name] for name in chosen if name in other and name != "stand"})
    if drop.stand and (keep.stand is None or drop.stand > keep.stand):
        changes["stand"] = (keep.stand, drop.stand)
        keep.stand = drop.stand
        keep.save(update_fields=["stand", "changed_at"])
    remember_manual(keep, [*changes, *drop.manual_fields])
    drop.proposals.filter(decided_at=None).update(offer=keep)
    drop.links.update(offer=keep)
    before = drop.status
    drop.status, drop.merged_into = OfferStatus.ARCHIVIERT, keep
    drop.save(update_fields=["status", "merged_into", "changed_at"])
    audit.record("directory.offer.merge", keep, by=by, changes=changes | {"merged_from": (None, drop)})
    audit.record(
        "directory.offer.merged_away",
        drop,
        by=by,
        changes={"status": (before, drop.status), "merged_into": (None, keep)},
    )
    index_offers([keep.pk, drop.pk])
    return keep
