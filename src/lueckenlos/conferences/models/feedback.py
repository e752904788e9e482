"""Anonymous answers and anonymous counts. Nothing here can be brought together with a person."""

import uuid

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from lueckenlos.conferences.enums import VisitorGroup
from lueckenlos.conferences.models.people import new_nonce
from lueckenlos.events.models import Event, Registration
from lueckenlos.tenancy.scope import TenantModel


def scale(label: str) -> models.PositiveSmallIntegerField[int | None, int | None]:
    """One answer from 1 (bad) to 5 (very good), or none."""
    return models.PositiveSmallIntegerField(
        label, null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )


class FeedbackAnswer(TenantModel):
    """One filled-in form. The random key and the missing moment hide who came before whom."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    event = models.ForeignKey(Event, models.CASCADE, related_name="feedback", verbose_name="Veranstaltung")
    gesamt = scale("insgesamt")
    inhalt = scale("Inhalt")
    ablauf = scale("Ablauf")
    ort = scale("Ort")
    good = models.CharField("Was war gut?", max_length=1000, blank=True)
    better = models.CharField("Was können wir besser machen?", max_length=1000, blank=True)

    class Meta:
        verbose_name = "Rückmeldung"
        verbose_name_plural = "Rückmeldungen"
        ordering = ["id"]

    def __str__(self) -> str:
        return str(self._meta.verbose_name)


class TallyStand(TenantModel):
    """An Infostand that counts its conversations on a phone, behind a link of its own."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="tally_stands", verbose_name="Veranstaltung")
    registration = models.OneToOneField(
        Registration,
        models.SET_NULL,
        related_name="tally_stand",
        verbose_name="Anmeldung des Infostands",
        null=True,
        blank=True,
    )
    name = models.CharField("Infostand", max_length=160)
    name_key = models.CharField(max_length=160, editable=False)
    link_nonce = models.CharField(max_length=32, default=new_nonce, editable=False)
    token_hash = models.CharField(max_length=64, unique=True, null=True, editable=False)  # noqa: DJ001 -- NULL until it is made known

    class Meta:
        verbose_name = "Infostand"
        verbose_name_plural = "Infostände"
        ordering = ["name_key", "id"]
        constraints = [models.UniqueConstraint(fields=["event", "name_key"], name="one_stand_a_name")]

    def __str__(self) -> str:
        return self.name


class TallyTap(models.Model):
    """One press of „+1“. The key is drawn on the phone: sent twice, it is one conversation."""

    stand = models.ForeignKey(TallyStand, models.CASCADE, related_name="taps", verbose_name="Infostand")
    key = models.UUIDField(editable=False)
    group = models.CharField("Gruppe", max_length=12, choices=VisitorGroup.choices)
    undone = models.BooleanField("zurückgenommen", default=False)

    class Meta:
        verbose_name = "Gespräch"
        verbose_name_plural = "Gespräche"
        constraints = [models.UniqueConstraint(fields=["stand", "key"], name="tap_once")]
        indexes = [models.Index(fields=["stand", "group", "undone"], name="tally_counts")]

    def __str__(self) -> str:
        return self.group
