"""Light, dark or as the device says; kept in a cookie that holds nothing else."""

from types import MappingProxyType
from typing import Final

from django.http import HttpRequest

COOKIE: Final = "darstellung"
THEMES: Final = MappingProxyType({"hell": "light", "dunkel": "dark"})


def chosen_theme(request: HttpRequest) -> str:
    """``light``, ``dark``, or empty: the device decides."""
    return THEMES.get(request.COOKIES.get(COOKIE, ""), "")
