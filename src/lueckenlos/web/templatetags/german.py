"""Numbers and dates as German text; builtin filters."""

from datetime import date

from django import template

from lueckenlos.shared import formats

register = template.Library()
MISSING = "–"


@register.filter
def whole(value: float | None) -> str:
    return MISSING if value is None else formats.whole(value)


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
