"""Item lists: typed, uploaded, copied from last time. The seller behind the link and the office use the same."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from lueckenlos.bazaar.models import Item, Seller
from lueckenlos.bazaar.queries.regulars import unsold_before
from lueckenlos.bazaar.queries.work import category_counts, is_sold
from lueckenlos.bazaar.rules import ItemValues, checked_item, limits_of, may_fill
from lueckenlos.bazaar.rules.lists import over_limit
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor

MOST_POSITION: Final = 9999
_TEXTS: Final = ("description", "size", "category", "price_cents")


@transaction.atomic
def add_item(*, seller: Seller, by: Actor, values: ItemValues, now: datetime) -> Item:
    """One more item at the end. Raises Invalid for wrong values and a full list."""
    seller = _opened(seller, by, now)
    made = _append(seller, [values])
    audit.record("bazaar.item.add", made[0], by=by, changes={"list": (None, str(seller))})
    return made[0]


@transaction.atomic
def change_item(*, item: Item, by: Actor, values: ItemValues, now: datetime) -> Item:
    """Text or price; the label has to be printed again. Raises Invalid after a sale."""
    seller = _opened(item.seller, by, now)
    item = _fresh(item, seller)
    limits = limits_of(seller.bazaar)
    checked = checked_item(values, seller.bazaar, limits)
    if full := over_limit([checked], limits, category_counts(seller, without=item)):
        raise full[0]
    changes = audit.changed(item, {name: getattr(checked, name) for name in _TEXTS})
    if changes:
        item.save(update_fields=list(_TEXTS))
        audit.record("bazaar.item.change", item, by=by, changes=changes)
    return item


@transaction.atomic
def remove_item(*, item: Item, by: Actor, now: datetime) -> None:
    """Strike it; its position is never given to another one."""
    seller = _opened(item.seller, by, now)
    item = _fresh(item, seller)
    audit.record("bazaar.item.remove", item, by=by, changes={"list": (str(seller), None)})
    item.delete()


@transaction.atomic
def add_list(
    *, seller: Seller, by: Actor, rows: Sequence[ItemValues], now: datetime, after: int | None = None
) -> list[Item]:
    """All these rows, or none. Raises Invalid with the first reason against it.

    ``after``: the last item of the list that somebody looked at; a second click finds another one and adds nothing.
    """
    seller = _opened(seller, by, now)
    if after is not None and after != seller.last_position:
        raise Invalid("list_stale")
    made = _append(seller, rows)
    audit.record("bazaar.item.upload", seller, by=by, changes={"items": (0, len(made))})
    return made


@transaction.atomic
def copy_unsold(*, seller: Seller, by: Actor, now: datetime) -> list[Item]:
    """What was left last time and is not on the list yet, as far as it fits; prices as they were.

    Raises Invalid where nothing of it can be taken.
    """
    seller = _opened(seller, by, now)
    limits, there = limits_of(seller.bazaar), category_counts(seller)
    known = set(Item.objects.filter(seller=seller).values_list(*_TEXTS))
    room = seller.group.max_items - sum(there.values())
    fitting: list[ItemValues] = []
    for old in unsold_before(seller):
        values = ItemValues(old.description, old.size, old.category, old.price_cents)
        try:
            values = checked_item(values, seller.bazaar, limits)
        except Invalid:
            # a category or a price step that is gone: the person types it again
            continue
        as_row = tuple(getattr(values, name) for name in _TEXTS)
        if as_row not in known and len(fitting) < room and not over_limit([*fitting, values], limits, there):
            fitting.append(values)
            known.add(as_row)
    if not fitting:
        raise Invalid("list_nothing_left")
    made = _append(seller, fitting)
    audit.record("bazaar.item.copy", seller, by=by, changes={"items": (0, len(made))})
    return made


@transaction.atomic
def set_wishes(
    *, seller: Seller, by: Actor, now: datetime, keep_number: bool | None = None, charity: bool | None = None
) -> Seller:
    """What becomes of the number and of what is left over; None leaves it. Raises Invalid where nothing is donated."""
    seller = _opened(seller, by, now)
    if charity and not seller.bazaar.charity:
        raise Invalid("charity_not_offered")
    asked = {"keep_number": keep_number, "charity": charity}
    changes = audit.changed(seller, {name: value for name, value in asked.items() if value is not None})
    if changes:
        seller.save(update_fields=["keep_number", "charity"])
        audit.record("bazaar.seller.wishes", seller, by=by, changes=changes)
    return seller


def _opened(seller: Seller, by: Actor, now: datetime) -> Seller:
    """The row for this transaction alone, so that two windows do not overfill one list."""
    rows = Seller.objects.select_for_update(of=("self",), no_key=True)
    seller = rows.select_related("bazaar__event", "group", "registration").get(pk=seller.pk)
    ensure(may_fill(by, seller, now))
    if by.by_link and seller.handed_in_at is not None:
        raise Invalid("item_handed_in")
    return seller


def _append(seller: Seller, rows: Sequence[ItemValues]) -> list[Item]:
    limits, there = limits_of(seller.bazaar), category_counts(seller)
    checked = [checked_item(values, seller.bazaar, limits) for values in rows]
    if (
        sum(there.values()) + len(checked) > seller.group.max_items
        or seller.last_position + len(checked) > MOST_POSITION
    ):
        raise Invalid("list_full", most=seller.group.max_items)
    if full := over_limit(checked, limits, there):
        raise full[0]
    first = seller.last_position + 1
    made = Item.objects.bulk_create(
        Item(
            stelle_id=seller.stelle_id,
            seller=seller,
            position=position,
            description=one.description,
            size=one.size,
            category=one.category,
            price_cents=one.price_cents,
        )
        for position, one in enumerate(checked, first)
    )
    seller.last_position += len(made)
    seller.save(update_fields=["last_position"])
    return made


def _fresh(item: Item, seller: Seller) -> Item:
    found = Item.objects.filter(seller=seller, pk=item.pk).first()
    if found is None:
        raise Invalid("item_gone")
    if is_sold(found):
        raise Invalid("item_sold")
    found.seller = seller
    return found
