"""The badge of a hint: a symbol and a word, made in Python because a picture holds hundreds."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lueckenlos.chains.messages import DECIDED
from lueckenlos.chains.presenters import Badge

register = template.Library()


@register.simple_tag
def hint_badge(badge: Badge) -> SafeString:
    """A decided one is pale and says so."""
    return format_html(
        '<span class="hint-badge hint-badge--{}{}" title="{}">{}{}</span>',
        badge.kind.value,
        "" if badge.open else " hint-badge--done",
        badge.title,
        badge.text,
        "" if badge.open else format_html('<span class="kern-sr-only"> ({})</span>', DECIDED),
    )
