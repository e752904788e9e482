"""What a till loads before it works without a network, and what it hears when it is back."""

from typing import Final

from django.db.models import BigIntegerField, Count, F, Max, Sum
from django.db.models.functions import Cast

from lueckenlos.bazaar.enums import LineState
from lueckenlos.bazaar.models import Bazaar, Item, ReceiptLine
from lueckenlos.bazaar.queries.work import UNCLEAR

# so that two prices that are swapped between numbers make another sum
_WEIGHT: Final = 31
Row = tuple[int, int, int, str, str]


def price_list(bazaar: Bazaar) -> list[Row]:
    """(number, item, cents, description, size) of everything for sale. One query."""
    rows = Item.objects.filter(seller__bazaar=bazaar, seller__number__isnull=False)
    names = ("seller__number", "position", "price_cents", "description", "size")
    return list(rows.order_by("seller__number", "position").values_list(*names))


def sold_now(bazaar: Bazaar) -> list[tuple[int, int]]:
    """(number, item) of everything sold. One query."""
    rows = ReceiptLine.objects.filter(receipt__bazaar=bazaar, state=LineState.VERKAUFT)
    names = ("item__seller__number", "item__position")
    return [(number or 0, position) for number, position in rows.order_by(*names).values_list(*names)]


def list_mark(bazaar: Bazaar) -> str:
    """Another one when an item came, went or has another price: then the tills load the list again. One query."""
    rows = Item.objects.filter(seller__bazaar=bazaar, seller__number__isnull=False)
    # a dear item of a high number is more than 32 bits hold
    weighed = Sum(Cast("price_cents", BigIntegerField()) * (F("position") + _WEIGHT * F("seller__number")), default=0)
    found = rows.aggregate(n=Count("pk"), last=Max("pk"), weighed=weighed)
    return f"{found['n']}-{found['last'] or 0}-{found['weighed']}"


def open_receipts(bazaar: Bazaar) -> list[str]:
    """Names of the receipts that the office has not cleared up yet. One query."""
    rows = ReceiptLine.objects.filter(receipt__bazaar=bazaar, state__in=UNCLEAR).order_by("pk")
    return [str(key) for key in rows.values_list("receipt__uuid", flat=True)]
