"""What every page knows."""

from django.http import HttpRequest


def page(request: HttpRequest) -> dict[str, object]:
    """Values for the base template."""
    return {"actor": getattr(request, "actor", None)}
