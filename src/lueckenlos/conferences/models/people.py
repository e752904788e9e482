"""What hangs on one person: an invitation, wishes, seats, and whether photos are welcome."""

import secrets

from django.db import models

from lueckenlos.conferences.enums import InvitationStatus, Why
from lueckenlos.conferences.models.conference import Session
from lueckenlos.events.models import Event, Registration
from lueckenlos.events.rules import new_form_key
from lueckenlos.tenancy.scope import TenantModel


def new_nonce() -> str:
    """The secret link is computed from this and the key of the installation."""
    return secrets.token_hex(16)


class Invitation(TenantModel):
    """Somebody the Stelle asked to come. ``form_key`` is that of the registration made through its link."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="invitations", verbose_name="Veranstaltung")
    name = models.CharField("Name", max_length=160, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    email_key = models.CharField(max_length=254, blank=True, editable=False)
    status = models.CharField(
        "Stand", max_length=12, choices=InvitationStatus.choices, default=InvitationStatus.ANGELEGT
    )
    form_key = models.CharField(max_length=64, default=new_form_key, editable=False)
    link_nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 -- NULL for forgotten ones: unique allows many
    sent_at = models.DateTimeField("verschickt am", null=True, blank=True)
    answered_at = models.DateTimeField("abgesagt am", null=True, blank=True)

    class Meta:
        verbose_name = "Einladung"
        verbose_name_plural = "Einladungen"
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(
                fields=["event", "email_key"], condition=~models.Q(email_key=""), name="invited_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class WorkshopWish(TenantModel):
    """What one person would like in one round: keys of sessions, the dearest first."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="workshop_wishes", verbose_name="Anmeldung"
    )
    round = models.PositiveSmallIntegerField("Runde")
    choices = models.JSONField("Wünsche", default=list)
    # wished after the deadline: waits for what is left
    late = models.BooleanField("nach der Frist", default=False)

    class Meta:
        verbose_name = "Workshop-Wunsch"
        verbose_name_plural = "Workshop-Wünsche"
        ordering = ["round", "id"]
        constraints = [models.UniqueConstraint(fields=["registration", "round"], name="one_wish_a_round")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class Seat(TenantModel):
    """Where somebody is in one round, or that there was nothing (``session`` None), and why."""

    registration = models.ForeignKey(
        Registration, models.CASCADE, related_name="workshop_seats", verbose_name="Anmeldung"
    )
    session = models.ForeignKey(
        Session, models.CASCADE, related_name="seats", verbose_name="Workshop", null=True, blank=True
    )
    round = models.PositiveSmallIntegerField("Runde")
    why = models.CharField("Grund", max_length=8, choices=Why.choices)
    # numbers and titles of the sentence, as they were in that moment
    values = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = "Workshop-Platz"
        verbose_name_plural = "Workshop-Plätze"
        ordering = ["round", "id"]
        constraints = [models.UniqueConstraint(fields=["registration", "round"], name="one_seat_a_round")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"


class PhotoConsent(TenantModel):
    """Yes or no to being in photos; without a row nobody has said anything, which is no."""

    registration = models.OneToOneField(
        Registration, models.CASCADE, related_name="photo_consent", verbose_name="Anmeldung"
    )
    allowed = models.BooleanField("Fotos erlaubt")
    answered_at = models.DateTimeField("gesagt am")
    at_the_door = models.BooleanField("am Einlass gesagt", default=False)

    class Meta:
        verbose_name = "Foto-Einwilligung"
        verbose_name_plural = "Foto-Einwilligungen"

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.pk}"
