"""What somebody outside has ordered in print."""

from django.db import models

from lueckenlos.library.enums import OrderState
from lueckenlos.library.models.publication import Edition
from lueckenlos.tenancy.scope import TenantModel


class Order(TenantModel):
    """Copies of one edition and where they go. Some time after shipping only their number and the day are left."""

    # drawn when the form was loaded: the same form sent twice is one order
    token = models.UUIDField(unique=True, editable=False)
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="orders", verbose_name="Auflage")
    number = models.PositiveIntegerField("Exemplare")
    state = models.CharField("Stand", max_length=12, choices=OrderState.choices, default=OrderState.OFFEN)
    ordered_at = models.DateTimeField("bestellt am")
    done_on = models.DateField("erledigt am", null=True, blank=True)
    name = models.CharField("Name", max_length=160, blank=True)
    institution = models.CharField("Einrichtung", max_length=200, blank=True)
    street = models.CharField("Straße und Hausnummer", max_length=160, blank=True)
    plz = models.CharField("Postleitzahl", max_length=5, blank=True)
    town = models.CharField("Ort", max_length=100, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    purpose = models.CharField("Wofür?", max_length=300, blank=True)

    class Meta:
        verbose_name = "Bestellung"
        verbose_name_plural = "Bestellungen"
        ordering = ["-ordered_at", "-pk"]
        indexes = [models.Index(fields=["stelle", "state", "-ordered_at"], name="order_by_state")]

    def __str__(self) -> str:
        return f"{self.number} × {self.edition}"
