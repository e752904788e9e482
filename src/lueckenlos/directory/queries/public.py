"""The public door: what citizens see, across all Stellen. The one file of the package that looks beyond a scope."""

from contextlib import AbstractContextManager
from datetime import date, datetime

from django.db.models import Q, QuerySet

from lueckenlos.directory.enums import PUBLIC, OfferStatus
from lueckenlos.directory.models import Offer, OfferArea, OfferLink
from lueckenlos.directory.rules.freshness import Freshness, newest_stand
from lueckenlos.geo.models import Gebiet
from lueckenlos.shared.tokens import token_hash
from lueckenlos.tenancy.doors import behind_address
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import all_tenants


def published_offers(today: date) -> QuerySet[Offer]:
    """Every offer the public may see, of all Stellen."""
    with all_tenants():
        return Offer.objects.filter(visible_to_public(today))


def public_offers(kommune: Stelle, today: date) -> QuerySet[Offer]:
    """What citizens of ``kommune`` find: its own offers, and those of the Stellen above that serve it."""
    own = Q(stelle=kommune.pk)
    above = stellen_above(kommune)
    if not above:
        return published_offers(today).filter(own)
    served = OfferArea.objects.filter(gebiet__in=_territory(kommune)).values("offer")
    here = Q(pk__in=served) | ~Q(pk__in=OfferArea.objects.values("offer"))
    # the first condition says nothing new; it lets one index answer instead of one for each half of the second
    return published_offers(today).filter(Q(stelle__in=[kommune.pk, *above]), own | here)


def visible_to_public(today: date) -> Q:
    """Released and public; unchecked details stay, marked, until their last term has passed."""
    gone = newest_stand(Freshness.HIDDEN, today)
    marked = Q(status=OfferStatus.VERALTET) & (Q(stand__gt=gone) | Q(stand=None, created_at__date__gt=gone))
    return Q(visibility=Visibility.OEFFENTLICH) & (Q(status__in=PUBLIC) | marked)


def stellen_above(stelle: Stelle) -> list[int]:
    """Keys of the Stellen over this one, nearest first. One query each."""
    found: list[int] = []
    here = stelle.parent_id
    while here is not None and here not in found:
        found.append(here)
        here = Stelle.objects.filter(pk=here).values_list("parent_id", flat=True).first()
    return found


def behind(token: str, moment: datetime) -> AbstractContextManager[OfferLink | None]:
    """The link of a secret address with the scope of its Stelle open; None, and no scope, for any other address."""
    return behind_address(
        lambda: OfferLink.objects.filter(token_hash=token_hash(token)).select_related("organisation", "offer"),
        is_open=lambda link: link.open_at(moment),
    )


def _territory(stelle: Stelle) -> list[int]:
    """The Gebiete of a Stelle with their parts and everything above them."""
    own = list(stelle.gebiete.values_list("pk", "parent_id"))
    keys = {key for pair in own for key in pair if key is not None}
    parts = Gebiet.objects.filter(parent__in=[key for key, _ in own]).values_list("pk", flat=True)
    return sorted(keys | set(parts))
