"""Printed copies: ordered by anybody, shipped by the Stelle, forgotten in time."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import F

from lueckenlos.library import rules
from lueckenlos.library.enums import OrderState
from lueckenlos.library.mail import queue_order
from lueckenlos.library.models import Edition, Order
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor, link_actor

PERSONAL: Final = ("name", "institution", "street", "plz", "town", "email", "purpose")
FORM: Final = "Bestellformular"
_REQUIRED: Final = ("name", "street", "plz", "town", "email")


@transaction.atomic
def order_copies(*, edition: Edition, number: int, values: Mapping[str, Any], token: uuid.UUID, now: datetime) -> Order:
    """From the public form, in the scope of the Stelle; the same form again changes nothing. Copies are set aside.

    Raises Invalid ``order_not_possible``, ``order_sold_out``, ``order_too_many``, ``order_incomplete``, ``order_full``.
    """
    # whoever holds the edition counts its copies alone
    held = Edition.objects.select_for_update(of=("self",)).select_related("stelle").get(pk=edition.pk)
    if known := Order.objects.filter(token=token).first():
        return known
    _check(held, number)
    given = {name: values.get(name, "").strip() for name in PERSONAL}
    if not all(given[name] for name in _REQUIRED):
        raise Invalid("order_incomplete")
    Edition.objects.filter(pk=held.pk).update(stock=F("stock") - number)
    row = Order.objects.create(stelle=held.stelle, edition=held, number=number, token=token, ordered_at=now, **given)
    audit.record("library.order.place", row, by=link_actor(held.stelle, FORM), changes={"number": (None, number)})
    queue_order(row)
    return row


@transaction.atomic
def ship_order(*, order: Order, today: date, by: Actor) -> Order:
    """Twice is once."""
    return _done(order, OrderState.VERSANDT, today, by)


@transaction.atomic
def cancel_order(*, order: Order, today: date, by: Actor) -> Order:
    """Its copies are free again; twice is once."""
    return _done(order, OrderState.STORNIERT, today, by)


@transaction.atomic
def set_stock(*, edition: Edition, stock: int | None, seen: int | None, by: Actor) -> Edition:
    """``seen`` is the number somebody counted from: an order in between is not overwritten. None: not in print.

    Raises Invalid ``stock_changed``.
    """
    ensure(rules.may_edit(by))
    row = Edition.objects.select_for_update().get(pk=edition.pk)
    if row.stock != seen:
        raise Invalid("stock_changed", stock=0 if row.stock is None else row.stock)
    changes = audit.changed(row, {"stock": stock})
    row.save(update_fields=["stock"])
    audit.record("library.edition.stock", row, by=by, changes=changes)
    return row


@transaction.atomic
def forget_orders(*, today: date, by: Actor) -> int:
    """For the nightly run: number, edition and day stay. Returns how many; a second run finds nobody."""
    ensure(rules.may_forget_orders(by))
    rows = Order.objects.filter(done_on__lt=rules.orders_before(today)).exclude(name="", email="")
    gone = rows.update(**dict.fromkeys(PERSONAL, ""))
    if gone:
        audit.record("library.order.forget", by.stelle, by=by, changes={"orders": (gone, 0)})
    return gone


def _check(edition: Edition, number: int) -> None:
    if not rules.can_be_ordered(edition) or edition.stock is None:
        raise Invalid("order_not_possible")
    if not edition.stock:
        raise Invalid("order_sold_out")
    if not 0 < number <= min(edition.stock, rules.MOST_COPIES):
        raise Invalid("order_too_many", most=min(edition.stock, rules.MOST_COPIES))
    if Order.objects.filter(state=OrderState.OFFEN).count() >= rules.MOST_OPEN_ORDERS:
        raise Invalid("order_full")


def _done(order: Order, state: OrderState, today: date, by: Actor) -> Order:
    ensure(rules.may_edit(by))
    row = Order.objects.select_for_update().get(pk=order.pk)
    if row.state != OrderState.OFFEN:
        return row
    if state is OrderState.STORNIERT:
        Edition.objects.filter(pk=row.edition_id, stock__isnull=False).update(stock=F("stock") + row.number)
    row.state, row.done_on = state, today
    row.save(update_fields=["state", "done_on"])
    audit.record(f"library.order.{_VERB[state]}", row, by=by, changes={"state": (OrderState.OFFEN, state)})
    return row


_VERB: Final = {OrderState.VERSANDT: "ship", OrderState.STORNIERT: "cancel"}
