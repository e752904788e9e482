"""Figures as German text; a number that is not there says why."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lueckenlos.indicators.enums import Unit, ValueStatus
from lueckenlos.indicators.messages import ESTIMATED, INSTEAD
from lueckenlos.indicators.queries import People, Value
from lueckenlos.shared import formats

register = template.Library()


@register.filter
def figure(value: Value | None) -> str:
    """``{{ value|figure }}``: 33.0 → „33,0 %“; other units stand beside the indicator's name."""
    if value is None or value.value is None:
        return _instead(value.status if value else ValueStatus.MISSING)
    number = formats.decimal(value.value, value.indicator.decimals)
    return f"{number}\u00a0%" if value.indicator.unit is Unit.PERCENT else number


@register.filter
def persons(people: People | None) -> str:
    """``{{ people|persons }}``: whole people, with ≈ before an estimate."""
    if people is None or people.persons is None:
        return _instead(people.status if people else ValueStatus.MISSING)
    number = formats.whole(people.persons)
    return _spoken(ESTIMATED[0], ESTIMATED[1], f" {number}") if people.estimated else number


def _instead(status: ValueStatus) -> SafeString:
    sign, words = INSTEAD[status]
    return _spoken(sign, words)


def _spoken(sign: str, words: str, after: str = "") -> SafeString:
    """The sign for the eye, the words for the ear."""
    return format_html(
        '<span class="need-sign" aria-hidden="true">{}</span><span class="kern-sr-only">{}</span>{}', sign, words, after
    )
