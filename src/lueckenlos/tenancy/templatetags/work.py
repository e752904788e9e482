"""Links inside the work area: the Stelle of the page goes along by itself."""

from typing import Any

from django import template

from lueckenlos.tenancy.links import work_url

register = template.Library()


@register.simple_tag(takes_context=True, name="work_url")
def work_url_tag(context: dict[str, Any], name: str, *args: object) -> str:
    """``{% work_url "directory:offer_edit" offer.pk %}``"""
    return work_url(context["request"].actor.stelle, name, *args)
