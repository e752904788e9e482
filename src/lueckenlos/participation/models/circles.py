"""Who decides what in a measure, and how far the people it is for take part in it."""

from django.db import models

from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields
from lueckenlos.vocabulary.fields import TermField

MOST_GROUPS = 8


class Circles(Versioned, SubjectFields, TenantModel):
    """Kreise der Entscheidung. ``groups`` are names by place; ``rings`` has „phase.place.jetzt“ or „….soll“ → ring."""

    title = models.CharField("Worum es geht", max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    groups = models.JSONField("Gruppen", default=list)
    rings = models.JSONField("Kreise", default=dict)
    note = models.TextField("Was wir ändern wollen", max_length=3000, blank=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Kreise der Entscheidung"
        verbose_name_plural = "Kreise der Entscheidung"
        ordering = ["title_key", "pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_key"], name="circles_by_subject")]

    def __str__(self) -> str:
        return self.title


class StageEntry(SubjectFields, TenantModel):
    """On which step a group stands in a measure, seen on a day; the entries of a measure are its history."""

    step = TermField(vocabulary="partizipationsstufe", verbose_name="Stufe")
    group = models.CharField("Wer ist gemeint", max_length=120)
    evidence = models.TextField("Woran man das sieht", max_length=2000)
    seen_on = models.DateField("eingeschätzt am")
    seen_by = models.CharField("eingeschätzt von", max_length=160, blank=True)

    class Meta:
        verbose_name = "Partizipationsstufe"
        verbose_name_plural = "Partizipationsstufen"
        ordering = ["-seen_on", "-pk"]
        indexes = [models.Index(fields=["subject_kind", "subject_key"], name="stage_by_subject")]

    def __str__(self) -> str:
        return self.group
