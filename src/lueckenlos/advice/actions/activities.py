"""Activities: written down, changed, shared, withdrawn, deleted; their people and papers."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from lueckenlos.advice import rules
from lueckenlos.advice.actions.cases import go_to, locked
from lueckenlos.advice.actions.entries import Changes, check_share, set_values
from lueckenlos.advice.enums import CaseState, Share
from lueckenlos.advice.models import Activity, Case, Document, FollowUp, Participant
from lueckenlos.advice.queries import cases_for
from lueckenlos.goals.models import Goal
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

FIELDS: Final = (
    *("day", "title", "kind", "channel", "minutes", "reached", "themes", "institution", "result", "visibility"),
    *("case", "goal"),
)
_WAKING: Final = frozenset({CaseState.ANFRAGE, CaseState.ANGENOMMEN, CaseState.RUHEND})
# name and office
Person = tuple[str, str]


@transaction.atomic
def create_activity(
    *, values: Mapping[str, Any], people: Sequence[Person] = (), today: date, by: Actor, next_on: date | None = None
) -> Activity:
    """Within a case it wakes the case up. ``next_on`` with ``values["next_what"]`` sets a Wiedervorlage.

    Raises Invalid ``activity_…``, ``case_…``, ``goal_not_ours``, ``share_needs_commune``.
    """
    ensure(rules.may_edit(by))
    row = Activity(stelle=by.stelle, author=by.user)
    changes = _take(row, values, today, by)
    row.save()
    changes |= _name(row, people)
    audit.record("advice.activity.create", row, by=by, changes=changes)
    if row.case is not None and row.case.state in _WAKING:
        go_to(locked(row.case), CaseState.LAUFEND, today, by)
    if next_on:
        what = values.get("next_what", "").strip()
        FollowUp.objects.create(stelle=by.stelle, on=next_on, what=what, user=by.user, activity=row)
    return row


@transaction.atomic
def update_activity(
    *, activity: Activity, values: Mapping[str, Any], people: Sequence[Person], seen: int, today: date, by: Actor
) -> Activity:
    """Raises Invalid ``changed_meanwhile`` and what ``create_activity`` raises."""
    ensure(rules.may_edit(by))
    row = _locked(activity)
    advance(row, seen)
    changes = _take(row, values, today, by) | _name(row, people)
    if changes:
        row.save()
        audit.record("advice.activity.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def share_activity(*, activity: Activity, share: Share, by: Actor) -> Activity:
    """Show it to the commune or take it back, at once and whoever edits it meanwhile."""
    ensure(rules.may_edit(by))
    row = _locked(activity)
    changes = audit.changed(row, {"visibility": share.value})
    check_share(row, by)
    if changes:
        row.version += 1
        row.save()
        audit.record("advice.activity.share", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_activity(*, activity: Activity, by: Actor) -> None:
    """With its people and papers: what was written down by mistake."""
    ensure(rules.may_edit(by))
    row = _locked(activity)
    for document in row.documents.all():
        document.drop()
    audit.record("advice.activity.delete", row, by=by, changes={"title": (row.title, None), "day": (row.day, None)})
    row.delete()


@transaction.atomic
def add_document(*, activity: Activity, upload: "UploadedFile[bytes]", now: datetime, by: Actor) -> Document:
    """Raises Invalid for what is no file we keep."""
    ensure(rules.may_edit(by))
    row = Document(stelle=by.stelle, activity=activity)
    row.take(upload, now)
    row.save()
    audit.record("advice.document.add", activity, by=by, changes={"document": (None, row.name)})
    return row


@transaction.atomic
def remove_document(*, document: Document, by: Actor) -> None:
    ensure(rules.may_edit(by))
    audit.record("advice.document.remove", document.activity, by=by, changes={"document": (document.name, None)})
    document.drop()


def _take(row: Activity, values: Mapping[str, Any], today: date, by: Actor) -> Changes:
    case: Case | None = values.get("case", row.case)
    goal: Goal | None = values.get("goal", row.goal)
    if case is not None and not cases_for(by).filter(pk=case.pk).exists():
        raise Invalid("case_unknown")
    if case is not None and case.commune_id:
        if (gebiet := values.get("gebiet")) and gebiet.pk != case.commune.gebiet_id:  # type: ignore[union-attr] # has one
            raise Invalid("case_other_commune")
        values = {**values, "gebiet": case.commune.gebiet}  # type: ignore[union-attr] # it has one
    changes = set_values(row, values, FIELDS, by)
    if row.day > today:
        raise Invalid("activity_in_future")
    if not rules.minutes_possible(row.minutes):
        raise Invalid("activity_minutes")
    if row.commune_id is None and not row.institution:
        raise Invalid("activity_without_whom")
    if goal is not None and not Goal.objects.filter(pk=goal.pk).exists():
        raise Invalid("goal_not_ours")
    return changes


def _name(row: Activity, people: Sequence[Person]) -> Changes:
    """Replace who took part; the trail learns only how many. Nothing where nobody changed."""
    before = list(row.participants.values_list("name", "office"))
    if before == list(people):
        return {}
    row.participants.all().delete()
    Participant.objects.bulk_create(
        Participant(stelle=row.stelle, activity=row, name=name, office=office) for name, office in people
    )
    return {"participants": (len(before), len(people))}


def _locked(activity: Activity) -> Activity:
    return Activity.objects.select_for_update(of=("self",)).select_related("case__commune").get(pk=activity.pk)
