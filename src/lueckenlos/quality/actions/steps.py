"""Ticking off what the group has taken on."""

from datetime import date

from django.db import transaction

from lueckenlos.quality import rules
from lueckenlos.quality.actions.assessments import locked
from lueckenlos.quality.models import Assessment, Rating
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor


@transaction.atomic
def tick_step(*, assessment: Assessment, criterion: str, done_on: date, note: str, today: date, by: Actor) -> Rating:
    """The next step of this criterion is done. Raises Invalid ``step_gone``, ``step_done`` or ``done_in_future``."""
    row = _step(assessment, criterion, by)
    if row.done_on is not None:
        raise Invalid("step_done", criterion=_label(row), day=row.done_on)
    if done_on > today:
        raise Invalid("done_in_future")
    changes = audit.changed(row, {"done_on": done_on, "done_note": note.strip()})
    row.done_by = by.user
    row.save()
    audit.record("quality.step.tick", row.assessment, by=by, changes=changes)
    return row


@transaction.atomic
def untick_step(*, assessment: Assessment, criterion: str, by: Actor) -> Rating:
    """It was a slip, or the step was not enough. Nothing happens where it is open. Raises Invalid ``step_gone``."""
    row = _step(assessment, criterion, by)
    changes = audit.changed(row, {"done_on": None, "done_note": ""})
    if changes:
        row.done_by = None
        row.save()
        audit.record("quality.step.untick", row.assessment, by=by, changes=changes)
    return row


def _step(assessment: Assessment, criterion: str, by: Actor) -> Rating:
    fresh = locked(assessment)
    ensure(rules.may_tick(by, fresh))
    rows = Rating.objects.filter(assessment=fresh, assessor=None, criterion=criterion).exclude(next_action="")
    row = rows.first()
    if row is None:
        raise Invalid("step_gone")
    row.assessment = fresh
    return row


def _label(row: Rating) -> str:
    return next((one.label for one in row.assessment.criteria if one.slug == row.criterion), row.criterion)
