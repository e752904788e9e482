"""The settings of a bazaar where helpers sell what others bring, and its groups of sellers."""

import secrets

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from lueckenlos.bazaar.codes import ALPHABET, EVENT_LENGTH
from lueckenlos.bazaar.enums import CommissionStep, GroupKind, PriceStep, Rounding
from lueckenlos.events.models import Event, PlaceType
from lueckenlos.tenancy.scope import TenantModel


def new_code() -> str:
    """The bazaar's part of the codes on the labels, so that a label of last time is recognised."""
    return "".join(secrets.choice(ALPHABET) for _ in range(EVENT_LENGTH))


class Bazaar(TenantModel):
    """What makes an event a Nummernbasar. ``closed_at`` is set once the settlement is final."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="bazaar", verbose_name="Veranstaltung")
    code = models.CharField(max_length=EVENT_LENGTH, default=new_code, editable=False)
    price_step_cents = models.PositiveSmallIntegerField(
        "Preise in Schritten von", choices=PriceStep.choices, default=PriceStep.FUENFZIG
    )
    min_price_cents = models.PositiveIntegerField(
        "Mindestpreis in Euro", default=50, validators=[MaxValueValidator(10_000)]
    )
    commission_step_cents = models.PositiveSmallIntegerField(
        "Provision runden", choices=CommissionStep.choices, default=CommissionStep.ZEHN
    )
    rounding = models.CharField("Richtung", max_length=16, choices=Rounding.choices, default=Rounding.KAUFMAENNISCH)
    lists_close_at = models.DateTimeField("Listen offen bis", null=True, blank=True)
    dropoff_from = models.DateTimeField("Abgabe der Ware ab", null=True, blank=True)
    dropoff_until = models.DateTimeField("Abgabe bis", null=True, blank=True)
    collect_from = models.DateTimeField("Abholung ab", null=True, blank=True)
    collect_until = models.DateTimeField("Abholung bis", null=True, blank=True)
    charity = models.BooleanField("Nicht Verkauftes kann gespendet werden", default=True)
    # one a line, with a limit behind a colon where there is one: "Schuhe: 3"
    categories = models.TextField("Kategorien", blank=True)
    sizes = models.CharField("Größen", max_length=200, blank=True)
    allowed_text = models.TextField("Was angenommen wird", blank=True)
    forbidden_text = models.TextField("Was nicht angenommen wird", blank=True)
    closed_at = models.DateTimeField("abgerechnet am", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "Nummernbasar"
        verbose_name_plural = "Nummernbasare"

    def __str__(self) -> str:
        return str(self.event)


class SellerGroup(models.Model):
    """One kind of sellers: what they pay, how much they may bring, which numbers are theirs."""

    bazaar = models.ForeignKey(Bazaar, models.CASCADE, related_name="groups", verbose_name="Nummernbasar")
    kind = models.CharField("Gruppe", max_length=12, choices=GroupKind.choices)
    # in hundredths of a percent: 10 % = 1000
    rate_bp = models.PositiveIntegerField("Provision in Prozent", default=1000, validators=[MaxValueValidator(10_000)])
    fee_cents = models.PositiveIntegerField("Listengebühr in Euro", default=300, validators=[MaxValueValidator(10_000)])
    max_items = models.PositiveSmallIntegerField(
        "Artikel höchstens", default=50, validators=[MinValueValidator(1), MaxValueValidator(500)]
    )
    number_from = models.PositiveIntegerField("Nummern von", validators=[MinValueValidator(1), MaxValueValidator(9999)])
    number_to = models.PositiveIntegerField("bis", validators=[MinValueValidator(1), MaxValueValidator(9999)])
    # who registers for these places belongs to this group
    place_type = models.ForeignKey(
        PlaceType, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name="Platzart"
    )

    class Meta:
        verbose_name = "Gruppe von Verkaufenden"
        verbose_name_plural = "Gruppen von Verkaufenden"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["bazaar", "kind"], name="seller_group_once"),
            models.CheckConstraint(
                name="seller_group_numbers", condition=models.Q(number_from__lte=models.F("number_to"))
            ),
            models.CheckConstraint(name="seller_group_rate", condition=models.Q(rate_bp__lte=10_000)),
        ]

    def __str__(self) -> str:
        return str(GroupKind(self.kind).label)
