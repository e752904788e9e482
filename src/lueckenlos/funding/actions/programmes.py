"""Förderprogramme and their deadlines."""

from collections.abc import Mapping
from datetime import date
from typing import Any, Final

from django.db import transaction

from lueckenlos.funding import rules
from lueckenlos.funding.models import Deadline, Programme
from lueckenlos.funding.queries.upcoming import PROGRAMME
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance
from lueckenlos.tenancy.subjects import Ref

PROGRAMME_FIELDS: Final = (
    "title",
    "funder",
    "summary",
    "for_whom",
    "most_cents",
    "own_percent",
    "url",
    "source",
    "checked_on",
    "shared",
    "active",
)


@transaction.atomic
def create_programme(*, values: Mapping[str, Any], by: Actor) -> Programme:
    """Raises Invalid ``programme_title_missing``."""
    ensure(rules.may_edit(by))
    row = Programme(stelle=by.stelle)
    changes = _take(row, values, by)
    row.save()
    audit.record("funding.programme.create", row, by=by, changes=changes)
    return row


@transaction.atomic
def update_programme(*, programme: Programme, values: Mapping[str, Any], seen: int, by: Actor) -> Programme:
    """Raises Invalid ``changed_meanwhile`` or ``programme_title_missing``."""
    ensure(rules.may_edit_programme(by, programme))
    row = _locked(programme)
    advance(row, seen)
    if changes := _take(row, values, by):
        row.save()
        audit.record("funding.programme.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_programme(*, programme: Programme, by: Actor) -> None:
    """Raises Invalid ``programme_in_use``. Mappen of other Stellen keep its title."""
    ensure(rules.may_edit_programme(by, programme))
    row = _locked(programme)
    try:
        subjects.ensure_free(Ref(PROGRAMME, str(row.pk)))
    except Invalid as error:
        raise Invalid("programme_in_use") from error
    audit.record("funding.programme.delete", row, by=by, changes={"title": (row.title, None)})
    row.delete()


@transaction.atomic
def add_deadline(*, programme: Programme, values: Mapping[str, Any], today: date, by: Actor) -> Deadline:
    """Raises Invalid ``deadline_past`` or ``deadline_twice``."""
    ensure(rules.may_edit_programme(by, programme))
    row = _locked(programme)
    title, due_on = values["title"].strip(), values["due_on"]
    if due_on < today:
        raise Invalid("deadline_past")
    if Deadline.objects.filter(programme=row, title=title, due_on=due_on).exists():
        raise Invalid("deadline_twice")
    made = Deadline.objects.create(
        stelle=by.stelle, programme=row, title=title, due_on=due_on, remind_days=values["remind_days"]
    )
    audit.record("funding.deadline.create", row, by=by, changes={"deadlines": (None, str(made))})
    return made


@transaction.atomic
def remove_deadline(*, programme: Programme, pk: int, by: Actor) -> None:
    """Nothing happens when it is gone."""
    ensure(rules.may_edit_programme(by, programme))
    for row in Deadline.objects.filter(programme=programme, pk=pk):
        audit.record("funding.deadline.delete", programme, by=by, changes={"deadlines": (str(row), None)})
        row.delete()


def _locked(programme: Programme) -> Programme:
    return Programme.objects.select_for_update().get(pk=programme.pk)


def _take(row: Programme, values: Mapping[str, Any], by: Actor) -> dict[str, tuple[object, object]]:
    given = {name: values[name] for name in PROGRAMME_FIELDS if name in values}
    given = {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}
    if not rules.can_share(by):
        given.pop("shared", None)
    changes = audit.changed(row, given)
    row.title_key = sort_key(row.title)
    if not row.title:
        raise Invalid("programme_title_missing")
    return changes
