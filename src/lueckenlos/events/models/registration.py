"""A family's or an organisation's place at an event, or its place on the waiting list."""

from django.db import models

from lueckenlos.events.enums import ACTIVE, RegistrationStatus
from lueckenlos.events.models.booking import Booking, PlaceType
from lueckenlos.tenancy.scope import TenantModel


class Registration(TenantModel):
    """Holds as little as a table needs: no birth date, no names of children. ``forget`` empties it after the event."""

    booking = models.ForeignKey(Booking, models.PROTECT, related_name="registrations", verbose_name="Anmeldeverfahren")
    place_type = models.ForeignKey(PlaceType, models.PROTECT, related_name="registrations", verbose_name="Platzart")
    # the order in which the server decided; the waiting list follows it
    number = models.PositiveIntegerField("laufende Nummer")
    quantity = models.PositiveSmallIntegerField("Plätze", default=1)
    # as it was when they registered; a later change of prices is not theirs
    amount_cents = models.PositiveIntegerField("Betrag in Cent", default=0)
    name = models.CharField("Name", max_length=160, blank=True)
    organisation = models.CharField("Organisation oder Firma", max_length=160, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    email_key = models.CharField(max_length=254, blank=True, editable=False)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    wishes = models.JSONField("Wünsche", default=list, blank=True)
    needs = models.JSONField("Bedarfe", default=list, blank=True)
    note = models.CharField("Bemerkung", max_length=500, blank=True)
    rules_version = models.PositiveIntegerField("Fassung der angenommenen Regeln")
    # drawn when the form is shown: sending it twice is the same registration
    form_key = models.CharField(max_length=64, editable=False)
    # the secret link is computed from this and the key of the installation; the database cannot give it away
    link_nonce = models.CharField(max_length=32, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 -- NULL for forgotten ones: unique allows many
    link_sent_at = models.DateTimeField("Link verschickt am", null=True, blank=True, editable=False)
    status = models.CharField(
        "Stand", max_length=16, choices=RegistrationStatus.choices, default=RegistrationStatus.EINGEGANGEN
    )
    status_reason = models.CharField("Grund", max_length=300, blank=True)
    confirm_until = models.DateTimeField("zu bestätigen bis", null=True, blank=True)
    confirmed_at = models.DateTimeField("E-Mail-Adresse bestätigt am", null=True, blank=True)
    # counted from here: a place offered from the waiting list is paid for later than its address was confirmed
    firm_at = models.DateTimeField("fester Platz seit", null=True, blank=True)
    offer_until = models.DateTimeField("Angebot gilt bis", null=True, blank=True)
    paid_at = models.DateTimeField("bezahlt am", null=True, blank=True)
    reminded_at = models.DateTimeField("erinnert am", null=True, blank=True, editable=False)
    present_at = models.DateTimeField("angekommen am", null=True, blank=True)
    # changes from the door that have been taken: the key their device gave them, and the arrival or payment they made
    door_keys = models.JSONField(default=list, blank=True, editable=False)
    table_numbers = models.JSONField("Tischnummern", default=list, blank=True)
    forgotten_at = models.DateTimeField("Angaben gelöscht am", null=True, blank=True)
    created_at = models.DateTimeField("eingegangen am")
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Anmeldung"
        verbose_name_plural = "Anmeldungen"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["booking", "form_key"], name="registration_form_once"),
            models.UniqueConstraint(fields=["booking", "number"], name="registration_number_once"),
            models.UniqueConstraint(
                fields=["booking", "email_key"],
                condition=models.Q(status__in=sorted(status.value for status in ACTIVE)) & ~models.Q(email_key=""),
                name="one_active_registration",
            ),
            models.CheckConstraint(name="registration_wants_a_place", condition=models.Q(quantity__gte=1)),
        ]
        indexes = [
            models.Index(fields=["booking", "status", "number"], name="registration_queue"),
            # the two terms that run out by themselves
            models.Index(
                fields=["confirm_until"],
                name="registration_unconfirmed",
                condition=models.Q(confirm_until__isnull=False),
            ),
            models.Index(
                fields=["offer_until"], name="registration_offered", condition=models.Q(offer_until__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        # stands in the audit trail, which nobody can clean: never a name
        return f"{self._meta.verbose_name} {self.number}"


class SecondForm(TenantModel):
    """A form for an address that is registered already, and what its sender was told: the same as everybody else.

    So nobody learns from the public pages who is registered. It names nobody, leads to nobody and holds no place.
    """

    booking = models.ForeignKey(Booking, models.CASCADE, related_name="second_forms", verbose_name="Anmeldeverfahren")
    form_key = models.CharField(max_length=64, editable=False)
    # drawn as for a registration, and never given to another
    number = models.PositiveIntegerField("laufende Nummer")
    status = models.CharField("gesagter Stand", max_length=16, choices=RegistrationStatus.choices)
    confirm_until = models.DateTimeField("gesagte Frist")
    created_at = models.DateTimeField("eingegangen am")

    class Meta:
        verbose_name = "zweites Formular"
        verbose_name_plural = "zweite Formulare"
        constraints = [models.UniqueConstraint(fields=["booking", "form_key"], name="second_form_once")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.number}"


# what the sender of a form is told of: number, status and term, which both have
Answer = Registration | SecondForm
