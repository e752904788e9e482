"""The small charts of profile and inequality view."""

from django import template
from django.utils.safestring import SafeString

from lueckenlos.indicators.drawing import Ladder, Spine, TrendChart
from lueckenlos.indicators.presenters import svg
from lueckenlos.indicators.presenters.map import ProfileMap

register = template.Library()


@register.simple_tag
def spine_svg(spine: Spine) -> SafeString:
    """One row of the spine chart; hidden from screen readers, because the row itself says it."""
    return SafeString(svg.spine_text(spine))


@register.simple_tag
def spine_key(shape: str) -> SafeString:
    """One sign for the legend."""
    return SafeString(svg.key_text(shape))


@register.simple_tag
def trend_svg(chart: TrendChart) -> SafeString:
    """A series; the table below it says the same."""
    return SafeString(svg.trend_text(chart))


@register.simple_tag
def ladder_svg(ladder: Ladder) -> SafeString:
    """The fifths of one year; the cells beside it say the same."""
    return SafeString(svg.ladder_text(ladder))


@register.simple_tag
def map_svg(shown: ProfileMap) -> SafeString:
    """The parts of a Gebiet in classes; the table below it says the same."""
    return SafeString(svg.map_text(shown))
