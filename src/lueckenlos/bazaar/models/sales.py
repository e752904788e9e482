"""What the tills took: receipts with their lines, and the drawers."""

from django.db import models

from lueckenlos.bazaar.enums import LineState, ReceiptKind
from lueckenlos.bazaar.models.bazaar import Bazaar
from lueckenlos.bazaar.models.seller import Item
from lueckenlos.tenancy.scope import TenantModel


class Till(TenantModel):
    """One drawer with money."""

    bazaar = models.ForeignKey(Bazaar, models.CASCADE, related_name="tills", verbose_name="Nummernbasar")
    number = models.PositiveSmallIntegerField("Kasse")
    float_cents = models.PositiveIntegerField("Wechselgeld am Anfang in Euro", default=0)
    counted_cents = models.PositiveIntegerField("am Ende gezählt in Euro", null=True, blank=True)
    note = models.CharField("Erklärung der Differenz", max_length=300, blank=True)

    class Meta:
        verbose_name = "Kasse"
        verbose_name_plural = "Kassen"
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["bazaar", "number"], name="till_once")]

    def __str__(self) -> str:
        return f"Kasse {self.number}"


class Receipt(TenantModel):
    """One customer at one till. ``uuid`` comes from the till, so that sending it twice is one receipt."""

    bazaar = models.ForeignKey(Bazaar, models.CASCADE, related_name="receipts", verbose_name="Nummernbasar")
    till = models.ForeignKey(Till, models.PROTECT, related_name="receipts", verbose_name="Kasse")
    uuid = models.UUIDField("Kennung", editable=False)
    kind = models.CharField("Art", max_length=12, choices=ReceiptKind.choices, default=ReceiptKind.VERKAUF)
    # as the clock of the till had it; counts for nothing but reading
    rung_at = models.DateTimeField("Zeit an der Kasse")
    received_at = models.DateTimeField("eingegangen am")
    # what went into the drawer, or out of it for a return
    total_cents = models.PositiveIntegerField("Summe")
    # of what the till sent: the same receipt again is known, another one under its name is refused
    digest = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = "Beleg"
        verbose_name_plural = "Belege"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["bazaar", "uuid"], name="receipt_once")]

    def __str__(self) -> str:
        return f"Beleg {self.uuid}"


class ReceiptLine(models.Model):
    """One item on a receipt. The price is that of the list; ``charged_cents`` is what the customer paid."""

    receipt = models.ForeignKey(Receipt, models.CASCADE, related_name="lines", verbose_name="Beleg")
    item = models.ForeignKey(Item, models.PROTECT, related_name="lines", verbose_name="Artikel")
    price_cents = models.PositiveIntegerField("Preis")
    charged_cents = models.PositiveIntegerField("kassiert")
    state = models.CharField("Stand", max_length=12, choices=LineState.choices, default=LineState.VERKAUFT)

    class Meta:
        verbose_name = "Zeile eines Belegs"
        verbose_name_plural = "Zeilen von Belegen"
        ordering = ["id"]
        constraints = [
            # the last net: whatever two tills send, one item is paid out once
            models.UniqueConstraint(
                fields=["item"], condition=models.Q(state=LineState.VERKAUFT), name="item_sold_once"
            ),
        ]
        indexes = [models.Index(fields=["state"], name="receipt_line_state")]

    def __str__(self) -> str:
        return f"{self.item_id}"
