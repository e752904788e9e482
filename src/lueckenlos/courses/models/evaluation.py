"""Answers to the questionnaires, as tallies: no row is one person's answer, so no order and no key can lead to one."""

from django.db import models

from lueckenlos.courses.enums import Phase
from lueckenlos.courses.models.course import Course
from lueckenlos.tenancy.scope import TenantModel


class EvaluationTally(TenantModel):
    """How often one value of one question was chosen. Made with zeros for all values by the first answer."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="tallies", verbose_name="Qualifizierung")
    phase = models.CharField(max_length=8, choices=Phase.choices)
    question = models.CharField(max_length=20)
    value = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField(default=0)

    class Meta:
        verbose_name = "Zählung der Befragung"
        verbose_name_plural = "Zählungen der Befragung"
        constraints = [
            models.UniqueConstraint(fields=["course", "phase", "question", "value"], name="one_tally_per_value")
        ]

    def __str__(self) -> str:
        return f"{self.question} {self.value}"


class EvaluationSheet(TenantModel):
    """Number of answers, and the free texts in alphabetical order: the order of arrival is not kept."""

    course = models.ForeignKey(Course, models.CASCADE, related_name="sheets", verbose_name="Qualifizierung")
    phase = models.CharField(max_length=8, choices=Phase.choices)
    answers = models.PositiveIntegerField("Antworten", default=0)
    remarks = models.JSONField("freie Texte", default=list, blank=True)

    class Meta:
        verbose_name = "Befragung"
        verbose_name_plural = "Befragungen"
        constraints = [models.UniqueConstraint(fields=["course", "phase"], name="one_sheet_per_phase")]

    def __str__(self) -> str:
        return f"{self.get_phase_display()}"
