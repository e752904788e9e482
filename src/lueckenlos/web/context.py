"""What every page knows."""

import functools

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from lueckenlos.web.theme import chosen_theme

# pages of packages above this one: named here, resolved where they exist
ADDRESSES = {
    "start_url": "portal:start",
    "login_url": "accounts:login",
    "logout_url": "accounts:logout",
    "account_url": "accounts:me",
}


def page(request: HttpRequest) -> dict[str, object]:
    """Values for the base template."""
    theme = chosen_theme(request)
    actor = getattr(request, "actor", None)
    return {
        "actor": actor,
        # error pages and others that belong to neither face stay where the person was
        "layout": "web/work.html" if actor else "web/base.html",
        "theme": theme,
        "color_scheme": theme or "light dark",
        **{name: _address(view) for name, view in ADDRESSES.items()},
    }


@functools.cache
def _address(view: str) -> str:
    try:
        return reverse(view)
    except NoReverseMatch:
        return "/"
