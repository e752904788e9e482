"""A commune as one KGC knows it, whether it has a Stelle here or not."""

from django.db import models

from lueckenlos.geo.models import Gebiet
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermField, TermSetField


class Commune(Versioned, TenantModel):
    """A Kreis or a Gemeinde of the register on the board of a KGC, with its present status."""

    gebiet = models.ForeignKey(Gebiet, models.PROTECT, related_name="+", verbose_name="Kommune")
    status = TermField(vocabulary="partnerstatus", verbose_name="Partnerstatus", blank=True)
    status_since = models.DateField("Status seit", null=True, blank=True)
    themes = TermSetField(vocabulary="thema", verbose_name="Themen")
    joined_on = models.DateField("dem Partnerprozess beigetreten am", null=True, blank=True)
    agreement_on = models.DateField("Vereinbarung vom", null=True, blank=True)
    agreement_until = models.DateField("Vereinbarung gilt bis", null=True, blank=True)
    public_since = models.DateField(
        "öffentliche Nennung vereinbart am",
        null=True,
        blank=True,
        help_text="Leer: Die Kommune steht nicht in der öffentlichen Liste.",
    )
    note = models.TextField("Notiz der KGC", blank=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Kommune der KGC"
        verbose_name_plural = "Kommunen der KGC"
        ordering = ["gebiet__sort_name", "pk"]
        constraints = [models.UniqueConstraint(fields=["stelle", "gebiet"], name="commune_once")]

    def __str__(self) -> str:
        return self.gebiet.name


class StatusChange(TenantModel):
    """From when a commune had which status; the history stays."""

    commune = models.ForeignKey(Commune, models.CASCADE, related_name="history", verbose_name="Kommune")
    status = TermField(vocabulary="partnerstatus", verbose_name="Partnerstatus", blank=True)
    since = models.DateField("seit")

    class Meta:
        verbose_name = "Partnerstatus"
        verbose_name_plural = "Verlauf des Partnerstatus"
        ordering = ["-since", "-pk"]

    def __str__(self) -> str:
        return f"{self.status} {self.since:%d.%m.%Y}"
