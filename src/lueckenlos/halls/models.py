"""The rooms of an event with what stands in them, and why somebody has their table."""

from django.db import models

from lueckenlos.events.models import Event, Registration
from lueckenlos.tenancy.scope import TenantModel


class Room(TenantModel):
    """The plan of one room. It is read and written as a whole, under its version."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="rooms", verbose_name="Veranstaltung")
    name = models.CharField("Raum", max_length=80)
    position = models.PositiveSmallIntegerField(default=0)
    # centimetres of the rectangle around it; cut-outs are items
    width = models.PositiveSmallIntegerField("Breite")
    depth = models.PositiveSmallIntegerField("Tiefe")
    items = models.JSONField("Einrichtung", default=list, blank=True)
    # raised with every change: who saves an older one is told so
    version = models.PositiveIntegerField(default=1, editable=False)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Saalplan"
        verbose_name_plural = "Saalpläne"
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["event", "name"], name="room_name_once")]

    def __str__(self) -> str:
        return self.name


class Seating(TenantModel):
    """What the hall knows of one registration beyond its table numbers. Forgotten together with it."""

    registration = models.OneToOneField(Registration, models.CASCADE, related_name="seating", verbose_name="Anmeldung")
    # set by hand: the next run leaves it where it is
    fixed = models.BooleanField("von Hand gesetzt", default=False)
    # numbers of registrations, because notes cannot be read by a machine
    beside = models.JSONField("möchte stehen neben", default=list, blank=True)
    notes = models.JSONField("Gründe der Zuteilung", default=list, blank=True)
    # as in the last mail about tables
    told = models.JSONField("mitgeteilte Tische", default=list, blank=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Tischvergabe"
        verbose_name_plural = "Tischvergaben"

    def __str__(self) -> str:
        # stands in the audit trail: never a name
        return f"{self._meta.verbose_name} {self.registration_id}"
