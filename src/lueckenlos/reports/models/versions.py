"""What every frozen version of a report has."""

from typing import Any

from django.conf import settings
from django.db import models

from lueckenlos.shared.errors import Invalid
from lueckenlos.tenancy.scope import TenantModel


class FrozenVersion(TenantModel):
    """A report as it was on one day, with figures and texts; nothing changes it any more.

    Who derives from it has ``report``, the row it is a version of.
    """

    number = models.PositiveSmallIntegerField("Fassung")
    frozen_on = models.DateField("eingefroren am")
    reason = models.CharField("Grund der neuen Fassung", max_length=300, blank=True)
    content = models.JSONField("Zahlen und Texte")
    frozen_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="von"
    )

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{getattr(self, 'report', '')}, Fassung {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Invalid("report_version_is_frozen")
        super().save(*args, **kwargs)
