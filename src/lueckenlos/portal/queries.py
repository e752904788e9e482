"""What the public site reads; it starts from the public queries of offers and events and never sees anything else."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.http import Http404
from django.utils import timezone
from django_scopes import scopes_disabled

from lueckenlos.boards.queries.public import published_gremien
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries import public, search
from lueckenlos.events.enums import PUBLIC, EventStatus
from lueckenlos.events.models import Booking, Event
from lueckenlos.events.queries.public import public_events
from lueckenlos.german import QueryWord
from lueckenlos.portal.facets import COLUMNS, Criteria, Hits, phase_counts
from lueckenlos.shared.columns import columns_of
from lueckenlos.shared.prepared import Prepared
from lueckenlos.tenancy.models import Stelle

CARD_FIELDS = (
    "public_id",
    "title",
    "summary",
    "status",
    "stand",
    "age_from_months",
    "age_to_months",
    "kosten_art",
    "traeger__name",
)
# the next events on the start page of a commune
TEASER: Final = 3
# a calendar that is subscribed to; more than any commune plans ahead
FEED: Final = 500
PRINTED_FIELDS = ("title", "summary", "phone", "email", "stand", "traeger__name")


def open_kommunen() -> QuerySet[Stelle]:
    """Stellen whose public page is switched on."""
    return Stelle.objects.filter(portal_open=True).order_by("name")


def get_kommune_or_404(slug: str) -> Stelle:
    """With ``has_events`` and ``has_gremien``, for the navigation. One query."""
    inviting = Exists(public_events(OuterRef("pk"), timezone.now()))  # type: ignore[arg-type] # the Stelle of the outer query
    deciding = Exists(published_gremien(OuterRef("pk")))  # type: ignore[arg-type] # as above
    kommune = open_kommunen().filter(slug=slug).annotate(has_events=inviting, has_gremien=deciding).first()
    if kommune is None:
        raise Http404
    return kommune


def _public_booking(slug: str, public_id: str) -> QuerySet[Booking]:
    with scopes_disabled():
        rows = Booking.objects.filter(stelle__slug=slug, stelle__portal_open=True, event__public_id=public_id)
        return rows.filter(event__status__in=[status.value for status in PUBLIC]).select_related("event", "stelle")


_PUBLIC_BOOKING: Final = Prepared(_public_booking, str, str)


def get_booking_or_404(slug: str, public_id: str, now: datetime) -> Booking:
    """How one registers for a public event, its Stelle with ``has_events``. One query while the event is to come."""
    booking = _PUBLIC_BOOKING.first(slug, public_id)
    if booking is None:
        raise Http404
    event, kommune = booking.event, booking.stelle
    event.stelle = kommune
    to_come = event.status == EventStatus.VEROEFFENTLICHT and event.ends_at > now
    kommune.has_events = to_come or public_events(kommune, now).exists()  # type: ignore[attr-defined] # as above
    return booking


def get_offer_or_404(kommune: Stelle, public_id: str, today: date) -> Offer:
    """One published offer with its places and times. Four queries."""
    offers = public.public_offers(kommune, today).select_related("traeger", "stelle")
    offer = offers.prefetch_related("places", "times", "served__gebiet").filter(public_id=public_id).first()
    if offer is None:
        raise Http404
    return offer


def next_events(kommune: Stelle, now: datetime) -> list[Event]:
    """The soonest few. One query, none where ``get_kommune_or_404`` has seen that there are none."""
    if not getattr(kommune, "has_events", True):
        return []
    return list(public_events(kommune, now)[:TEASER])


def of_kind(events: QuerySet[Event], kind: str) -> QuerySet[Event]:
    """Only events of this kind; all for an empty one."""
    return events.filter(art=kind) if kind else events


def kinds_of(events: QuerySet[Event]) -> set[str]:
    """Which kinds there are. One query."""
    return set(events.order_by().values_list("art", flat=True))


def events_for_feed(kommune: Stelle, now: datetime, kind: str = "") -> list[Event]:
    """One query."""
    return list(of_kind(public_events(kommune, now), kind)[:FEED])


def find(kommune: Stelle, criteria: Criteria, today: date) -> Hits:
    """All hits of the text with their facet columns, best first for a text, else by title."""
    offers = public.public_offers(kommune, today)
    if criteria.text:
        offers = offers.filter(search.answering(criteria.text))
    hits = Hits.of(columns_of(offers.order_by("title_key", "id").values_list("id", *COLUMNS)), criteria.chosen)
    return hits.first(search.ranked(hits.all_ids(), criteria.text)) if criteria.text else hits


def offers_in_order(keys: Sequence[int]) -> list[Offer]:
    """The offers of one page, in the order of ``keys``. Two queries."""
    with scopes_disabled():
        rows = Offer.objects.filter(pk__in=keys).select_related("traeger").only(*CARD_FIELDS)
        rows = rows.prefetch_related("places")
        by_key = {offer.pk: offer for offer in rows}
    return [by_key[key] for key in keys if key in by_key]


def count_by_phase(kommune: Stelle, today: date) -> dict[str, int]:
    """How many offers each Lebensphase has, for the tiles of the start page. One query."""
    columns = columns_of(public.public_offers(kommune, today).order_by().values_list(COLUMNS[0]))
    total, counts = phase_counts(columns[0]) if columns else (0, {})
    return {"alle": total, **counts}


def offers_for_print(keys: Sequence[int]) -> list[Offer]:
    """What the page for printing shows, in the order of ``keys``. Three queries."""
    with scopes_disabled():
        rows = Offer.objects.filter(pk__in=keys).select_related("traeger").only(*PRINTED_FIELDS)
        by_key = {offer.pk: offer for offer in rows.prefetch_related("places", "times")}
    return [by_key[key] for key in keys if key in by_key]


def asked_words(criteria: Criteria) -> list[QueryWord]:
    """The words of the text as the search understands them, to mark them where they stand. At most one query."""
    return search.understood(criteria.text) if criteria.text else []


def spelled_otherwise(kommune: Stelle, criteria: Criteria, today: date) -> str:
    """The text with its unknown words as the commune's published offers write them; empty if there is nothing."""
    if not criteria.text:
        return ""
    return search.corrected(criteria.text, public.public_offers(kommune, today))
