"""Money and days on the pages of funding."""

from django import template

from lueckenlos.funding.messages.paper import euro

register = template.Library()


@register.filter
def cents(value: int | None) -> str:
    """``{{ row.cents|cents }}``: 123450 → „1.234,50 €“, a dash where nothing is known."""
    return "–" if value is None else euro(value)


@register.filter
def days_left(days: int) -> str:
    """3 → „noch 3 Tage“"""
    return "noch 1 Tag" if days == 1 else f"noch {days} Tage"
