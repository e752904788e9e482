"""Doors without a login: the row behind a secret address, and the scope of the Stelle it belongs to.

Only for ``queries/public.py``: the address is the right to enter, so what is not open must not be found.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.db.models import QuerySet
from django.http import Http404
from django_scopes import scope

from lueckenlos.tenancy.scope import TenantModel, all_tenants

T = TypeVar("T", bound=TenantModel)


@contextmanager
def behind_address(
    rows: Callable[[], QuerySet[T]], *, is_open: Callable[[T], bool] = lambda _row: True
) -> Iterator[T | None]:
    """The one row of ``rows``, looked for across all Stellen, with the scope of its Stelle open. One query.

    None, and no scope, where there is no such row or it is not open (any more). ``rows`` is a function because a
    queryset keeps the scope it was built in.
    """
    with all_tenants():
        row = rows().select_related("stelle").first()
    if row is None or not is_open(row):
        yield None
        return
    with scope(stelle=row.stelle):
        yield row


@contextmanager
def behind_address_or_404(rows: Callable[[], QuerySet[T]]) -> Iterator[T]:
    """As ``behind_address``, where the page has nothing to say to strangers."""
    with behind_address(rows) as row:
        if row is None:
            raise Http404
        yield row
