"""The second net: a query for a tenant's rows raises unless a Stelle is active."""

from typing import Any, ClassVar, Self, TypeVar

from django.db import models
from django_scopes import get_scope
from django_scopes.exceptions import ScopeError

M = TypeVar("M", bound=models.Model)


class TenantManager(models.Manager[M]):
    """Default manager of every tenant's model; ``scope(stelle=…)`` decides which rows exist."""

    use_in_migrations = False

    def get_queryset(self) -> models.QuerySet[M]:
        rows = super().get_queryset()
        current = get_scope()
        if not current.get("_enabled", True):
            return rows
        if "stelle" not in current:
            message = f"{self.model.__name__} was queried without an active Stelle"
            raise ScopeError(message)
        stelle: Any = current["stelle"]
        if isinstance(stelle, (list, tuple)):
            return rows.filter(stelle__in=stelle)
        return rows.filter(stelle=stelle)


class TenantModel(models.Model):
    """A row that belongs to exactly one Stelle."""

    stelle = models.ForeignKey("tenancy.Stelle", models.PROTECT, related_name="+", verbose_name="Stelle")

    objects: ClassVar[TenantManager[Self]] = TenantManager()

    class Meta:
        abstract = True
