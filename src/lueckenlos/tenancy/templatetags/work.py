"""Links inside the work area: the Stelle of the page goes along by itself. And the person's own Stellen."""

from typing import Any

from django import template

from lueckenlos.tenancy.links import work_url
from lueckenlos.tenancy.queries import stellen_of

register = template.Library()


@register.simple_tag(takes_context=True, name="work_url")
def work_url_tag(context: dict[str, Any], name: str, *args: object) -> str:
    """``{% work_url "directory:offer_edit" offer.pk %}``"""
    return work_url(context["request"].actor.stelle, name, *args)


@register.inclusion_tag("tenancy/my_stellen.html", takes_context=True)
def my_stellen(context: dict[str, Any]) -> dict[str, object]:
    """The signed-in person's Stellen and roles, for the account page, which lies below this package."""
    return {"memberships": stellen_of(context["request"].user)}
