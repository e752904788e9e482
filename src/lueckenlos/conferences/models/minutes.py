"""What was said and decided, and the report of the day."""

from django.db import models

from lueckenlos.conferences.enums import ResultKind
from lueckenlos.events.models import Event, Programmteil
from lueckenlos.tenancy.scope import TenantModel


class MinutesNote(TenantModel):
    """The minutes of one part, or of the whole event (``part`` None). ``version`` counts every saving."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="minutes", verbose_name="Veranstaltung")
    # a part that is taken out of the programme takes no minutes with it
    part = models.ForeignKey(
        Programmteil, models.SET_NULL, related_name="minutes", verbose_name="Programmteil", null=True, blank=True
    )
    title = models.CharField("Programmteil", max_length=200, blank=True)
    text = models.TextField("Notizen", blank=True)
    version = models.PositiveIntegerField("Fassung", default=0)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Notiz im Protokoll"
        verbose_name_plural = "Notizen im Protokoll"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["event", "part"], name="one_note_a_part")]

    def __str__(self) -> str:
        return self.title or str(self._meta.verbose_name)


class ConferenceResult(TenantModel):
    """A recommendation, a task or an open question; the work of bodies takes it up from here."""

    event = models.ForeignKey(Event, models.CASCADE, related_name="results", verbose_name="Veranstaltung")
    part = models.ForeignKey(
        Programmteil, models.SET_NULL, related_name="results", verbose_name="aus", null=True, blank=True
    )
    kind = models.CharField("Art", max_length=16, choices=ResultKind.choices)
    text = models.CharField("Was", max_length=1000)
    addressee = models.CharField("An wen", max_length=200, blank=True)
    due = models.DateField("Bis wann", null=True, blank=True)
    form_key = models.CharField(max_length=64, editable=False)

    class Meta:
        verbose_name = "Ergebnis"
        verbose_name_plural = "Ergebnisse"
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["event", "form_key"], name="result_form_once")]

    def __str__(self) -> str:
        return self.text[:80]


class Report(TenantModel):
    """The report of the day as it was when it was finished; later changes elsewhere do not touch it."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="day_report", verbose_name="Veranstaltung")
    content = models.JSONField("Inhalt")
    frozen_at = models.DateTimeField("abgeschlossen am")

    class Meta:
        verbose_name = "Tagesbericht"
        verbose_name_plural = "Tagesberichte"

    def __str__(self) -> str:
        return str(self.event)
