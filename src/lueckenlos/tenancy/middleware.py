"""Opens the scope of the Stelle named in the address, for its members only."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponseBase
from django_scopes import scope

from lueckenlos.shared.prepared import Prepared
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft


class StelleMiddleware:
    """Work-area routes carry ``<slug:stelle>``; a person without a role there meets a 404, as if it did not exist.

    The scope stays open until the answer is rendered, error pages included.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with ExitStack() as opened:
            request.opened = opened  # type: ignore[attr-defined] # read by process_view only
            return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: dict[str, Any]
    ) -> None:
        # LoginRequiredMiddleware has answered before us unless the person is signed in
        if "stelle" in kwargs and getattr(view, "login_required", True):
            actor = _actor(request, kwargs.pop("stelle"))
            request.actor = actor  # type: ignore[attr-defined] # WorkRequest declares it
            request.opened.enter_context(scope(stelle=actor.stelle))  # type: ignore[attr-defined] # set above


def _actor(request: HttpRequest, slug: str) -> Actor:
    if not request.user.is_authenticated:
        raise Http404
    found = _MEMBERSHIP.first(request.user.pk, slug)
    if found is None:
        raise Http404
    return Actor(user=request.user, name=request.user.name, stelle=found.stelle, role=Role(found.role))


# asked by every page of the work area
_MEMBERSHIP: Final = Prepared(
    lambda user, slug: Mitgliedschaft.objects.select_related("stelle__parent").filter(user=user, stelle__slug=slug),
    int,
    str,
)
