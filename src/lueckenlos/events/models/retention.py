"""How long a Stelle keeps what it knows about people of an event, and the proof that it was deleted."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermField


class RetentionRule(TenantModel):
    """The Stelle's own term for one kind of event; without it that of the vocabulary holds."""

    art = TermField(vocabulary="veranstaltungsart", verbose_name="Veranstaltungsart")
    days = models.PositiveSmallIntegerField(
        "Tage nach der Veranstaltung", validators=[MinValueValidator(1), MaxValueValidator(3650)]
    )

    class Meta:
        verbose_name = "Löschfrist"
        verbose_name_plural = "Löschfristen"
        constraints = [models.UniqueConstraint(fields=["stelle", "art"], name="retention_once")]

    def __str__(self) -> str:
        return f"{self.art}: {self.days}"


class DeletionEntry(TenantModel):
    """One line of the deletion log: which event, how many people, when and by which rule. Names nobody."""

    event_public_id = models.CharField("Kennung der Veranstaltung", max_length=10)
    event_title = models.CharField("Veranstaltung", max_length=200)
    art = TermField(vocabulary="veranstaltungsart", verbose_name="Veranstaltungsart")
    ended_on = models.DateField("zu Ende am")
    days = models.PositiveSmallIntegerField("Frist in Tagen")
    registrations = models.PositiveIntegerField("Anmeldungen")
    others = models.PositiveIntegerField("weitere Angaben")
    deleted_at = models.DateTimeField("gelöscht am")

    class Meta:
        verbose_name = "Löschnachweis"
        verbose_name_plural = "Löschnachweise"
        ordering = ["-deleted_at", "-id"]

    def __str__(self) -> str:
        return f"{self.event_title}, {self.ended_on}"
