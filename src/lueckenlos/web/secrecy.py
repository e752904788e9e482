"""Pages whose address is the key, or that hold what people typed."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.views.decorators.cache import never_cache

R = TypeVar("R", bound=HttpResponseBase)
View = Callable[..., HttpResponseBase]


def unfindable(answer: R) -> R:
    """The same answer: its address travels to no other site, and no search machine keeps it."""
    answer["Referrer-Policy"] = "same-origin"
    answer["X-Robots-Tag"] = "noindex"
    return answer


def by_link(*, unknown: str = "") -> Callable[[View], View]:
    """No login: the address is the key. Nobody caches the page, finds it or takes its address along to other sites.

    ``unknown`` is the template that says what to do where nothing is behind the address; without it the usual 404.
    """

    def decorated(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            try:
                return unfindable(view(request, *args, **kwargs))
            except Http404:
                if not unknown:
                    raise
                return unfindable(render(request, unknown, status=404))

        return login_not_required(never_cache(guarded))

    return decorated
