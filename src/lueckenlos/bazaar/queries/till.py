"""What a till loads before it works without a network, and what it hears when it is back."""

from lueckenlos.bazaar.enums import LineState
from lueckenlos.bazaar.models import Bazaar, Item, ReceiptLine

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
