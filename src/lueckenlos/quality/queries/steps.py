"""Next steps of common results: of one assessment, and those of the whole Stelle that are late."""

from dataclasses import dataclass
from datetime import date

from lueckenlos.quality import rules
from lueckenlos.quality.enums import State
from lueckenlos.quality.models import Assessment, Rating
from lueckenlos.quality.scale import Scaled
from lueckenlos.tenancy.actor import Actor


@dataclass(frozen=True, slots=True)
class Step:
    """``late`` are the days since its term, 0 while it is not late."""

    criterion: Scaled
    row: Rating
    late: int

    @property
    def done_by(self) -> str:
        return self.row.done_by.name if self.row.done_by else ""


def steps_of(assessment: Assessment, today: date) -> list[Step]:
    """Open ones first, those with the earliest day before the others. One query."""
    rows = Rating.objects.filter(assessment=assessment, assessor=None).exclude(next_action="")
    found = {row.criterion: row for row in rows.select_related("done_by")}
    steps = [_step(one, found[one.slug], today) for one in assessment.criteria if one.slug in found]
    return sorted(steps, key=lambda one: (one.row.done_on is not None, one.row.until_on or date.max))


def has_step(assessment: Assessment, criterion: str) -> bool:
    rows = Rating.objects.filter(assessment=assessment, assessor=None, criterion=criterion)
    return rows.exclude(next_action="").exists()


def late_steps(actor: Actor, today: date) -> list[Rating]:
    """Of all assessments whose result is agreed, the oldest first, with their assessment. One query."""
    if not rules.may_view(actor):
        return []
    rows = Rating.objects.filter(assessor=None, done_on=None, until_on__lt=today).exclude(next_action="")
    rows = rows.exclude(assessment__state=State.OFFEN).select_related("assessment")
    return list(rows.order_by("until_on", "pk"))


def _step(criterion: Scaled, row: Rating, today: date) -> Step:
    late = (today - row.until_on).days if row.until_on and rules.is_step_late(row.until_on, row.done_on, today) else 0
    return Step(criterion, row, late)
