"""Orders of printed copies: those of the own Stelle, and what can be ordered from outside."""

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from lueckenlos.library.enums import EditionState, OrderState
from lueckenlos.library.models import Edition, Order
from lueckenlos.tenancy.actor import Actor


def orders_for(actor: Actor, state: str = OrderState.OFFEN) -> QuerySet[Order]:
    """The oldest open one first; of the others the newest."""
    rows = Order.objects.filter(stelle=actor.stelle, state=state).select_related("edition__publication")
    return rows.order_by("ordered_at", "pk") if state == OrderState.OFFEN else rows.order_by("-done_on", "-pk")


def get_order_or_404(actor: Actor, pk: int) -> Order:
    return get_object_or_404(Order.objects.filter(stelle=actor.stelle), pk=pk)


def shelf_of(actor: Actor) -> list[Edition]:
    """Editions that are out, with their copies. One query."""
    rows = Edition.objects.filter(stelle=actor.stelle, state=EditionState.VEROEFFENTLICHT)
    return list(rows.select_related("publication").order_by("publication__title_key", "-number"))


def open_orders(actor: Actor) -> int:
    return orders_for(actor).count()
