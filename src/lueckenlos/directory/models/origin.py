"""From which paper an offer was begun."""

from django.db import models

from lueckenlos.directory.models.offer import Offer
from lueckenlos.tenancy.scope import TenantModel


class OfferOrigin(TenantModel):
    """That somebody began this offer with a template; ``key`` names the version of the paper (``<paper>-<number>``).

    A table of its own: few offers have one, and the table of offers is read row by row.
    """

    offer = models.OneToOneField(Offer, models.CASCADE, related_name="origin", verbose_name="Angebot")
    key = models.CharField("Vorlage", max_length=24, db_index=True)
    title = models.CharField("Titel der Vorlage", max_length=200)

    class Meta:
        verbose_name = "Herkunft aus einer Vorlage"
        verbose_name_plural = "Herkünfte aus Vorlagen"

    @property
    def number(self) -> int:
        """0 for a template that nobody had published yet."""
        return int(self.key.rpartition("-")[2])

    def __str__(self) -> str:
        return f"{self.offer}: {self.title}"
