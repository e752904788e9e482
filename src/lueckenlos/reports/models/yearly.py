"""The Jahresbericht of a KGC and its frozen versions."""

from typing import Final

from django.db import models

from lueckenlos.reports.models.versions import FrozenVersion
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel

TEXTS: Final = ("overview", "highlights", "cooperation", "staff", "challenges", "outlook")


def _text(label: str, help_text: str) -> "models.TextField[str, str]":
    return models.TextField(label, max_length=12_000, blank=True, help_text=help_text)


class YearlyReport(Versioned, TenantModel):
    """What the KGC writes about a year; the figures beside it are counted when they are looked at."""

    year = models.PositiveSmallIntegerField("Jahr", editable=False)
    overview = _text("Das Jahr im Überblick", "Worum ging es in diesem Jahr vor allem? Zwei bis drei Absätze.")
    highlights = _text("Schwerpunkte und Ergebnisse", "Was ist gelungen, und woran sieht man das?")
    cooperation = _text("Zusammenarbeit und Gremien", "Mit wem haben Sie gearbeitet, in welchen Arbeitsgruppen?")
    staff = _text("Personal und Organisation", "Stellenanteile und Zuständigkeiten, keine privaten Angaben.")
    challenges = _text("Herausforderungen", "Was ging nicht wie geplant, und was folgt daraus?")
    outlook = _text("Ausblick", "Was nehmen Sie sich für das nächste Jahr vor?")
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Jahresbericht"
        verbose_name_plural = "Jahresberichte"
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["stelle", "year"], name="yearly_report_once")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.year}"


def text_fields() -> list["models.TextField[str, str]"]:
    """The fields of the texts in their order, with their words."""
    fields = [YearlyReport._meta.get_field(name) for name in TEXTS]
    return [field for field in fields if isinstance(field, models.TextField)]


class FrozenReport(FrozenVersion):
    """A Jahresbericht as it was on one day."""

    report = models.ForeignKey(YearlyReport, models.PROTECT, related_name="versions", verbose_name="Jahresbericht")

    class Meta:
        verbose_name = "Fassung des Jahresberichts"
        verbose_name_plural = "Fassungen des Jahresberichts"
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["report", "number"], name="report_version_once")]
