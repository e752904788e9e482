"""A training with its sessions and materials, and series of trainings that belong together."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from lueckenlos.events.models import Event
from lueckenlos.tenancy.files import StoredFile
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.vocabulary.fields import TermField


class CourseSeries(TenantModel):
    """Modules over several events; who attended enough of them gets a certificate of the whole."""

    title = models.CharField("Titel der Reihe", max_length=200)
    summary = models.CharField("Worum es geht", max_length=600, blank=True)
    needed = models.PositiveSmallIntegerField(
        "nötige Module", null=True, blank=True, validators=[MinValueValidator(1), MaxValueValidator(40)]
    )
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)

    class Meta:
        verbose_name = "Reihe"
        verbose_name_plural = "Reihen"
        ordering = ["title", "id"]

    def __str__(self) -> str:
        return self.title


class Course(TenantModel):
    """What makes an event a Qualifizierung."""

    event = models.OneToOneField(Event, models.CASCADE, related_name="course", verbose_name="Veranstaltung")
    thema = TermField(vocabulary="thema", verbose_name="Schwerpunktthema", blank=True)
    goals = models.JSONField("Lernziele", default=list, blank=True)
    prerequisites = models.TextField("Voraussetzungen", max_length=1000, blank=True)
    requires = models.ManyToManyField(
        "self",
        symmetrical=False,
        blank=True,
        related_name="required_by",
        verbose_name="Module, die man vorher besucht haben soll",
    )
    speakers = models.JSONField("Referentinnen und Referenten", default=list, blank=True)
    series = models.ForeignKey(
        CourseSeries, models.PROTECT, null=True, blank=True, related_name="courses", verbose_name="Reihe"
    )
    share_needed = models.PositiveSmallIntegerField(
        "Anwesenheit für das Zertifikat in Prozent",
        default=80,
        validators=[MinValueValidator(1), MaxValueValidator(100)],
    )
    unit_minutes = models.PositiveSmallIntegerField(
        "Minuten einer Unterrichtseinheit", default=45, validators=[MinValueValidator(15), MaxValueValidator(90)]
    )
    signatory = models.CharField("Wer das Zertifikat unterschreibt", max_length=160, blank=True)
    signatory_role = models.CharField("Funktion", max_length=160, blank=True)
    evaluation = models.BooleanField("Befragung vorher und nachher", default=True)
    evaluation_days = models.PositiveSmallIntegerField(
        "Befragung danach offen in Tagen", default=14, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    created_at = models.DateTimeField("angelegt am", auto_now_add=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Qualifizierung"
        verbose_name_plural = "Qualifizierungen"

    def __str__(self) -> str:
        return str(self.event)


class Termin(models.Model):
    """One session: what presence is counted for."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="termine", verbose_name="Qualifizierung")
    title = models.CharField("Thema", max_length=200, blank=True)
    starts_at = models.DateTimeField("Beginn")
    ends_at = models.DateTimeField("Ende")
    units = models.DecimalField(
        "Unterrichtseinheiten", max_digits=4, decimal_places=1, validators=[MinValueValidator(Decimal("0.5"))]
    )
    room = models.CharField("Raum", max_length=120, blank=True)
    online_link = models.URLField("Link zur Online-Sitzung", max_length=400, blank=True)

    class Meta:
        verbose_name = "Termin"
        verbose_name_plural = "Termine"
        ordering = ["starts_at", "id"]
        constraints = [
            models.CheckConstraint(
                name="termin_ends_after_start", condition=models.Q(starts_at__lt=models.F("ends_at"))
            ),
            models.CheckConstraint(name="termin_counts_something", condition=models.Q(units__gt=0)),
        ]

    def __str__(self) -> str:
        return self.title or f"{self.starts_at:%d.%m.%Y}"


class Material(models.Model):
    """A link to papers, slides or recordings, for those who are registered."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="materials", verbose_name="Qualifizierung")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField("Bezeichnung", max_length=160)
    url = models.URLField("Adresse", max_length=400)

    class Meta:
        verbose_name = "Material"
        verbose_name_plural = "Materialien"
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.title


class CourseFile(StoredFile):
    """A worksheet or slides as a file, for those who are registered."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="files", verbose_name="Qualifizierung")
    title = models.CharField("Bezeichnung", max_length=160, blank=True)

    class Meta:
        verbose_name = "Datei zur Qualifizierung"
        verbose_name_plural = "Dateien zur Qualifizierung"
        ordering = ["id"]

    def __str__(self) -> str:
        return self.title or self.name
