"""A whole list at once: every line is looked at, and either all can be taken or none."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
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
    """``values`` by line number, and the reason against each line that cannot be taken."""

    values: list[tuple[int, ItemValues]] = field(default_factory=list)
    refused: list[tuple[int, Invalid]] = field(default_factory=list)
    # against the list as a whole: too many items, too many of one category
    against: list[Invalid] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not self.refused and not self.against


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
    lines: Iterable[Line], bazaar: Bazaar, limits: Mapping[str, int | None], *, room: int, there: Mapping[str, int]
) -> ListCheck:
    """``room``: how many items still fit; ``there``: how many of each category the list already holds."""
    checked = ListCheck()
    for line in lines:
        try:
            values = ItemValues(line.description, line.size, line.category, price_of(line.price))
            checked.values.append((line.number, checked_item(values, bazaar, limits)))
        except Invalid as error:
            checked.refused.append((line.number, error))
    found = len(checked.values) + len(checked.refused)
    if found > room:
        checked.against.append(Invalid("list_too_long", found=found, room=room))
    checked.against += over_limit([one for _, one in checked.values], limits, there)
    return checked


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
