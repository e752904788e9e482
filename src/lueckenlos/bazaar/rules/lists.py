"""A whole list at once: every line is looked at; what is wrong with one keeps no other from being taken."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lueckenlos.bazaar.listfile import Line
from lueckenlos.bazaar.models import Bazaar
from lueckenlos.bazaar.rules.items import ItemValues, checked_item
from lueckenlos.shared.errors import Invalid

_PRICE: Final = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,7})(?:[,.](\d{1,2}))?", re.ASCII)
_SHOWN: Final = 40


@dataclass
class ListCheck:
    """What can be taken, by line number, and the reason against each line that cannot."""

    values: list[tuple[int, ItemValues]] = field(default_factory=list)
    refused: list[tuple[int, Invalid]] = field(default_factory=list)


def price_of(text: str) -> int:
    """„3,50“, „3.50 €“, „1.000“ → cents. Raises Invalid."""
    plain = re.sub(r"[\s\u00a0€]|euro|eur", "", text.lower())
    if not plain:
        raise Invalid("item_price_missing")
    match = _PRICE.fullmatch(plain)
    if match is None:
        raise Invalid("item_price_unreadable", text=text.strip()[:_SHOWN])
    return int(match[1].replace(".", "")) * 100 + int((match[2] or "0").ljust(2, "0"))


def check_list(
    lines: Iterable[Line],
    bazaar: Bazaar,
    limits: Mapping[str, int | None],
    *,
    there: Sequence[ItemValues] = (),
    most: int,
) -> ListCheck:
    """``there``: what the list already holds; the same file again adds nothing. ``most``: how long it may become."""
    checked = ListCheck()
    known, held = Counter(there), Counter(one.category for one in there)
    for line in lines:
        try:
            values = ItemValues(line.description, line.size, line.category, price_of(line.price))
            values = checked_item(values, bazaar, limits)
            _check_room(values, limits, held, known, most)
        except Invalid as error:
            checked.refused.append((line.number, error))
        else:
            held[values.category] += 1
            checked.values.append((line.number, values))
    return checked


def _check_room(
    values: ItemValues, limits: Mapping[str, int | None], held: Counter[str], known: Counter[ItemValues], most: int
) -> None:
    """Raises Invalid for a line that is on the list already, or that is one too many."""
    if known[values]:
        known[values] -= 1
        raise Invalid("list_line_there")
    limit = limits.get(values.category)
    if limit is not None and held[values.category] >= limit:
        raise Invalid("list_category_over", category=values.category, most=limit)
    if held.total() >= most:
        raise Invalid("list_full", most=most)


def over_limit(
    values: Iterable[ItemValues], limits: Mapping[str, int | None], there: Mapping[str, int]
) -> list[Invalid]:
    """One reason for each category with too many items."""
    counted = Counter(one.category for one in values)
    return [
        Invalid("list_category_full", category=name, most=most, found=counted[name] + there.get(name, 0))
        for name, most in limits.items()
        if most is not None and counted[name] and counted[name] + there.get(name, 0) > most
    ]
