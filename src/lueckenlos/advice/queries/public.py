"""The door of the public form."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.http import Http404
from django_scopes import scope

from lueckenlos.tenancy.enums import StelleArt
from lueckenlos.tenancy.models import Stelle


@contextmanager
def inquiring_at(slug: str) -> Iterator[Stelle]:
    """A KGC whose public page is open, with its scope."""
    kgc = Stelle.objects.filter(slug=slug, art=StelleArt.LAND, portal_open=True).first()
    if kgc is None:
        raise Http404
    with scope(stelle=kgc):
        yield kgc
