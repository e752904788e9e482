"""Numbers and dates as German text; builtin filters."""

from datetime import date

from django import template
from django.utils.safestring import SafeString

from lueckenlos.shared import formats
from lueckenlos.web.prose import to_html

register = template.Library()
MISSING = "–"


@register.filter
def whole(value: float | None) -> str:
    return MISSING if value is None else formats.whole(value)


@register.filter
def key(value: int | str) -> str:
    """The key of a row for an address or a field: as it is, without the points of German numbers."""
    return str(value)


@register.filter
def decimal(value: float | None, digits: int = 1) -> str:
    return MISSING if value is None else formats.decimal(value, digits)


@register.filter
def percent(value: float | None, digits: int = 0) -> str:
    """A share between 0 and 1."""
    return MISSING if value is None else formats.percent(value, digits)


@register.filter
def day(value: date | None) -> str:
    return MISSING if value is None else formats.day(value)


@register.filter
def prose(value: str, level: int = 2) -> SafeString:
    """Text with the few signs of ``web/prose.py`` as paragraphs, lists and links; headings are of this level."""
    return to_html(value, level)
