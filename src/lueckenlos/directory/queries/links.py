"""What somebody sees who comes by a secret link."""

from django.db.models import Prefetch

from lueckenlos.directory.enums import ACTIVE, OfferStatus
from lueckenlos.directory.models import Offer, OfferLink, OfferPlace, OfferProposal
from lueckenlos.directory.rules import link_covers

# a Träger with more offers than this works with an account
MOST = 100


def offers_behind(link: OfferLink) -> list[Offer]:
    """The offers the link opens, by title, with all parts. The Stelle's scope must be open."""
    rows = Offer.objects.filter(traeger=link.organisation_id, status__in=[*ACTIVE, OfferStatus.EINGEREICHT])
    if link.offer_id is not None:
        rows = Offer.objects.filter(pk=link.offer_id)
    places = Prefetch("places", OfferPlace.objects.select_related("gemeinde"))
    rows = rows.select_related("stelle", "traeger").prefetch_related(places, "times", "served__gebiet", "cooperation")
    return [offer for offer in rows.order_by("title_key", "id")[:MOST] if link_covers(link, offer)]


def changes_waiting(offers: list[Offer]) -> frozenset[int]:
    """Keys of those offers for which a proposed change is not decided yet."""
    waiting = OfferProposal.objects.filter(offer__in=offers, decided_at=None)
    return frozenset(waiting.values_list("offer_id", flat=True))
