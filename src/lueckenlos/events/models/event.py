"""A meeting with place and time, and the parts of its programme."""

import secrets

from django.db import models

from lueckenlos.events.enums import EventStatus
from lueckenlos.tenancy.models import Stelle
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermField


def new_public_id() -> str:
    """Ten letters and digits for public addresses, so that nobody can count a town's drafts."""
    return secrets.token_hex(5)


class Event(TenantModel):
    """A Gesundheitskonferenz, a training, a Baby-Börse."""

    public_id = models.CharField(max_length=10, unique=True, default=new_public_id, editable=False)
    art = TermField(vocabulary="veranstaltungsart", verbose_name="Veranstaltungsart")
    title = models.CharField("Titel", max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    summary = models.CharField("Kurzbeschreibung", max_length=600, blank=True)
    venue = models.CharField("Ort der Veranstaltung", max_length=160, blank=True)
    room = models.CharField("Raum", max_length=120, blank=True)
    strasse = models.CharField("Straße", max_length=120, blank=True)
    hausnummer = models.CharField("Hausnummer", max_length=20, blank=True)
    plz = models.CharField("PLZ", max_length=5, blank=True)
    ort = models.CharField("Ort", max_length=100, blank=True)
    starts_at = models.DateTimeField("Beginn")
    ends_at = models.DateTimeField("Ende")
    status = models.CharField(
        "Stand im Ablauf", max_length=16, choices=EventStatus.choices, default=EventStatus.ENTWURF
    )
    status_reason = models.CharField("Grund", max_length=300, blank=True)
    contact_name = models.CharField("Ansprechperson", max_length=120, blank=True)
    email = models.EmailField("E-Mail-Adresse", blank=True)
    phone = models.CharField("Telefon", max_length=40, blank=True)
    accessibility = models.CharField("Barrierefreiheit", max_length=600, blank=True)
    # events of one series share it; the public page shows the other dates
    series = models.CharField("Reihe", max_length=10, blank=True, editable=False)
    # they invite together: it stands in the public calendars of these Stellen, too
    together_with = models.ManyToManyField(Stelle, blank=True, related_name="+", verbose_name="gemeinsam mit")
    forgotten_at = models.DateTimeField("Angaben über Menschen gelöscht am", null=True, blank=True, editable=False)
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)
    description = models.TextField("Beschreibung", blank=True)

    class Meta:
        verbose_name = "Veranstaltung"
        verbose_name_plural = "Veranstaltungen"
        ordering = ["starts_at", "title_key", "id"]
        indexes = [
            models.Index(fields=["stelle", "status", "starts_at"], name="event_calendar"),
            models.Index(fields=["series"], name="event_series", condition=~models.Q(series="")),
        ]
        constraints = [
            models.CheckConstraint(name="event_ends_after_start", condition=models.Q(starts_at__lt=models.F("ends_at")))
        ]

    def __str__(self) -> str:
        return self.title


class Programmteil(models.Model):
    """One part of the programme with its own room, time and audience."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="parts", verbose_name="Veranstaltung")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField("Titel", max_length=200)
    room = models.CharField("Raum", max_length=120, blank=True)
    starts_at = models.DateTimeField("Beginn", null=True, blank=True)
    ends_at = models.DateTimeField("Ende", null=True, blank=True)
    audience = models.CharField("für wen", max_length=200, blank=True)
    capacity = models.PositiveIntegerField("Plätze", null=True, blank=True)
    note = models.CharField("Hinweis", max_length=600, blank=True)

    class Meta:
        verbose_name = "Programmteil"
        verbose_name_plural = "Programmteile"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title
