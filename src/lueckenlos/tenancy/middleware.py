"""Opens the scope of the Stelle named in the address, for its members only."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django_scopes import scope

from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Role
from lueckenlos.tenancy.models import Mitgliedschaft


class StelleMiddleware:
    """Work-area routes carry ``<slug:stelle>``; a person without a role there meets a 404, as if it did not exist."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: dict[str, Any]
    ) -> HttpResponseBase | None:
        if "stelle" not in kwargs:
            return None
        if not request.user.is_authenticated:
            return None  # LoginRequiredMiddleware has already answered
        actor = _actor(request, kwargs.pop("stelle"))
        request.actor = actor  # type: ignore[attr-defined] # WorkRequest declares it
        with scope(stelle=actor.stelle):
            response = view(request, *args, **kwargs)
            # a template rendered after the scope has closed would raise
            render = getattr(response, "render", None)
            return render() if callable(render) else response


def _actor(request: HttpRequest, slug: str) -> Actor:
    found = (
        Mitgliedschaft.objects.select_related("stelle__parent").filter(user=request.user.pk, stelle__slug=slug).first()
    )
    if found is None or not request.user.is_authenticated:
        raise Http404
    return Actor(user=request.user, name=request.user.name, stelle=found.stelle, role=Role(found.role))
