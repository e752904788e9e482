"""What of a Jahresbericht the Bund may read, and the addresses at which its programs do."""

from django.conf import settings
from django.db import models

from lueckenlos.reports.models.yearly import FrozenReport
from lueckenlos.tenancy.scope import TenantModel


class FigureRelease(TenantModel):
    """The figures of a year that a KGC shows the Bund: small ones are left out before they are written here."""

    year = models.PositiveSmallIntegerField("Jahr")
    version = models.ForeignKey(FrozenReport, models.PROTECT, related_name="releases", verbose_name="Fassung")
    released_on = models.DateField("freigegeben am")
    # measure → number, null where it is hidden
    figures = models.JSONField("freigegebene Zahlen")
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="von"
    )

    class Meta:
        verbose_name = "Freigabe für den Ländervergleich"
        verbose_name_plural = "Freigaben für den Ländervergleich"
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["stelle", "year"], name="figures_released_once")]

    def __str__(self) -> str:
        return f"{self._meta.verbose_name} {self.year}"


class ComparisonLink(TenantModel):
    """Where a program of the Bund fetches the comparison; of the secret in the address only the hash is kept."""

    name = models.CharField("Wofür", max_length=120)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    created_on = models.DateField("angelegt am", editable=False)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="von"
    )

    class Meta:
        verbose_name = "Adresse für Programme"
        verbose_name_plural = "Adressen für Programme"
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
