"""Who may do what at a bazaar, and the arithmetic of numbers, lists and money."""

from lueckenlos.bazaar.rules.items import ItemValues, checked_item, limits_of
from lueckenlos.bazaar.rules.numbers import Given, Wanting, assign
from lueckenlos.bazaar.rules.rights import (
    lists_are_open,
    may_close,
    may_create,
    may_edit,
    may_fill,
    may_reopen,
    may_sell,
    may_settle,
    may_view,
)
from lueckenlos.bazaar.rules.settlement import Share, Terms, commission, settle

__all__ = [
    "Given",
    "ItemValues",
    "Share",
    "Terms",
    "Wanting",
    "assign",
    "checked_item",
    "commission",
    "limits_of",
    "lists_are_open",
    "may_close",
    "may_create",
    "may_edit",
    "may_fill",
    "may_reopen",
    "may_sell",
    "may_settle",
    "may_view",
    "settle",
]
