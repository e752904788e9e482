"""What each person says, and what the group agrees on."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from lueckenlos.quality import rules
from lueckenlos.quality.actions.assessments import locked
from lueckenlos.quality.models import Assessment, Assessor, Rating
from lueckenlos.quality.rating import Given
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance


@transaction.atomic
def save_view(
    *, assessor: Assessor, given: Sequence[Given], hand_in: bool, seen: int, today: date, by: Actor
) -> Assessor:
    """All of one person's view at once; what is left empty is taken back.

    Raises Invalid ``ratings_missing``, ``changed_meanwhile`` or as ``rules.checked``; NotAllowed once it is not open.
    """
    assessment = locked(assessor.assessment)
    ensure(rules.may_assess(by, assessment))
    row = Assessor.objects.select_for_update().get(pk=assessor.pk) if assessor.pk else assessor
    if row.pk:
        advance(row, seen)
    said = rules.checked(given, assessment.criteria)
    if hand_in and not said:
        raise Invalid("ratings_missing")
    row.handed_in_on = today if hand_in else row.handed_in_on if said else None
    row.save()
    _replace(assessment, row, said)
    verb = "quality.assessment.rate_by_link" if by.by_link else "quality.assessment.rate"
    audit.record(verb, assessment, by=by)
    return row


@transaction.atomic
def save_result(*, assessment: Assessment, given: Sequence[Given], note: str, seen: int, by: Actor) -> Assessment:
    """The common result with its next steps. Raises Invalid ``changed_meanwhile`` or as ``rules.checked``."""
    row = locked(assessment)
    ensure(rules.may_set_result(by, row))
    advance(row, seen)
    said = rules.checked(given, row.criteria)
    changes = audit.changed(row, {"note": note.strip()})
    row.save()
    done = _done_steps(row)
    _replace(row, None, said)
    _tick_again(row, done)
    audit.record("quality.assessment.result", row, by=by, changes=changes)
    return row


def _done_steps(assessment: Assessment) -> list[Rating]:
    return list(Rating.objects.filter(assessment=assessment, assessor=None, done_on__isnull=False))


def _tick_again(assessment: Assessment, done: Sequence[Rating]) -> None:
    """What was ticked off stays so as long as the step itself stays the same."""
    for one in done:
        again = Rating.objects.filter(assessment=assessment, assessor=None, criterion=one.criterion)
        again.filter(next_action=one.next_action).update(
            done_on=one.done_on, done_by=one.done_by_id, done_note=one.done_note
        )


def _replace(assessment: Assessment, assessor: Assessor | None, said: Sequence[Given]) -> None:
    Rating.objects.filter(assessment=assessment, assessor=assessor).delete()
    Rating.objects.bulk_create(
        Rating(
            stelle=assessment.stelle,
            assessment=assessment,
            assessor=assessor,
            criterion=one.criterion,
            now=one.now,
            wanted=one.wanted,
            irrelevant=one.irrelevant,
            evidence=one.evidence,
            next_action=one.next_action,
            who=one.who,
            until_on=one.until_on,
        )
        for one in said
    )
