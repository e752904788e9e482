"""The second net: a query for a tenant's rows raises unless a Stelle is active.

What the net holds: every manager and every related manager of a TenantModel, because Django builds those from the
default manager, and every ``save()``. What it cannot hold: ``_base_manager`` (which Django itself uses to follow a
foreign key forwards, to refresh and to delete), raw SQL, ``bulk_create`` and ``update`` on rows already found. So a
foreign key must never lead to a row of another Stelle, and tests/conventions keep the rest out of our code.

The scope is read when a queryset is *built*; one that left the ``with`` block keeps the rows it was built for.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django_scopes import get_scope, scopes_disabled
from django_scopes.exceptions import ScopeError

M = TypeVar("M", bound=models.Model)


@contextmanager
def all_tenants() -> Iterator[None]:
    """Look across Stellen. Only for ``queries/public.py``, ``queries/shared.py``, ``management`` and ``imports``."""
    with scopes_disabled():
        yield


def active_stellen(model: type[models.Model]) -> list[int] | None:
    """Keys of the Stellen whose rows exist just now; None for all. Raises ScopeError outside any scope."""
    current = get_scope()
    if not current.get("_enabled", True):
        return None
    if current.get("stelle") is None:
        message = f"{model.__name__} was used without an active Stelle"
        raise ScopeError(message)
    chosen = current["stelle"]
    rows = chosen if isinstance(chosen, (list, tuple)) else [chosen]
    return [row.pk if isinstance(row, models.Model) else int(row) for row in rows]


class TenantManager(models.Manager[M]):
    """Default manager of every tenant's model; ``scope(stelle=…)`` decides which rows exist.

    An office that reads several Stellen opens ``scope(stelle=[…])`` with rows or keys.
    """

    use_in_migrations = False

    def get_queryset(self) -> models.QuerySet[M]:
        stellen = active_stellen(self.model)
        rows = super().get_queryset()
        if stellen is None:
            return rows
        return rows.filter(stelle=stellen[0]) if len(stellen) == 1 else rows.filter(stelle__in=stellen)


class TenantModel(models.Model):
    """A row that belongs to exactly one Stelle."""

    stelle = models.ForeignKey("tenancy.Stelle", models.PROTECT, related_name="+", verbose_name="Stelle")

    objects: ClassVar[TenantManager[Self]] = TenantManager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        stellen = active_stellen(type(self))
        if stellen is not None and self.stelle_id not in stellen:
            message = f"{type(self).__name__} of another Stelle was saved"
            raise ScopeError(message)
        super().save(*args, **kwargs)
