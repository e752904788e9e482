"""Where a person came from, as long as it was here."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def own_address(request: HttpRequest, address: str) -> str:
    """``address`` if it leads to this installation, otherwise nothing."""
    own = url_has_allowed_host_and_scheme(address, {request.get_host()}, require_https=request.is_secure())
    return address if own else ""


def way_back(request: HttpRequest) -> str:
    """The page before this one, or nothing."""
    return own_address(request, request.headers.get("referer", ""))
