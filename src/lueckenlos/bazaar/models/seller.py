"""Who brings goods under a number, and the goods."""

from django.db import models

from lueckenlos.bazaar.enums import Assignment
from lueckenlos.bazaar.models.bazaar import Bazaar, SellerGroup
from lueckenlos.events.models import Registration
from lueckenlos.tenancy.scope import TenantModel


class Seller(TenantModel):
    """A number and whose it is. The name stands in the registration and goes with it; the sums stay."""

    bazaar = models.ForeignKey(Bazaar, models.CASCADE, related_name="sellers", verbose_name="Nummernbasar")
    registration = models.OneToOneField(
        Registration, models.PROTECT, null=True, blank=True, related_name="seller", verbose_name="Anmeldung"
    )
    group = models.ForeignKey(SellerGroup, models.PROTECT, related_name="sellers", verbose_name="Gruppe")
    # empty once it is given back
    number = models.PositiveIntegerField("Nummer", null=True, blank=True)
    assignment = models.CharField("Vergabe", max_length=12, choices=Assignment.choices, default=Assignment.FREI)
    # computed from the address and the key of the installation: finds the same person next time, tells nobody who
    person_key = models.CharField("Schlüssel fürs nächste Mal", max_length=64, blank=True, editable=False)
    keep_number = models.BooleanField("Nummer fürs nächste Mal behalten", default=False)
    charity = models.BooleanField("Nicht Verkauftes spenden", default=False)
    # counts up only: a label once printed never means another item
    last_position = models.PositiveIntegerField(default=0, editable=False)
    handed_in_at = models.DateTimeField("Ware abgegeben am", null=True, blank=True)
    paid_out_at = models.DateTimeField("ausgezahlt am", null=True, blank=True)

    class Meta:
        verbose_name = "Verkäufernummer"
        verbose_name_plural = "Verkäufernummern"
        ordering = ["number", "id"]
        constraints = [models.UniqueConstraint(fields=["bazaar", "number"], name="seller_number_once")]
        indexes = [models.Index(fields=["stelle", "person_key"], name="seller_regular")]

    def __str__(self) -> str:
        return f"Nummer {self.number}" if self.number else "ohne Nummer"


class Item(TenantModel):
    """One piece. It names no person."""

    seller = models.ForeignKey(Seller, models.CASCADE, related_name="items", verbose_name="Verkäufernummer")
    position = models.PositiveIntegerField("Artikel")
    description = models.CharField("Bezeichnung", max_length=60)
    size = models.CharField("Größe", max_length=20, blank=True)
    category = models.CharField("Kategorie", max_length=40, blank=True)
    price_cents = models.PositiveIntegerField("Preis in Euro")

    class Meta:
        verbose_name = "Artikel"
        verbose_name_plural = "Artikel"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["seller", "position"], name="item_position_once")]

    def __str__(self) -> str:
        return f"Artikel {self.position}"
