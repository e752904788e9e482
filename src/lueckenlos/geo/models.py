"""Territory: from the Bund down to a town's own Sozialräume."""

from django.db import models

from lueckenlos.geo.enums import GebietsEbene


class Gebiet(models.Model):
    """One unit of territory as it stood on ``gebietsstand``. A dissolved unit stays, with ``dissolved_on``."""

    ebene = models.PositiveSmallIntegerField("Ebene", choices=GebietsEbene.choices)
    # 2, 3, 4, 5, 9 or 12 digits; a Sozialraum carries its Gemeinde's key, a hyphen and its own. A Gemeinde known only
    # from a list without Verbände (before 1994) carries its AGS. A change of Verband changes it; the AGS stays
    ars = models.CharField("Regionalschlüssel (ARS)", max_length=40, unique=True)
    ags = models.CharField("Gemeindeschlüssel (AGS)", max_length=8, blank=True, db_index=True)
    name = models.CharField("Name", max_length=120)
    sort_name = models.CharField(max_length=120, db_index=True)
    bezeichnung = models.CharField("Bezeichnung", max_length=60, blank=True)
    textkennzeichen = models.CharField("Textkennzeichen", max_length=2, blank=True)
    # Gemeinde and Verband hang below their Kreis, a Kreis below its Land; who belongs to a Verband says the ARS
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name="übergeordnetes Gebiet",
    )
    gebietsstand = models.DateField("Gebietsstand")
    # exact where a list of Gebietsänderungen says so, else the day after the last list that names the unit
    dissolved_on = models.DateField("aufgelöst zum", null=True, blank=True)
    successors = models.ManyToManyField("self", symmetrical=False, related_name="predecessors", blank=True)
    population = models.PositiveIntegerField("Bevölkerung", null=True, blank=True)
    population_male = models.PositiveIntegerField("Bevölkerung männlich", null=True, blank=True)
    population_date = models.DateField("Stand der Bevölkerung", null=True, blank=True)
    area_ha = models.DecimalField("Fläche in Hektar", max_digits=11, decimal_places=2, null=True, blank=True)
    plz = models.CharField("PLZ der Verwaltung", max_length=5, blank=True)
    lat = models.FloatField("Breite", null=True, blank=True)
    lon = models.FloatField("Länge", null=True, blank=True)
    source = models.CharField("Quelle", max_length=300, blank=True)

    class Meta:
        verbose_name = "Gebiet"
        verbose_name_plural = "Gebiete"
        ordering = ["ars"]
        indexes = [models.Index(fields=["ebene", "sort_name"], name="gebiet_by_name")]

    def __str__(self) -> str:
        return self.name


class Boundary(models.Model):
    """The outline of a Gebiet in WGS84, apart from it because most pages never need it."""

    gebiet = models.OneToOneField(Gebiet, models.CASCADE, primary_key=True, related_name="boundary")
    geometry = models.JSONField("Umriss (GeoJSON, Grad)")
    min_lat = models.FloatField()
    max_lat = models.FloatField()
    min_lon = models.FloatField()
    max_lon = models.FloatField()
    source = models.CharField("Quelle", max_length=300)

    class Meta:
        verbose_name = "Umriss"
        verbose_name_plural = "Umrisse"
        indexes = [models.Index(fields=["min_lat", "max_lat"], name="boundary_box")]

    def __str__(self) -> str:
        return str(self.gebiet)


class Umstieg(models.Model):
    """A line of an official conversion key: which share of a former unit lies in which unit of a later Gebietsstand.

    Kept for units that became others and for those they became; keys are AGS (8) or those of Kreise (5 digits), since a
    former unit need not be listed as Gebiet.
    """

    old = models.CharField("früherer Schlüssel", max_length=8)
    old_name = models.CharField("früherer Name", max_length=120)
    old_day = models.DateField("früherer Gebietsstand")
    new = models.CharField("neuer Schlüssel", max_length=8)
    new_day = models.DateField("neuer Gebietsstand")
    share = models.FloatField("Anteil der Bevölkerung")
    people = models.PositiveIntegerField("Bevölkerung der früheren Einheit", null=True, blank=True)

    class Meta:
        verbose_name = "Umstieg"
        verbose_name_plural = "Umsteigeschlüssel"
        ordering = ["old_day", "old", "new"]
        constraints = [models.UniqueConstraint(fields=["old", "old_day", "new", "new_day"], name="umstieg_once")]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"
