"""How one registers for an event, and the kinds of places there are. Any kind of event may have it."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from lueckenlos.events.enums import Payment, PlaceKind
from lueckenlos.events.models.event import Event
from lueckenlos.tenancy.scope import TenantModel


class Booking(TenantModel):
    """Window, terms, price and rules of registering for an event."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="booking", verbose_name="Veranstaltung")
    opens_at = models.DateTimeField("Anmeldung ab")
    closes_at = models.DateTimeField("Anmeldung bis")
    max_places = models.PositiveSmallIntegerField(
        "Plätze je Anmeldung höchstens", default=2, validators=[MinValueValidator(1), MaxValueValidator(20)]
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
    remind_days = models.PositiveSmallIntegerField(
        "Erinnerung Tage vorher", default=2, validators=[MaxValueValidator(60)]
    )
    rules_text = models.TextField("Regeln", blank=True)
    # raised whenever the text changes: an acceptance is of one version
    rules_version = models.PositiveIntegerField("Fassung der Regeln", default=1, editable=False)
    last_number = models.PositiveIntegerField("letzte laufende Nummer", default=0, editable=False)
    # spares every decision of a rush the look for SecondForm
    has_second_forms = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = "Anmeldeverfahren"
        verbose_name_plural = "Anmeldeverfahren"
        constraints = [
            models.CheckConstraint(name="booking_window_order", condition=models.Q(opens_at__lt=models.F("closes_at")))
        ]

    def __str__(self) -> str:
        return str(self.event)


class PlaceType(models.Model):
    """Places of one kind and price. ``taken`` counts those nobody else can have, offered ones too."""

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="place_types", verbose_name="Anmeldeverfahren")
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
