"""The Leitbild of a Stelle and its tree of goals."""

from django.db import models

from lueckenlos.goals.enums import GoalState
from lueckenlos.goals.models.plan import Planned
from lueckenlos.tenancy.editing import Versioned
from lueckenlos.tenancy.scope import TenantModel


class Leitbild(Versioned, TenantModel):
    """What the Stelle wants in the long run; one for each."""

    text = models.TextField("Leitbild")
    decided_on = models.DateField("beschlossen am", null=True, blank=True)
    decided_by = models.CharField("beschlossen von", max_length=160, blank=True)
    changed_at = models.DateTimeField("geändert am", auto_now=True)

    class Meta:
        verbose_name = "Leitbild"
        verbose_name_plural = "Leitbilder"
        constraints = [models.UniqueConstraint(fields=["stelle"], name="leitbild_once")]

    def __str__(self) -> str:
        return f"Leitbild {self.stelle}"


class Goal(Planned):
    """A Leitziel (without parent) or a Teilziel."""

    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name="gehört zu"
    )
    for_whom = models.CharField("Für wen", max_length=200, blank=True)
    how_much = models.CharField("Wie viel", max_length=200, blank=True)
    state = models.CharField("Stand", max_length=16, choices=GoalState.choices, default=GoalState.ENTWURF)
    adopted_on = models.DateField("verabschiedet am", null=True, blank=True)

    class Meta:
        verbose_name = "Ziel"
        verbose_name_plural = "Ziele"
        ordering = ["title_key", "pk"]
        indexes = [
            models.Index(fields=["stelle", "state"], name="goal_by_state"),
            models.Index(fields=["subject_kind", "subject_key"], name="goal_by_subject"),
        ]

    @property
    def is_leitziel(self) -> bool:
        return self.parent_id is None
