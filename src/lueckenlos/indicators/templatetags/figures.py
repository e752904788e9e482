"""Figures as German text; a number that is not there says why."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lueckenlos.indicators.crowd import ShownPeople
from lueckenlos.indicators.enums import Unit, ValueStatus
from lueckenlos.indicators.messages import ESTIMATED, INSTEAD
from lueckenlos.indicators.queries import Value
from lueckenlos.indicators.release import Figure
from lueckenlos.shared import formats

register = template.Library()


@register.filter
def figure(value: Figure | Value | None) -> str:
    """``{{ value|figure }}``: 33.0 → „33,0 %“; other units stand beside the indicator's name.

    Takes nothing but a ``Figure``, alone or with its source: what has not passed ``release`` must not reach a page.
    """
    one = value.figure if isinstance(value, Value) else value
    if one is not None and not isinstance(one, Figure):
        raise TypeError("only released figures are shown")
    if one is None or one.value is None:
        return _instead(one.status if one else ValueStatus.MISSING)
    number = formats.decimal(one.value, one.indicator.decimals)
    return f"{number}\u00a0%" if one.indicator.unit is Unit.PERCENT else number


@register.filter
def persons(people: ShownPeople | None) -> str:
    """``{{ people|persons }}``: whole people, with ≈ before an estimate.

    Takes nothing but ``ShownPeople``: a count that has not passed ``crowd`` must not reach a page.
    """
    if people is not None and not isinstance(people, ShownPeople):
        raise TypeError("only released people are shown")
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
