"""What the KGC did on a day, who was there, and its papers."""

from django.conf import settings
from django.db import models

from lueckenlos.advice.enums import Share
from lueckenlos.advice.models.case import Case
from lueckenlos.advice.models.commune import Commune
from lueckenlos.goals.models import Goal
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.files import StoredFile
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermField, TermSetField


class Activity(Versioned, TenantModel):
    """One consultation or the like. It has one Beratungsart only, so that the hours of the report add up."""

    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="Beratungsfall"
    )
    commune = models.ForeignKey(
        Commune, models.PROTECT, null=True, blank=True, related_name="activities", verbose_name="Kommune"
    )
    institution = models.CharField("Träger oder Einrichtung", max_length=200, blank=True)
    day = models.DateField("Datum")
    title = models.CharField("Worum ging es?", max_length=200)
    title_key = models.CharField(max_length=200, editable=False)
    kind = TermField(vocabulary="beratungsart", verbose_name="Beratungsart")
    channel = TermField(vocabulary="beratungskanal", verbose_name="Kanal")
    minutes = models.PositiveIntegerField("Dauer in Minuten")
    reached = models.PositiveIntegerField("erreichte Personen", default=1)
    themes = TermSetField(vocabulary="thema", verbose_name="Themen")
    result = models.TextField("Ergebnis", blank=True)
    visibility = models.CharField("Wer liest mit?", max_length=12, choices=Share.choices, default=Share.KGC)
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="zählt zu")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", editable=False, verbose_name="von"
    )
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Aktivität"
        verbose_name_plural = "Aktivitäten"
        ordering = ["-day", "-pk"]
        indexes = [
            models.Index(fields=["stelle", "-day"], name="activity_by_day"),
            models.Index(fields=["stelle", "commune", "-day"], name="activity_by_commune"),
        ]

    def __str__(self) -> str:
        return self.title


class Participant(TenantModel):
    """An official contact who took part. The name goes after its term; the office stays, it names nobody."""

    activity = models.ForeignKey(Activity, models.CASCADE, related_name="participants", verbose_name="Aktivität")
    name = models.CharField("Name", max_length=160, blank=True)
    office = models.CharField("Amt oder Einrichtung", max_length=200, blank=True)

    class Meta:
        verbose_name = "beteiligte Person"
        verbose_name_plural = "Beteiligte"
        ordering = ["pk"]

    def __str__(self) -> str:
        return ", ".join(filter(None, (self.name, self.office)))


class Document(StoredFile):
    """A paper of an activity; whoever reads the activity reads it."""

    activity = models.ForeignKey(Activity, models.PROTECT, related_name="documents", verbose_name="Aktivität")

    class Meta:
        verbose_name = "Unterlage"
        verbose_name_plural = "Unterlagen"
        ordering = ["added_at", "pk"]
