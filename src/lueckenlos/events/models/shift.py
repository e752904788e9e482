"""Helper shifts of an event, and who has taken one. A table or a number is theirs beside it."""

from django.db import models

from lueckenlos.events.models.event import Event
from lueckenlos.events.models.registration import Registration
from lueckenlos.tenancy.scope import TenantModel


class HelperShift(TenantModel):
    """Something to do from then until then, for so many people: the till, the cake stall, clearing up."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="shifts", verbose_name="Veranstaltung")
    name = models.CharField("Aufgabe", max_length=80)
    starts_at = models.DateTimeField("Beginn")
    ends_at = models.DateTimeField("Ende")
    seats = models.PositiveSmallIntegerField("Wie viele helfen")

    class Meta:
        verbose_name = "Helferschicht"
        verbose_name_plural = "Helferschichten"
        ordering = ["starts_at", "name", "id"]
        constraints = [
            models.CheckConstraint(name="shift_ends_after_start", condition=models.Q(starts_at__lt=models.F("ends_at")))
        ]

    def __str__(self) -> str:
        return self.name


class ShiftHelper(TenantModel):
    """Somebody registered who helps in a shift. Counts while the registration is firm."""

    shift = models.ForeignKey(HelperShift, models.CASCADE, related_name="helpers", verbose_name="Helferschicht")
    registration = models.ForeignKey(Registration, models.CASCADE, related_name="helps", verbose_name="Anmeldung")

    class Meta:
        verbose_name = "Helferin oder Helfer"
        verbose_name_plural = "Helferinnen und Helfer"
        constraints = [models.UniqueConstraint(fields=["shift", "registration"], name="helper_once_a_shift")]

    def __str__(self) -> str:
        # stands in the audit trail: never a name
        return f"{self.registration}: {self.shift}"
