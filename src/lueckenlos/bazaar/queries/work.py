"""The door of the work area: the bazaar of an event in sight, its sellers and their lists."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Sum
from django.shortcuts import get_object_or_404

from lueckenlos.bazaar.enums import BazaarView, LineState
from lueckenlos.bazaar.models import Bazaar, Item, ReceiptLine, Seller, SellerGroup
from lueckenlos.bazaar.rules import ItemValues, may_settle
from lueckenlos.events.enums import SURE, PlaceKind
from lueckenlos.events.models import Booking, Registration
from lueckenlos.events.queries.work import visible_events
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class Figures:
    """The state of a bazaar at a glance; money in cents."""

    waiting: int
    withdrawn: int
    numbers: int
    empty: int
    items: int
    worth: int
    sold: int
    turnover: int
    unclear: int
    changed: int


def get_bazaar_or_404(actor: Actor, event_pk: int) -> Bazaar:
    """With its event. One query."""
    rows = Bazaar.objects.filter(event__in=visible_events(actor).order_by().values("pk"))
    return get_object_or_404(rows.select_related("event", "stelle"), event=event_pk)


def booking_of(bazaar: Bazaar) -> Booking | None:
    """How one registers. One query."""
    return Booking.objects.filter(event=bazaar.event_id).first()


def groups_of(bazaar: Bazaar) -> list[SellerGroup]:
    """Helpers, regulars, free ones. One query."""
    return list(SellerGroup.objects.filter(bazaar=bazaar).order_by("number_from", "id"))


def firm_registrations(bazaar: Bazaar) -> QuerySet[Registration]:
    """Who has a firm place for a number, in the order in which the server decided."""
    rows = Registration.objects.filter(booking__event=bazaar.event_id, place_type__kind=PlaceKind.NUMMER)
    return rows.filter(status__in=[status.value for status in SURE]).order_by("number")


def waiting_registrations(bazaar: Bazaar) -> QuerySet[Registration]:
    """Firm, and never had a number here."""
    return firm_registrations(bazaar).filter(seller=None)


def withdrawn_sellers(bazaar: Bazaar) -> QuerySet[Seller]:
    """Who has a number and has cancelled since."""
    rows = Seller.objects.filter(bazaar=bazaar, number__isnull=False, registration__isnull=False)
    return rows.exclude(registration__status__in=[status.value for status in SURE])


def changed_since_payout(bazaar: Bazaar) -> QuerySet[Seller]:
    """Paid out, and then a till sent one more sale of theirs, or one that was taken back: the sum is another now."""
    lines = ReceiptLine.objects.filter(item__seller=OuterRef("pk"), receipt__received_at__gt=OuterRef("paid_out_at"))
    # taking back the second sale of an item leaves the first one, which was paid
    still_sold = ReceiptLine.objects.filter(item=OuterRef("item"), state=LineState.VERKAUFT)
    gone = Q(state=LineState.RUECKNAHME) & ~Exists(still_sold)
    return Seller.objects.filter(Exists(lines.filter(Q(state=LineState.VERKAUFT) | gone)), bazaar=bazaar)


def figures_of(bazaar: Bazaar) -> Figures:
    """Seven queries, whatever the size."""
    items = Item.objects.filter(seller__bazaar=bazaar).aggregate(n=Count("pk"), worth=Sum("price_cents", default=0))
    lines = ReceiptLine.objects.filter(receipt__bazaar=bazaar).aggregate(
        sold=Count("pk", filter=Q(state=LineState.VERKAUFT)),
        turnover=Sum("price_cents", filter=Q(state=LineState.VERKAUFT), default=0),
        unclear=Count("pk", filter=Q(state__in=UNCLEAR)),
    )
    numbers = Seller.objects.filter(bazaar=bazaar, number__isnull=False)
    return Figures(
        waiting=waiting_registrations(bazaar).count(),
        withdrawn=withdrawn_sellers(bazaar).count(),
        numbers=numbers.count(),
        empty=numbers.filter(items=None).count(),
        items=items["n"],
        worth=items["worth"],
        sold=lines["sold"],
        turnover=lines["turnover"],
        unclear=lines["unclear"],
        changed=changed_since_payout(bazaar).count(),
    )


UNCLEAR = (LineState.DOPPELT.value, LineState.UNKLAR.value)


def sellers_for(actor: Actor, bazaar: Bazaar) -> QuerySet[Seller]:
    """Everybody who has or had a number, by number; nobody for those who may not see names."""
    if not may_settle(actor, bazaar):
        return Seller.objects.none()
    rows = Seller.objects.filter(bazaar=bazaar).select_related("group", "registration")
    return rows.order_by("number", "id")


def search_sellers(actor: Actor, bazaar: Bazaar, view: BazaarView, text: str) -> QuerySet[Seller]:
    """The list with its filter; ``text`` is looked for in the name, or is the number. With ``listed`` and ``worth``."""
    rows = sellers_for(actor, bazaar).annotate(listed=Count("items"), worth=Sum("items__price_cents", default=0))
    if view is BazaarView.EMPTY:
        rows = rows.filter(number__isnull=False, listed=0)
    if view is BazaarView.WITHDRAWN:
        rows = rows.filter(pk__in=withdrawn_sellers(bazaar).values("pk"))
    if text := " ".join(text.replace("\0", " ").split()):
        found = Q(registration__name__icontains=text)
        rows = rows.filter(found | Q(number=int(text)) if text.isdecimal() and len(text) < 6 else found)
    return rows


def get_seller_or_404(actor: Actor, bazaar: Bazaar, pk: int) -> Seller:
    """One query; its ``bazaar`` is the one given."""
    seller = get_object_or_404(sellers_for(actor, bazaar), pk=pk)
    seller.bazaar = bazaar
    return seller


def items_of(seller: Seller) -> list[Item]:
    """With ``sold`` on each. One query."""
    sold = Count("lines", filter=Q(lines__state=LineState.VERKAUFT))
    return list(Item.objects.filter(seller=seller).annotate(sold=sold).order_by("position"))


def items_for_labels(bazaar: Bazaar, sellers: Iterable[int] | None = None) -> list[Item]:
    """By number and position, for everybody or these sellers. One query."""
    rows = Item.objects.filter(seller__bazaar=bazaar, seller__number__isnull=False)
    if sellers is not None:
        rows = rows.filter(seller__in=list(sellers))
    return list(rows.select_related("seller").order_by("seller__number", "position"))


def get_item_or_404(seller: Seller, pk: int) -> Item:
    """One of this seller. One query."""
    item = get_object_or_404(Item.objects.filter(seller=seller), pk=pk)
    item.seller = seller
    return item


def listed_values(seller: Seller) -> list[ItemValues]:
    """What stands on the list. One query."""
    rows = Item.objects.filter(seller=seller).order_by("position")
    return [ItemValues(*row) for row in rows.values_list("description", "size", "category", "price_cents")]


def category_counts(seller: Seller, *, without: Item | None = None) -> dict[str, int]:
    """How many of each category are on the list. One query."""
    rows = Item.objects.filter(seller=seller)
    if without is not None:
        rows = rows.exclude(pk=without.pk)
    return dict(rows.order_by().values_list("category").annotate(n=Count("pk")))


def is_sold(item: Item) -> bool:
    """Whether any receipt knows it, also a returned or unclear one. One query."""
    return ReceiptLine.objects.filter(item=item).exists()
