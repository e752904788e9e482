"""By what a goal or a measure is judged, and what was read there."""

from django.db import models

from lueckenlos.goals.enums import Step
from lueckenlos.goals.models.goal import Goal
from lueckenlos.goals.models.measure import Measure
from lueckenlos.shared.formats import exact
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel

DIGITS = 3


class Yardstick(Versioned, TenantModel):
    """One Messgröße of a goal or of a measure, on one step of the Wirkungstreppe."""

    goal = models.ForeignKey(
        Goal, models.PROTECT, null=True, blank=True, related_name="yardsticks", verbose_name="Ziel", editable=False
    )
    measure = models.ForeignKey(
        Measure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="yardsticks",
        verbose_name="Maßnahme",
        editable=False,
    )
    title = models.CharField("Was wird gemessen?", max_length=200)
    step = models.PositiveSmallIntegerField("Stufe der Wirkungstreppe", choices=Step.choices)
    unit = models.CharField("Einheit", max_length=40, blank=True)
    baseline = models.DecimalField("Ausgangswert", max_digits=14, decimal_places=DIGITS, null=True, blank=True)
    baseline_on = models.DateField("Ausgangswert vom", null=True, blank=True)
    target = models.DecimalField("Zielwert", max_digits=14, decimal_places=DIGITS, null=True, blank=True)
    target_on = models.DateField("Zielwert bis", null=True, blank=True)
    # the slug of the definition it follows; empty for a Messgröße of one's own
    indicator = models.SlugField("Kennzahl", max_length=60, blank=True)
    source = models.CharField("Quelle", max_length=200, blank=True)

    class Meta:
        verbose_name = "Messgröße"
        verbose_name_plural = "Messgrößen"
        ordering = ["step", "pk"]
        constraints = [
            models.CheckConstraint(
                name="yardstick_of_one",
                condition=models.Q(goal__isnull=True) ^ models.Q(measure__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def of(self) -> Goal | Measure:
        """What it judges."""
        return self.goal or self.measure  # type: ignore[return-value] # the constraint says that it is one of the two


class Reading(TenantModel):
    """One Messwert: the value of a Messgröße on a day."""

    yardstick = models.ForeignKey(Yardstick, models.PROTECT, related_name="readings", verbose_name="Messgröße")
    read_on = models.DateField("gemessen am")
    value = models.DecimalField("Wert", max_digits=14, decimal_places=DIGITS)
    note = models.CharField("Bemerkung oder Quelle", max_length=200, blank=True)

    class Meta:
        verbose_name = "Messwert"
        verbose_name_plural = "Messwerte"
        ordering = ["read_on", "pk"]
        constraints = [models.UniqueConstraint(fields=["yardstick", "read_on"], name="reading_once_a_day")]

    def __str__(self) -> str:
        return f"{self.yardstick}: {exact(self.value)}"
