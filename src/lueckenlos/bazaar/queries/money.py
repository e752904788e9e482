"""The settlement: sums by seller, drawers, and what is unclear."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet, Sum

from lueckenlos.bazaar.enums import LineState, ReceiptKind, Rounding
from lueckenlos.bazaar.models import Bazaar, Item, Receipt, ReceiptLine, Seller, SellerGroup, Till
from lueckenlos.bazaar.queries.work import UNCLEAR
from lueckenlos.bazaar.rules import Share, Terms, settle


@dataclass(frozen=True, slots=True)
class SellerLine:
    """One seller in the settlement."""

    seller: Seller
    items: int
    sold: int
    share: Share

    @property
    def unsold(self) -> int:
        return self.items - self.sold


@dataclass(frozen=True, slots=True)
class Drawer:
    """One till: what it took by its receipts, and what was counted. In cents."""

    till: Till
    receipts: int
    taken: int
    returned: int

    @property
    def expected(self) -> int:
        return self.till.float_cents + self.taken - self.returned

    @property
    def difference(self) -> int | None:
        return None if self.till.counted_cents is None else self.till.counted_cents - self.expected


@dataclass(frozen=True, slots=True)
class Settlement:
    """The whole bazaar. ``surplus``: money for a second sale or at another price, which belongs to no seller."""

    lines: tuple[SellerLine, ...]
    drawers: tuple[Drawer, ...]
    turnover: int
    commission: int
    fees: int
    payouts: int
    claims: int
    # what the drawers should hold beyond the change they began with
    taken: int

    @property
    def surplus(self) -> int:
        return self.taken - self.turnover

    @property
    def shared(self) -> int:
        """Σ payouts − Σ claims + Σ commission + Σ fees: the turnover once more, seen from the sellers."""
        return self.payouts - self.claims + self.commission + self.fees

    @property
    def counted(self) -> int | None:
        """What was counted beyond the change; None while a drawer is uncounted."""
        sums = [one.till.counted_cents for one in self.drawers]
        known = [one for one in sums if one is not None]
        if not known or len(known) < len(sums):
            return None
        return sum(known) - sum(one.till.float_cents for one in self.drawers)

    @property
    def all_counted(self) -> bool:
        return self.counted is not None

    @property
    def balanced(self) -> bool:
        return self.shared == self.turnover and self.counted == self.taken


def terms_of(bazaar: Bazaar, group: SellerGroup) -> Terms:
    return Terms(group.rate_bp, group.fee_cents, bazaar.commission_step_cents, Rounding(bazaar.rounding))


def settlement_of(bazaar: Bazaar) -> Settlement:
    """Everything to the cent. Five queries, whatever the size."""
    listed, sold = _listed(bazaar), _sold(bazaar)
    terms = {group.pk: terms_of(bazaar, group) for group in SellerGroup.objects.filter(bazaar=bazaar)}
    lines = []
    rows = Seller.objects.filter(bazaar=bazaar, number__isnull=False)
    for seller in rows.select_related("group", "registration").order_by("number"):
        count, turnover = sold.get(seller.pk, (0, 0))
        items = listed.get(seller.pk, 0)
        lines.append(SellerLine(seller, items, count, settle(turnover, terms[seller.group_id], has_list=items > 0)))
    drawers = drawers_of(bazaar)
    shares = [line.share for line in lines]
    return Settlement(
        lines=tuple(lines),
        drawers=tuple(drawers),
        turnover=sum(share.turnover for share in shares),
        commission=sum(share.commission for share in shares),
        fees=sum(share.fee for share in shares),
        payouts=sum(share.payout for share in shares),
        claims=sum(share.claim for share in shares),
        taken=sum(one.taken - one.returned for one in drawers),
    )


def share_of(seller: Seller) -> SellerLine:
    """One seller as it stands now. Two queries."""
    items = Item.objects.filter(seller=seller).count()
    found = ReceiptLine.objects.filter(item__seller=seller, state=LineState.VERKAUFT).aggregate(
        n=Count("pk"), cents=Sum("price_cents", default=0)
    )
    terms = terms_of(seller.bazaar, seller.group)
    return SellerLine(seller, items, found["n"], settle(found["cents"], terms, has_list=items > 0))


def drawers_of(bazaar: Bazaar) -> list[Drawer]:
    """By number. One query."""
    sale, back = Q(receipts__kind=ReceiptKind.VERKAUF), Q(receipts__kind=ReceiptKind.RUECKNAHME)
    rows = Till.objects.filter(bazaar=bazaar).annotate(
        n=Count("receipts"),
        taken=Sum("receipts__total_cents", filter=sale, default=0),
        returned=Sum("receipts__total_cents", filter=back, default=0),
    )
    return [Drawer(till, till.n, till.taken, till.returned) for till in rows.order_by("number")]


def unclear_lines(bazaar: Bazaar) -> QuerySet[ReceiptLine]:
    """Second sales and returns of what was never sold, oldest first."""
    rows = ReceiptLine.objects.filter(receipt__bazaar=bazaar, state__in=UNCLEAR)
    return rows.select_related("item__seller", "receipt__till").order_by("pk")


def receipts_of(bazaar: Bazaar) -> QuerySet[Receipt]:
    """Newest first, with their lines. Two queries."""
    rows = Receipt.objects.filter(bazaar=bazaar).select_related("till").prefetch_related("lines__item__seller")
    return rows.order_by("-pk")


def unsold_items(bazaar: Bazaar, sellers: Iterable[int] | None = None) -> list[Item]:
    """What goes back, by number and position. One query."""
    sold = ReceiptLine.objects.filter(receipt__bazaar=bazaar, state=LineState.VERKAUFT).values("item")
    rows = Item.objects.filter(seller__bazaar=bazaar, seller__number__isnull=False).exclude(pk__in=sold)
    if sellers is not None:
        rows = rows.filter(seller__in=list(sellers))
    return list(rows.select_related("seller").order_by("seller__number", "position"))


def sold_items(seller: Seller) -> list[Item]:
    """What was sold for this seller. One query."""
    rows = Item.objects.filter(seller=seller, lines__state=LineState.VERKAUFT)
    return list(rows.order_by("position"))


def _listed(bazaar: Bazaar) -> dict[int, int]:
    rows = Item.objects.filter(seller__bazaar=bazaar).order_by().values_list("seller").annotate(n=Count("pk"))
    return dict(rows)


def _sold(bazaar: Bazaar) -> dict[int, tuple[int, int]]:
    rows = ReceiptLine.objects.filter(receipt__bazaar=bazaar, state=LineState.VERKAUFT)
    found = rows.order_by().values_list("item__seller").annotate(n=Count("pk"), cents=Sum("price_cents"))
    return {seller: (count, cents) for seller, count, cents in found}
