"""The door of the work area: what somebody sees of their own Stelle."""

from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.directory.enums import OfferStatus
from lueckenlos.directory.models import Offer, OfferPlace, OfferProposal
from lueckenlos.directory.rules import organisation_of
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Permission

# what a row of the list shows; everything else stays in the database
LIST_FIELDS = (
    "title",
    "status",
    "stand",
    "lebensphasen",
    "handlungsfelder",
    "age_from_months",
    "age_to_months",
    "visibility",
    "laufzeit_bis",
    "foerderende",
    "changed_at",
    "created_at",
    "traeger__name",
)
# what the inbox shows of new offers and of proposals
INBOX_FIELDS = ("title", "submitted_name", "changed_at", "traeger__name")
PROPOSAL_FIELDS = ("from_name", "created_at", "values", "offer__title", "offer__traeger__name")


def offers_for(actor: Actor) -> QuerySet[Offer]:
    """The offers of the Stelle; a Träger sees those of its organisation, the Steuerungsgruppe none."""
    if actor.has(Permission.VIEW):
        return Offer.objects.all()
    if actor.has(Permission.EDIT_OWN):
        return Offer.objects.filter(traeger_id=organisation_of(actor) or 0)
    return Offer.objects.none()


def keys_only(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """The same offers as bare keys: an index alone answers, however far down the page lies."""
    return offers.only("pk")


def list_rows(actor: Actor, keys: Iterable[int]) -> list[Offer]:
    """What a list shows of these offers, in the order of ``keys``. One query."""
    wanted = list(keys)
    found = offers_for(actor).select_related("traeger").only(*LIST_FIELDS).in_bulk(wanted)
    return [found[key] for key in wanted if key in found]


def get_offer_or_404(actor: Actor, pk: int) -> Offer:
    """One offer with all its parts, if the actor may see it. Seven queries."""
    gemeinden = Prefetch("places", OfferPlace.objects.select_related("gemeinde"))
    rows = offers_for(actor).select_related("traeger", "stelle", "merged_into", "origin")
    return get_object_or_404(rows.prefetch_related(gemeinden, "times", "served__gebiet", "cooperation"), pk=pk)


def open_proposals(actor: Actor) -> QuerySet[OfferProposal]:
    """Changes that wait for a decision, oldest first."""
    waiting = OfferProposal.objects.filter(decided_at=None)
    if not actor.has(Permission.VIEW):
        waiting = waiting.filter(offer__in=offers_for(actor).values("pk"))
    return waiting.select_related("offer__traeger").order_by("created_at", "pk")


def submitted_offers(actor: Actor) -> QuerySet[Offer]:
    """New offers that wait for release, oldest first."""
    return (
        offers_for(actor).filter(status=OfferStatus.EINGEREICHT).select_related("traeger").order_by("changed_at", "pk")
    )


def inbox_count(actor: Actor) -> int:
    """How many decisions wait; for the badge in the navigation. Two queries, none for roles that decide nothing."""
    if not actor.has(Permission.RELEASE):
        return 0
    return submitted_offers(actor).count() + open_proposals(actor).count()
