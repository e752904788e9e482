"""What is done to reach a goal."""

from django.db import models

from lueckenlos.geo.models import Gebiet
from lueckenlos.goals.enums import Funding, MeasureState
from lueckenlos.goals.models.goal import Goal
from lueckenlos.goals.models.plan import Planned
from lueckenlos.partners.models import Organisation
from lueckenlos.tenancy.scope import TenantModel
from lueckenlos.tenancy.subjects import SubjectFields
from lueckenlos.vocabulary.fields import TermSetField


class Measure(Planned):
    """A Maßnahme; it may still wait for its goal."""

    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="measures", verbose_name="Ziel")
    starts_on = models.DateField("Beginn", null=True, blank=True)
    state = models.CharField("Stand", max_length=16, choices=MeasureState.choices, default=MeasureState.GEPLANT)
    partners = models.ManyToManyField(Organisation, blank=True, related_name="+", verbose_name="Partner")
    cost_cents = models.PositiveBigIntegerField("Kosten", null=True, blank=True)
    funding = models.CharField("Finanzierung", max_length=200, blank=True)
    funding_state = models.CharField("Stand der Finanzierung", max_length=12, choices=Funding.choices, blank=True)
    uebergaenge = TermSetField(vocabulary="uebergang", verbose_name="Übergänge")
    areas = models.ManyToManyField(Gebiet, blank=True, related_name="+", verbose_name="Sozialräume")

    class Meta:
        verbose_name = "Maßnahme"
        verbose_name_plural = "Maßnahmen"
        ordering = ["title_key", "pk"]
        indexes = [
            models.Index(fields=["stelle", "state", "due_on"], name="measure_by_term"),
            models.Index(fields=["subject_kind", "subject_key"], name="measure_by_subject"),
        ]


class MeasureLink(SubjectFields, TenantModel):
    """An offer or event through which the measure happens."""

    measure = models.ForeignKey(Measure, models.CASCADE, related_name="links", verbose_name="Maßnahme")

    class Meta:
        verbose_name = "Verknüpfung"
        verbose_name_plural = "Verknüpfungen"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "subject_kind", "subject_key"], name="measure_link_once")
        ]
        indexes = [models.Index(fields=["subject_kind", "subject_key"], name="measure_link_by_subject")]

    def __str__(self) -> str:
        return self.subject_title
