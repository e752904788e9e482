"""Kreise der Entscheidung, and the steps of Partizipation."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from django.db import transaction

from lueckenlos.participation import rules
from lueckenlos.participation.actions.taking import Changes, point, take
from lueckenlos.participation.models import Circles, StageEntry
from lueckenlos.participation.models.circles import MOST_GROUPS
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.subjects import Ref
from lueckenlos.vocabulary.registry import vocabulary

# what a step can be about
STAGED: Final = ("goals.measure", "directory.offer", "events.event")
_GROUP_LENGTH: Final = 60


@transaction.atomic
def save_circles(
    *, values: Mapping[str, Any], by: Actor, circles: Circles | None = None, seen: int = 1, about: Ref | None = None
) -> Circles:
    """``values``: title, note, groups (names by place), rings. Without ``circles`` new ones.

    Raises Invalid ``changed_meanwhile``, ``participation_title_missing``, ``circles_without_group``.
    """
    ensure(rules.may_edit(by))
    changes: Changes = {}
    if circles is None:
        row = Circles(stelle=by.stelle)
        changes = point(row, about, by)
    else:
        row = Circles.objects.select_for_update().get(pk=circles.pk)
        advance(row, seen)
    groups = [" ".join(name.split())[:_GROUP_LENGTH] for name in values["groups"]][:MOST_GROUPS]
    if not any(groups):
        raise Invalid("circles_without_group")
    changes |= take(row, values, ("title", "note"))
    changes |= audit.changed(row, {"groups": groups, "rings": rules.read_rings(groups, values["rings"])})
    if changes:
        row.save()
        audit.record("participation.circles.save", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_circles(*, circles: Circles, by: Actor) -> None:
    ensure(rules.may_delete(by))
    row = Circles.objects.select_for_update().get(pk=circles.pk)
    audit.record("participation.circles.delete", row, by=by, changes={"title": (row.title, None)})
    row.delete()


@transaction.atomic
def add_stage(*, about: Ref, values: Mapping[str, Any], today: date, by: Actor) -> StageEntry:
    """See a group on a step. Raises Invalid ``stage_about_wrong``, ``…_unknown``, ``…_in_future``, ``…_incomplete``."""
    ensure(rules.may_edit(by))
    if about.kind not in STAGED:
        raise Invalid("stage_about_wrong")
    if values["step"] not in vocabulary("partizipationsstufe"):
        raise Invalid("stage_unknown")
    row = StageEntry(stelle=by.stelle, step=values["step"], seen_on=values.get("seen_on") or today, seen_by=by.name)
    if row.seen_on > today:
        raise Invalid("stage_in_future")
    row.group, row.evidence = " ".join(values["group"].split()), values["evidence"].strip()
    if not row.group or not row.evidence:
        raise Invalid("stage_incomplete")
    changes = point(row, about, by)
    row.save()
    audit.record("participation.stage.add", row, by=by, changes=changes | {"step": (None, row.step)})
    return row


@transaction.atomic
def remove_stages(*, entries: Sequence[StageEntry], by: Actor) -> None:
    """Entered by mistake."""
    ensure(rules.may_edit(by))
    for row in entries:
        audit.record("participation.stage.remove", row, by=by, changes={"step": (row.step, None)})
        row.delete()
