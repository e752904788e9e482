"""Addresses inside the work area."""

from django.urls import reverse

from lueckenlos.tenancy.models import Stelle


def work_url(stelle: Stelle, name: str, *args: object) -> str:
    """The address of a work-area page of ``stelle``; ``args`` are the positional parts after the Stelle."""
    return reverse(name, args=[stelle.slug, *args])
