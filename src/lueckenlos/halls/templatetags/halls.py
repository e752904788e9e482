"""Numbers as a drawing wants them: ``{% load halls %}``."""

from django import template

register = template.Library()


@register.filter
def plain(value: float) -> str:
    """A number for an attribute: a point, no thousands, no needless digits."""
    return f"{value:g}" if isinstance(value, float) else str(value)
