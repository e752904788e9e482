"""Labels of vocabulary terms; builtin filters."""

from collections.abc import Iterable

from django import template

from lueckenlos.vocabulary.registry import vocabulary

register = template.Library()


@register.filter
def term(slug: str, name: str) -> str:
    """``{{ offer.angebotsform|term:"angebotsform" }}``: the label, or nothing for an empty slug."""
    return vocabulary(name).label_of(slug) if slug else ""


@register.filter
def terms(slugs: Iterable[str], name: str) -> list[str]:
    """``{{ offer.handlungsfelder|terms:"handlungsfeld" }}``: the labels in the order of the vocabulary."""
    return vocabulary(name).labels(slugs or ())
