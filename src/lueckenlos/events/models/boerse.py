"""What a Baby-Börse has beside an ordinary event; how one registers stands in :class:`Booking`."""

from django.db import models

from lueckenlos.events.models.event import Event
from lueckenlos.tenancy.scope import TenantModel


class Boerse(TenantModel):
    """What makes an event a Börse whose sellers stand at their own tables."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="boerse", verbose_name="Veranstaltung")
    setup_from = models.DateTimeField("Aufbau ab", null=True, blank=True)
    pregnant_from = models.DateTimeField("Einlass für Schwangere ab", null=True, blank=True)
    goods_note = models.TextField("Was verkauft werden darf", blank=True)
    # numbers and ranges ("1-12, 40"), where no hall plan knows them
    tables_wall = models.CharField("Tische an der Wand", max_length=200, blank=True)
    tables_power = models.CharField("Tische mit Strom", max_length=200, blank=True)
    tables_rail = models.CharField("Tische mit Platz für Kleiderständer", max_length=200, blank=True)
    tables_easy = models.CharField("leicht erreichbare Tische", max_length=200, blank=True)

    class Meta:
        verbose_name = "Börse"
        verbose_name_plural = "Börsen"

    def __str__(self) -> str:
        return str(self.event)
