"""The audit trail: one line for every write, inside the write's own transaction."""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db import models

from lueckenlos.shared.text import unix_lines
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.enums import Visibility
from lueckenlos.tenancy.models import AuditEntry

MASK: Final = "•••"
_SECRET: Final = re.compile(r"password|token|secret|hash")
# as long as the column; a longer label is cut, the object's own record holds the rest
_LABEL: Final = 200


def record(
    verb: str, target: models.Model, *, by: Actor, changes: Mapping[str, tuple[object, object]] | None = None
) -> AuditEntry:
    """Write the line ``verb`` (``package.noun.verb``) about ``target``; ``changes`` maps field to (before, after).

    Passwords and tokens are never written. Of a confidential record the trail keeps that and by whom it was changed,
    not its title or values: the Leitung reads the trail without being named for the record.
    """
    entry = _entry(verb, target, by, changes or {})
    entry.save(force_insert=True)
    return entry


def record_each(verb: str, targets: Iterable[models.Model], *, by: Actor) -> None:
    """The line ``verb`` about each of many, in one statement."""
    AuditEntry.objects.bulk_create(_entry(verb, target, by, {}) for target in targets)


def _entry(verb: str, target: models.Model, by: Actor, changes: Mapping[str, tuple[object, object]]) -> AuditEntry:
    confidential = Visibility.VERTRAULICH in {getattr(target, "visibility", ""), *changes.get("visibility", ())}
    return AuditEntry(
        stelle=by.stelle,
        user=by.user,
        actor_name=by.name,
        verb=verb,
        object_type=target._meta.label_lower,
        object_id=str(target.pk),
        object_label=MASK if confidential else str(target)[:_LABEL],
        changes={
            name: [MASK, MASK] if confidential or _SECRET.search(name) else [plain(before), plain(after)]
            for name, (before, after) in changes.items()
        },
    )


def changed(target: models.Model, values: Mapping[str, object]) -> dict[str, tuple[object, object]]:
    """Set ``values`` on ``target`` (not saved) and return only the fields that really changed, as (before, after).

    Lines of a text end as Unix ends them: nobody has changed a text that a browser sends back in its own way.
    """
    found: dict[str, tuple[object, object]] = {}
    for name, given in values.items():
        before, after = getattr(target, name), unix_lines(given)
        if unix_lines(before) != after:
            found[name] = (before, after)
            setattr(target, name, after)
    return found


def plain(value: object) -> Any:
    """A value as JSON can hold it; model rows by key and name, sets sorted."""
    match value:
        case None | bool() | int() | float() | str():
            return value
        case datetime() | date():
            return value.isoformat()
        case models.Model():
            return {"id": value.pk, "text": str(value)}
        case frozenset() | set():
            return sorted(plain(item) for item in value)
        case list() | tuple():
            return [plain(item) for item in value]
        case _:
            return str(value)


def record_by_operator(
    verb: str, target: models.Model, *, name: str, changes: Mapping[str, tuple[object, object]] | None = None
) -> AuditEntry:
    """A line that belongs to no Stelle: official data for all, loaded by whoever runs the machine."""
    return AuditEntry.objects.create(
        stelle=None,
        user=None,
        actor_name=name,
        verb=verb,
        object_type=target._meta.label_lower,
        object_id=str(target.pk),
        object_label=str(target)[:_LABEL],
        changes={key: [plain(before), plain(after)] for key, (before, after) in (changes or {}).items()},
    )
