"""The register of the Partnerprozess: Spitzenverbände, the Landesrahmenvereinbarung, working groups."""

from collections.abc import Mapping
from typing import Any, Final

from django.db import transaction

from lueckenlos.advice import rules
from lueckenlos.advice.models import RegisterEntry
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.shared.verdict import ensure
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.editing import advance

FIELDS: Final = ("kind", "name", "since", "until", "parties", "address", "note", "public")


@transaction.atomic
def create_register_entry(*, values: Mapping[str, Any], by: Actor) -> RegisterEntry:
    """Raises Invalid ``register_dates``."""
    ensure(rules.may_edit(by))
    row = RegisterEntry(stelle=by.stelle)
    _set(row, values)
    row.save()
    audit.record("advice.register.create", row, by=by)
    return row


@transaction.atomic
def update_register_entry(*, entry: RegisterEntry, values: Mapping[str, Any], seen: int, by: Actor) -> RegisterEntry:
    """Raises Invalid ``changed_meanwhile`` or ``register_dates``."""
    ensure(rules.may_edit(by))
    row = RegisterEntry.objects.select_for_update().get(pk=entry.pk)
    advance(row, seen)
    if changes := _set(row, values):
        row.save()
        audit.record("advice.register.update", row, by=by, changes=changes)
    return row


@transaction.atomic
def delete_register_entry(*, entry: RegisterEntry, by: Actor) -> None:
    """What was put there by mistake; what has ended keeps its line and gets an end."""
    ensure(rules.may_edit(by))
    row = RegisterEntry.objects.select_for_update().get(pk=entry.pk)
    audit.record("advice.register.delete", row, by=by, changes={"name": (row.name, None)})
    row.delete()


def _set(row: RegisterEntry, values: Mapping[str, Any]) -> dict[str, tuple[object, object]]:
    changes = audit.changed(row, {name: values[name] for name in FIELDS if name in values})
    row.name_key = sort_key(row.name)
    if not rules.dates_in_order(row.since, row.until):
        raise Invalid("register_dates")
    return changes
