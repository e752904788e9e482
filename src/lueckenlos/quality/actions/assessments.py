"""An assessment as a whole: begin, move on, share, delete."""

from datetime import date

from django.db import transaction

from lueckenlos.quality import queries, rules
from lueckenlos.quality.enums import State
from lueckenlos.quality.models import Assessment, Assessor, Rating
from lueckenlos.quality.registry import criteria_set
from lueckenlos.quality.scale import to_json
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.subjects import Ref

# as long as the column
_TITLE = 300


@transaction.atomic
def create_assessment(*, chosen: str, ref: Ref | None, occasion: str, today: date, by: Actor) -> Assessment:
    """Of ``ref``, or of the whole chain; steps are kept as they are worded now.

    Raises Invalid ``set_unknown`` or ``assessment_subject_gone``.
    """
    ensure(rules.may_edit(by))
    criteria = criteria_set(chosen)
    if criteria is None:
        raise Invalid("set_unknown")
    row = Assessment(
        stelle=by.stelle,
        set_key=criteria.key,
        edition=criteria.edition,
        scale=to_json(queries.scale_for(by, criteria)),
        occasion=occasion.strip(),
        begun_on=today,
    )
    if ref is not None:
        _point(row, ref, by)
    row.save()
    audit.record("quality.assessment.create", row, by=by, changes={"edition": (None, criteria.title)})
    return row


@transaction.atomic
def move_assessment(*, assessment: Assessment, state: State, seen: int, today: date, by: Actor) -> Assessment:
    """On to the discussion, to the end, or back.

    To close it deletes the invited addresses and ends their links; to open it again ends sharing. Raises Invalid
    ``assessment_without_views``, ``assessment_without_result`` or ``changed_meanwhile``.
    """
    row = locked(assessment)
    ensure(rules.may_move(by, row, state))
    advance(row, seen)
    ratings = Rating.objects.filter(assessment=row)
    if state is State.BESPROCHEN and row.state == State.OFFEN and not ratings.exclude(assessor=None).exists():
        raise Invalid("assessment_without_views")
    if state is State.ABGESCHLOSSEN and not ratings.filter(assessor=None).exists():
        raise Invalid("assessment_without_result")
    closed_on = today if state is State.ABGESCHLOSSEN else None
    changes = audit.changed(row, {"state": state.value, "closed_on": closed_on, "shared_on": None})
    if closed_on:
        Assessor.objects.filter(assessment=row).update(email="", token_hash="", expires_at=None)
    row.save()
    audit.record("quality.assessment.move", row, by=by, changes=changes)
    return row


@transaction.atomic
def share_assessment(*, assessment: Assessment, shared: bool, today: date, by: Actor) -> Assessment:
    """Show the common result to the KGC, or stop at once."""
    row = locked(assessment)
    ensure(rules.may_share(by, row, shared=shared))
    if shared and row.shared_on:
        return row
    if changes := audit.changed(row, {"shared_on": today if shared else None}):
        row.save()
        audit.record("quality.assessment.share", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_assessment(*, assessment: Assessment, by: Actor) -> None:
    """With all views. Raises Invalid ``others_rest_on_it``."""
    ensure(rules.may_decide(by))
    row = locked(assessment)
    subjects.ensure_free(Ref("quality.assessment", str(row.pk)))
    audit.record("quality.assessment.delete", row, by=by)
    row.delete()


def locked(assessment: Assessment) -> Assessment:
    return Assessment.objects.select_for_update().get(pk=assessment.pk)


def _point(row: Assessment, ref: Ref, by: Actor) -> None:
    subject = subjects.find(by, ref) if ref.kind in rules.ASSESSED else None
    if subject is None:
        raise Invalid("assessment_subject_gone")
    subjects.ensure_in_force(by, ref)
    row.subject_kind, row.subject_key, row.subject_title = ref.kind, ref.key, subject.title[:_TITLE]
