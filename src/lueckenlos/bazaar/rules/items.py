"""What may stand on a list: texts, prices and how many of which category."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.db import models

from lueckenlos.bazaar.models import Bazaar, Item
from lueckenlos.shared.errors import Invalid

# a price above is a slip of the comma
MOST_CENTS: Final = 100_000
_CONTROL: Final = re.compile(r"[\x00-\x1f\x7f\u2028\u2029]+")
_TEXTS: Final = ("description", "size", "category")


@dataclass(frozen=True, slots=True)
class ItemValues:
    """One line of a list."""

    description: str
    size: str
    category: str
    price_cents: int


def limits_of(bazaar: Bazaar) -> dict[str, int | None]:
    """Category → how many a seller may bring, None for any number. Raises Invalid for a limit that is no number."""
    found: dict[str, int | None] = {}
    for line in bazaar.categories.splitlines():
        name, colon, limit = (part.strip() for part in line.partition(":"))
        if not name:
            continue
        if colon and not (limit.isascii() and limit.isdecimal() and 0 < int(limit[:5]) <= 500):
            raise Invalid("bazaar_limit_wrong", line=line.strip())
        if len(name) > (Item._meta.get_field("category").max_length or 0):
            raise Invalid("bazaar_category_long", line=name)
        found[name] = int(limit) if colon else None
    return found


def checked_item(values: ItemValues, bazaar: Bazaar, limits: Mapping[str, int | None]) -> ItemValues:
    """The same with tidy texts; raises Invalid with what is wrong with it."""
    texts = {name: " ".join(_CONTROL.sub(" ", getattr(values, name)).split()) for name in _TEXTS}
    for name, text in texts.items():
        field: models.Field[Any, Any] = Item._meta.get_field(name)  # type: ignore[assignment] # a plain text field
        if len(text) > (field.max_length or 0):
            raise Invalid("item_text_long", field=field.verbose_name, most=field.max_length)
    if not texts["description"]:
        raise Invalid("item_description_missing")
    texts["category"] = _category(texts["category"], limits)
    check_price(values.price_cents, bazaar)
    return ItemValues(price_cents=values.price_cents, **texts)


def check_price(cents: int, bazaar: Bazaar) -> None:
    """Within bounds, and a multiple of the step."""
    if cents < bazaar.min_price_cents:
        raise Invalid("item_price_low", least=_euro(bazaar.min_price_cents))
    if cents > MOST_CENTS:
        raise Invalid("item_price_high", most=MOST_CENTS // 100)
    if cents % bazaar.price_step_cents:
        raise Invalid("item_price_step", step=bazaar.get_price_step_cents_display())


def _category(text: str, limits: Mapping[str, int | None]) -> str:
    """As the settings write it, whatever the capitals; the first one where there is nothing to choose."""
    if not limits:
        return text
    known = {name.casefold(): name for name in limits}
    if text.casefold() in known:
        return known[text.casefold()]
    if not text:
        raise Invalid("item_category_missing", known=", ".join(limits))
    raise Invalid("item_category_unknown", category=text, known=", ".join(limits))


def _euro(cents: int) -> str:
    return f"{cents // 100},{cents % 100:02d}"
