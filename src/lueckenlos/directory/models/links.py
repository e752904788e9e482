"""Entries that come from Träger without an account."""

from datetime import datetime

from django.db import models

from lueckenlos.directory.models.offer import Offer
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.scope import TenantModel


class OfferLink(TenantModel):
    """A secret address sent to a Träger: for one offer, or without ``offer`` for all of its own and new ones."""

    token_hash = models.CharField(max_length=64, unique=True)
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+", verbose_name="Träger")
    offer = models.ForeignKey(
        Offer, models.CASCADE, null=True, blank=True, related_name="links", verbose_name="Angebot"
    )
    email = models.EmailField("E-Mail-Adresse")
    created_at = models.DateTimeField("verschickt am", auto_now_add=True)
    expires_at = models.DateTimeField("gültig bis")
    last_used_at = models.DateTimeField("zuletzt benutzt", null=True, blank=True)

    class Meta:
        verbose_name = "Link für einen Träger"
        verbose_name_plural = "Links für Träger"
        ordering = ["-created_at"]

    def __str__(self) -> str:
        return f"{self.organisation} · {self.email}"

    def open_at(self, moment: datetime) -> bool:
        return moment < self.expires_at


class OfferProposal(TenantModel):
    """Changes to a released offer that wait for the commune; a new offer needs none, it waits as ``eingereicht``."""

    offer = models.ForeignKey(Offer, models.CASCADE, related_name="proposals", verbose_name="Angebot")
    values = models.JSONField("vorgeschlagene Werte")
    from_name = models.CharField("von", max_length=160)
    from_email = models.EmailField("Antwort an", blank=True)
    note = models.CharField("Bemerkung", max_length=500, blank=True)
    created_at = models.DateTimeField("eingegangen am", auto_now_add=True)
    decided_at = models.DateTimeField("entschieden am", null=True, blank=True)
    accepted = models.BooleanField("übernommen", null=True, blank=True)
    taken = models.JSONField("übernommene Felder", default=list, blank=True)
    reason = models.CharField("Begründung", max_length=500, blank=True)

    class Meta:
        verbose_name = "Änderungsvorschlag"
        verbose_name_plural = "Änderungsvorschläge"
        ordering = ["-created_at"]
        indexes = [models.Index(fields=["stelle", "decided_at", "created_at"], name="proposal_inbox")]

    def __str__(self) -> str:
        return f"{self.offer} · {self.from_name}"
