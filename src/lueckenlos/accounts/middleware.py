"""Keeps what signed-in people see out of every cache."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase


class PrivatePagesMiddleware:
    """Whatever a view says about caching: a page made for a signed-in person stays on their screen.

    ``no-store`` also keeps the back button from showing the page after signing out on a shared computer.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        response = self.get_response(request)
        # visitors without a session cost no query
        if settings.SESSION_COOKIE_NAME in request.COOKIES and request.user.is_authenticated:
            response["Cache-Control"] = "no-store, private"
        return response
