"""The door upwards: what a Kreis, a KGC and the Bund see of the Stellen below them. Reading only."""

from collections.abc import Iterable

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django_scopes import scope

from lueckenlos.adoption.models import Paper
from lueckenlos.directory.enums import ACTIVE, OfferStatus
from lueckenlos.directory.models import Offer, OfferOrigin
from lueckenlos.directory.queries.work import LIST_FIELDS
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission, StelleArt
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.queries import SEEN, Relation, descendants
from lueckenlos.tenancy.scope import all_tenants


def stellen_in_sight(actor: Actor) -> list[Stelle]:
    """The Stellen below, by name; a commune has none, and looks neither upwards nor sideways. One query."""
    if actor.stelle.art == StelleArt.KOMMUNE or not actor.has(Permission.VIEW):
        return []
    return list(descendants(actor.stelle).order_by("name"))


def offers_in_sight(actor: Actor) -> QuerySet[Offer]:
    """Released offers of the Stellen below, as far as their visibility reaches up."""
    # the scope holds nothing but Stellen below, so one relation decides for all rows
    relation = Relation.BUND if actor.stelle.art == StelleArt.BUND else Relation.ABOVE
    with scope(stelle=stellen_in_sight(actor)):
        offers = Offer.objects.filter(status__in=ACTIVE, visibility__in=sorted(SEEN[relation]))
    return offers.order_by("title_key", "id")


def narrowed(
    offers: QuerySet[Offer], *, text: str = "", stelle: str = "", lebensphase: str = "", handlungsfeld: str = ""
) -> QuerySet[Offer]:
    if text:
        offers = offers.filter(title_key__contains=sort_key(text))
    if stelle:
        offers = offers.filter(stelle__slug=stelle)
    if lebensphase:
        offers = offers.filter(Q(("lebensphasen__any", [lebensphase])))
    if handlungsfeld:
        offers = offers.filter(Q(("handlungsfelder__any", [handlungsfeld])))
    return offers


def shared_rows(actor: Actor, keys: Iterable[int]) -> list[Offer]:
    """What the list shows of these offers, in the order of ``keys``."""
    wanted = list(keys)
    rows = offers_in_sight(actor).select_related("stelle", "traeger")
    found = rows.only(*LIST_FIELDS, "public_id", "stelle__name").in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def get_shared_offer_or_404(actor: Actor, public_id: str) -> Offer:
    rows = offers_in_sight(actor).select_related("stelle", "traeger")
    rows = rows.prefetch_related("places__gemeinde", "times", "served__gebiet", "cooperation")
    return get_object_or_404(rows, public_id=public_id)


def begun_with(paper: Paper) -> list[tuple[str, int, int]]:
    """By version of this template: its key, offers that other Stellen began with it, and how many Stellen. One query.

    Only sums, for the source; what lies in the archive is not counted.
    """
    with all_tenants():
        rows = OfferOrigin.objects.filter(key__startswith=f"{paper.public_id}-").exclude(stelle=paper.stelle_id)
    rows = rows.exclude(offer__status=OfferStatus.ARCHIVIERT).order_by()
    counted = rows.values_list("key").annotate(things=Count("pk"), stellen=Count("stelle", distinct=True))
    return list(counted)
