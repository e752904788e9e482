"""Need in numbers: people per age band and area, and indicator values. Definitions live in ``content/indicators``."""

from django.db import models

from lueckenlos.equity import Rule
from lueckenlos.geo.models import Gebiet
from lueckenlos.indicators.enums import Education, Sex, ValueStatus
from lueckenlos.tenancy.models import Stelle


class DataSource(models.Model):
    """One loaded file: where the figures come from and under which licence. Official when ``stelle`` is empty."""

    stelle = models.ForeignKey(Stelle, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="Stelle")
    title = models.CharField("Datensatz", max_length=200)
    attribution = models.CharField("Quellenvermerk", max_length=400)
    licence = models.CharField("Lizenz", max_length=100, blank=True)
    file_name = models.CharField("Datei", max_length=200)
    file_hash = models.CharField(max_length=64)
    loaded_at = models.DateTimeField("geladen am", auto_now_add=True)
    control = models.JSONField("Kontrollsummen", default=dict)
    # fewer people than so many are not shown; min_cases of an indicator may ask for more
    threshold = models.PositiveSmallIntegerField("kleinste gezeigte Zahl", default=Rule().threshold)

    INVENTED = "erfunden"  # as the licence: figures of the demo that nobody has counted

    class Meta:
        verbose_name = "Datenquelle"
        verbose_name_plural = "Datenquellen"
        ordering = ["-loaded_at"]

    def __str__(self) -> str:
        return self.title

    @property
    def invented(self) -> bool:
        return self.licence == self.INVENTED


class Population(models.Model):
    """People of one age band in one Gebiet. Ages in months; ``age_to_months`` is exclusive, empty means open."""

    gebiet = models.ForeignKey(Gebiet, models.CASCADE, related_name="population_counts", verbose_name="Gebiet")
    stichtag = models.DateField("Stichtag")
    age_from_months = models.PositiveSmallIntegerField("Alter von (Monate)")
    age_to_months = models.PositiveSmallIntegerField("Alter bis unter (Monate)", null=True, blank=True)
    sex = models.CharField("Geschlecht", max_length=1, choices=Sex.choices, blank=True)
    persons = models.PositiveIntegerField("Personen", null=True, blank=True)
    status = models.CharField("Status", max_length=8, choices=ValueStatus.choices, default=ValueStatus.OK)
    source = models.ForeignKey(DataSource, models.CASCADE, related_name="+", verbose_name="Quelle")

    class Meta:
        verbose_name = "Bevölkerungszahl"
        verbose_name_plural = "Bevölkerungszahlen"
        ordering = ["gebiet_id", "stichtag", "age_from_months"]
        constraints = [
            models.UniqueConstraint(
                fields=["gebiet", "stichtag", "age_from_months", "age_to_months", "sex", "source"],
                name="population_once",
                nulls_distinct=False,
            )
        ]

    def __str__(self) -> str:
        return f"{self.gebiet} {self.stichtag} {self.age_from_months}–{self.age_to_months}"


class IndicatorValue(models.Model):
    """One value of one indicator; ``value`` is empty whenever ``status`` is not OK, never 0 for "unknown"."""

    indicator = models.CharField("Indikator", max_length=60)
    gebiet = models.ForeignKey(Gebiet, models.CASCADE, related_name="indicator_values", verbose_name="Gebiet")
    period = models.CharField("Zeitraum", max_length=10)
    value = models.FloatField("Wert", null=True, blank=True)
    numerator = models.FloatField("Fälle", null=True, blank=True)
    denominator = models.FloatField("Bezugszahl", null=True, blank=True)
    status = models.CharField("Status", max_length=8, choices=ValueStatus.choices, default=ValueStatus.OK)
    source = models.ForeignKey(DataSource, models.CASCADE, related_name="+", verbose_name="Quelle")
    line = models.PositiveIntegerField("Zeile der Datei", null=True, blank=True)
    # empty for a published figure; else by which official key the figures of former Gebiete became this one
    rule = models.CharField("Umrechnung", max_length=240, blank=True)

    class Meta:
        verbose_name = "Indikatorwert"
        verbose_name_plural = "Indikatorwerte"
        ordering = ["indicator", "gebiet_id", "period"]
        constraints = [
            models.UniqueConstraint(fields=["indicator", "gebiet", "period", "source"], name="indicator_value_once")
        ]
        indexes = [models.Index(fields=["gebiet", "indicator", "-period"], name="indicator_by_gebiet")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.gebiet} {self.period}"


class GroupValue(models.Model):
    """A published share of one group of people (education, sex, age) with its interval: surveys such as GEDA.

    Empty ``education``, ``sex`` or ``age`` means everybody. ``n``: persons asked.
    """

    indicator = models.CharField("Indikator", max_length=60)
    gebiet = models.ForeignKey(Gebiet, models.CASCADE, related_name="+", verbose_name="Gebiet")
    period = models.CharField("Zeitraum", max_length=10)
    education = models.CharField("Bildung", max_length=7, choices=Education.choices, blank=True)
    sex = models.CharField("Geschlecht", max_length=1, choices=Sex.choices, blank=True)
    age = models.CharField("Altersgruppe", max_length=40, blank=True)
    standardised = models.BooleanField("altersstandardisiert", default=False)
    value = models.FloatField("Wert", null=True, blank=True)
    low = models.FloatField("untere Grenze (95 %)", null=True, blank=True)
    high = models.FloatField("obere Grenze (95 %)", null=True, blank=True)
    n = models.PositiveIntegerField("Befragte", null=True, blank=True)
    status = models.CharField("Status", max_length=8, choices=ValueStatus.choices, default=ValueStatus.OK)
    source = models.ForeignKey(DataSource, models.CASCADE, related_name="+", verbose_name="Quelle")
    line = models.PositiveIntegerField("Zeile der Datei", null=True, blank=True)

    class Meta:
        verbose_name = "Wert einer Gruppe"
        verbose_name_plural = "Werte von Gruppen"
        ordering = ["indicator", "gebiet_id", "period", "education", "sex", "age"]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "gebiet", "period", "education", "sex", "age", "standardised", "source"],
                name="group_value_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.gebiet} {self.period} {self.education} {self.sex} {self.age}"


class GridCells(models.Model):
    """The inhabited cells of one measure of a census grid in one Gemeinde, as one block.

    ``block``: zlib over three arrays one after the other, each ``cells`` long and little-endian: column (int32), row
    (int32), count (float32). Column and row are those of the INSPIRE names, the corner's metres in EPSG:3035 by the
    side of the cell. Read it with ``queries.cells``.
    """

    gebiet = models.ForeignKey(Gebiet, models.CASCADE, related_name="+", verbose_name="Gemeinde")
    measure = models.CharField("Merkmal", max_length=40)
    metres = models.PositiveSmallIntegerField("Seitenlänge in Metern")
    stichtag = models.DateField("Stichtag")
    cells = models.PositiveIntegerField("Zellen")
    total = models.FloatField("Summe")
    block = models.BinaryField("Zellen")
    source = models.ForeignKey(DataSource, models.CASCADE, related_name="+", verbose_name="Quelle")

    class Meta:
        verbose_name = "Gitterzellen"
        verbose_name_plural = "Gitterzellen"
        ordering = ["gebiet_id", "measure", "metres"]
        constraints = [
            models.UniqueConstraint(fields=["gebiet", "measure", "metres", "stichtag"], name="grid_cells_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.gebiet} {self.metres} m"
