"""Turns what an action refuses into a page with one German sentence."""

from collections.abc import Callable
from types import MappingProxyType
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from lueckenlos.shared.errors import BadInput, DomainError, Invalid, NotAllowed
from lueckenlos.web.back import way_back
from lueckenlos.web.messages import HEADLINES
from lueckenlos.web.sentences import sentence

STATUS: Final = MappingProxyType({NotAllowed: 403, Invalid: 409, BadInput: 400})


class ErrorSentenceMiddleware:
    """Answers refusals that no view has caught; a partial request of htmx gets a toast instead of a page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, DomainError):
            return None
        status = next((code for kind, code in STATUS.items() if isinstance(exception, kind)), 400)
        if getattr(request, "htmx", False):
            return _toast(request, exception)
        shown = {"headline": HEADLINES[status], "sentence": sentence(exception), "back": way_back(request)}
        return render(request, "web/refused.html", shown, status=status)


def _toast(request: HttpRequest, error: DomainError) -> HttpResponse:
    """Status 200, because htmx shows nothing of an answer with an error status; the list of messages takes it."""
    response = render(request, "web/toast.html", {"sentence": sentence(error)})
    response["HX-Retarget"] = "#meldungen"
    response["HX-Reswap"] = "beforeend"
    return response
