"""How shares look on a page: ``{% load bazaar %}``."""

from django import template

from lueckenlos.bazaar.forms.fields import percent_text

register = template.Library()


@register.filter
def rate(value: int) -> str:
    """1250 → „12,5 %“"""
    return f"{percent_text(value)}\u00a0%"
