"""The Gesundheitsbericht of a commune: its chapters with their texts, and its frozen versions."""

from django.db import models

from lueckenlos.reports.enums import HealthChapterKey
from lueckenlos.reports.models.versions import FrozenVersion
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel


class HealthReport(Versioned, TenantModel):
    """What the commune writes; the figures beside it are counted when they are looked at."""

    title = models.CharField("Titel", max_length=160)
    year = models.PositiveSmallIntegerField("Berichtsjahr")
    funding = models.TextField(
        "Förderhinweis",
        max_length=1000,
        blank=True,
        help_text="Im Wortlaut Ihres Zuwendungsbescheids. Er steht am Ende des Berichts und bleibt in jeder Fassung.",
    )
    # slug; empty is the first that has figures. What was frozen keeps what it had
    indicator = models.CharField("Kennzahl zur Ungleichheit", max_length=80, blank=True)
    # the version that citizens read
    public_number = models.PositiveSmallIntegerField("veröffentlichte Fassung", null=True, editable=False)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Gesundheitsbericht"
        verbose_name_plural = "Gesundheitsberichte"
        ordering = ["-year", "title", "pk"]

    def __str__(self) -> str:
        return self.title


class HealthChapter(Versioned, TenantModel):
    """One chapter: whether and where it stands, and the own text, which is kept while the chapter is left out."""

    report = models.ForeignKey(
        HealthReport, models.CASCADE, related_name="chapters", verbose_name="Gesundheitsbericht", editable=False
    )
    key = models.CharField("Kapitel", max_length=16, choices=HealthChapterKey.choices, editable=False)
    position = models.PositiveSmallIntegerField("Stelle", editable=False)
    shown = models.BooleanField("im Bericht", default=True, editable=False)
    text = models.TextField("Ihr Text", max_length=12_000, blank=True)

    class Meta:
        verbose_name = "Kapitel des Gesundheitsberichts"
        verbose_name_plural = "Kapitel des Gesundheitsberichts"
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["report", "key"], name="health_chapter_once")]

    def __str__(self) -> str:
        return self.get_key_display()


class FrozenHealthReport(FrozenVersion):
    """A Gesundheitsbericht as it was on one day."""

    report = models.ForeignKey(HealthReport, models.PROTECT, related_name="versions", verbose_name="Gesundheitsbericht")

    class Meta:
        verbose_name = "Fassung des Gesundheitsberichts"
        verbose_name_plural = "Fassungen des Gesundheitsberichts"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="health_version_once")]
