"""The settings of a Baby-Börse whose sellers stand at their own tables, and its kinds of places."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from lueckenlos.events.enums import Payment, PlaceKind
from lueckenlos.events.models.event import Event
from lueckenlos.tenancy.scope import TenantModel


class Boerse(TenantModel):
    """What makes an event a Börse."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="boerse", verbose_name="Veranstaltung")
    opens_at = models.DateTimeField("Anmeldung ab")
    closes_at = models.DateTimeField("Anmeldung bis")
    setup_from = models.DateTimeField("Aufbau ab", null=True, blank=True)
    pregnant_from = models.DateTimeField("Einlass für Schwangere ab", null=True, blank=True)
    max_places = models.PositiveSmallIntegerField(
        "Plätze je Haushalt höchstens", default=2, validators=[MinValueValidator(1), MaxValueValidator(20)]
    )
    payment = models.CharField("Zahlung", max_length=12, choices=Payment.choices, default=Payment.BAR)
    payment_note = models.CharField("Konto und Hinweise zur Zahlung", max_length=400, blank=True)
    payment_days = models.PositiveSmallIntegerField("zahlbar in Tagen", default=14, validators=[MaxValueValidator(365)])
    cancel_until_days = models.PositiveSmallIntegerField(
        "Abmelden bis Tage vorher", default=7, validators=[MaxValueValidator(365)]
    )
    offer_hours = models.PositiveSmallIntegerField(
        "Frist für einen angebotenen Platz in Stunden",
        default=48,
        validators=[MinValueValidator(1), MaxValueValidator(720)],
    )
    confirm_hours = models.PositiveSmallIntegerField(
        "Frist zum Bestätigen der E-Mail in Stunden",
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(720)],
    )
    rules_text = models.TextField("Regeln der Börse", blank=True)
    # raised whenever the text changes: an acceptance is of one version
    rules_version = models.PositiveIntegerField("Fassung der Regeln", default=1, editable=False)
    goods_note = models.TextField("Was verkauft werden darf", blank=True)
    # numbers and ranges ("1-12, 40"), until a hall plan knows them
    tables_wall = models.CharField("Tische an der Wand", max_length=200, blank=True)
    tables_power = models.CharField("Tische mit Strom", max_length=200, blank=True)
    tables_rail = models.CharField("Tische mit Platz für Kleiderständer", max_length=200, blank=True)
    tables_easy = models.CharField("leicht erreichbare Tische", max_length=200, blank=True)
    last_number = models.PositiveIntegerField("letzte laufende Nummer", default=0, editable=False)

    class Meta:
        verbose_name = "Börse"
        verbose_name_plural = "Börsen"
        constraints = [
            models.CheckConstraint(name="boerse_window_order", condition=models.Q(opens_at__lt=models.F("closes_at")))
        ]

    def __str__(self) -> str:
        return str(self.event)


class PlaceType(models.Model):
    """Places of one kind and price. ``taken`` counts those nobody else can have, offered ones too."""

    boerse = models.ForeignKey(Boerse, models.CASCADE, related_name="place_types", verbose_name="Börse")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField("Bezeichnung", max_length=80)
    kind = models.CharField("Art", max_length=12, choices=PlaceKind.choices, default=PlaceKind.PRIVAT)
    price_cents = models.PositiveIntegerField("Preis in Cent", default=0)
    capacity = models.PositiveIntegerField("Plätze")
    taken = models.PositiveIntegerField("vergeben", default=0, editable=False)

    class Meta:
        verbose_name = "Platzart"
        verbose_name_plural = "Platzarten"
        ordering = ["position", "id"]
        constraints = [
            # the last net: whatever the code does, the database sells no place twice
            models.CheckConstraint(name="places_not_oversold", condition=models.Q(taken__lte=models.F("capacity"))),
            models.CheckConstraint(
                name="infostand_is_free", condition=~models.Q(kind=PlaceKind.INFOSTAND) | models.Q(price_cents=0)
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def free(self) -> int:
        return self.capacity - self.taken
