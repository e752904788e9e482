"""A Förderprogramm as a Stelle has written it down, its deadlines, and what mails have reminded of."""

from django.core.validators import MaxValueValidator
from django.db import models

from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel

REMIND_DAYS = 28


class Programme(Versioned, TenantModel):
    """What somebody has read about it; the funder's own words count. ``shared``: a KGC shows it to its communes."""

    title = models.CharField("Name", max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    funder = models.CharField("Wer fördert", max_length=200, blank=True)
    summary = models.TextField("Worum es geht", max_length=4000, blank=True)
    for_whom = models.TextField("Für wen", max_length=2000, blank=True)
    most_cents = models.PositiveBigIntegerField("Höchstbetrag", null=True, blank=True)
    own_percent = models.PositiveSmallIntegerField(
        "Eigenanteil mindestens, in Prozent", null=True, blank=True, validators=[MaxValueValidator(100)]
    )
    url = models.URLField("Seite des Programms", max_length=400, blank=True)
    source = models.CharField("Quelle dieser Angaben", max_length=300, blank=True)
    checked_on = models.DateField("Angaben geprüft am", null=True, blank=True)
    shared = models.BooleanField("auch den Kreisen und Kommunen des Landes zeigen", default=False)
    active = models.BooleanField("nimmt noch Anträge an", default=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Förderprogramm"
        verbose_name_plural = "Förderprogramme"
        ordering = ["-active", "title_key", "pk"]
        indexes = [models.Index(fields=["stelle", "active", "title_key"], name="programme_by_title")]

    def __str__(self) -> str:
        return self.title


class Deadline(TenantModel):
    """One day by which something must be with the funder."""

    programme = models.ForeignKey(Programme, models.CASCADE, related_name="deadlines", verbose_name="Förderprogramm")
    due_on = models.DateField("Frist")
    title = models.CharField("Wofür", max_length=160)
    remind_days = models.PositiveSmallIntegerField(
        "Tage vorher erinnern", default=REMIND_DAYS, validators=[MaxValueValidator(365)]
    )

    class Meta:
        verbose_name = "Frist"
        verbose_name_plural = "Fristen"
        ordering = ["due_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["programme", "due_on", "title"], name="deadline_once")]

    def __str__(self) -> str:
        return f"{self.title}: {self.due_on:%d.%m.%Y}"


class Reminder(TenantModel):
    """That a Stelle has been reminded of a day; a day that is moved is reminded of anew."""

    key = models.CharField("Anlass", max_length=60)
    due_on = models.DateField("Frist")
    sent_on = models.DateField("erinnert am")

    class Meta:
        verbose_name = "Erinnerung an eine Frist"
        verbose_name_plural = "Erinnerungen an Fristen"
        ordering = ["-sent_on", "-pk"]
        constraints = [models.UniqueConstraint(fields=["stelle", "key", "due_on"], name="reminded_once")]

    def __str__(self) -> str:
        return f"{self.key}: {self.due_on:%d.%m.%Y}"
