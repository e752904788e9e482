"""A meeting with workshops: its settings, and what its Programmteile have beside time and room."""

import secrets

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from lueckenlos.events.models import Event, Programmteil
from lueckenlos.tenancy.scope import TenantModel


def new_seed() -> str:
    """The lot that decides between equals; drawn before anybody wishes, and shown to everybody."""
    return secrets.token_hex(4)


class Conference(TenantModel):
    """What an event has once people choose workshops, are invited and minutes are taken."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="conference", verbose_name="Veranstaltung")
    wishes_until = models.DateTimeField("Wünsche bis", null=True, blank=True)
    wish_count = models.PositiveSmallIntegerField(
        "Wünsche je Runde", default=2, validators=[MinValueValidator(1), MaxValueValidator(3)]
    )
    asks_photo = models.BooleanField("nach Fotos fragen", default=True)
    photo_purpose = models.CharField("Wofür die Fotos sind", max_length=300, blank=True)
    invitation_text = models.TextField("Text der Einladung", max_length=3000, blank=True)
    seed = models.CharField("Los", max_length=32, default=new_seed, editable=False)
    allotted_at = models.DateTimeField("Plätze verteilt am", null=True, blank=True, editable=False)

    class Meta:
        verbose_name = "Konferenz"
        verbose_name_plural = "Konferenzen"

    def __str__(self) -> str:
        return str(self.event)


class Session(TenantModel):
    """A Programmteil that is a workshop of a round, or has speakers and papers."""

    part = models.OneToOneField(Programmteil, models.CASCADE, related_name="session", verbose_name="Programmteil")
    # None: everybody is together
    round = models.PositiveSmallIntegerField(
        "Runde", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(9)]
    )

    class Meta:
        verbose_name = "Programmpunkt"
        verbose_name_plural = "Programmpunkte"
        ordering = ["round", "part__position", "id"]

    def __str__(self) -> str:
        return str(self.part)


class Speaker(models.Model):
    """Who speaks, and in which function. On public pages only with consent."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="speakers", verbose_name="Programmpunkt")
    position = models.PositiveSmallIntegerField(default=0)
    name = models.CharField("Name", max_length=120)
    function = models.CharField("Funktion", max_length=160, blank=True)
    organisation = models.CharField("Organisation", max_length=160, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    name_public = models.BooleanField("Der Name darf veröffentlicht werden", default=False)

    class Meta:
        verbose_name = "Referentin oder Referent"
        verbose_name_plural = "Referentinnen und Referenten"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        # stands in the audit trail: never a name
        return str(self._meta.verbose_name)


class Paper(models.Model):
    """A document of a part of the programme, by its address."""

    session = models.ForeignKey(Session, models.CASCADE, related_name="papers", verbose_name="Programmpunkt")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField("Titel", max_length=160)
    url = models.URLField("Adresse", max_length=400)

    class Meta:
        verbose_name = "Unterlage"
        verbose_name_plural = "Unterlagen"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title
