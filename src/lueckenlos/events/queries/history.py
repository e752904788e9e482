"""What happened to an event or a registration, from the audit trail."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Model, Q

from lueckenlos.tenancy.history import verb_label
from lueckenlos.tenancy.models import AuditEntry

LATEST: Final = 50
# the line says it in words
_SAID: Final = frozenset({"status", "paid_at", "present_at"})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the trail; ``fields`` are the labels of what was changed."""

    moment: datetime
    who: str
    what: str
    fields: str


def history_of(stelle_id: int, objects: Sequence[Model]) -> list[Line]:
    """The latest lines about these objects, newest first. One query."""
    models = {obj._meta.label_lower: type(obj) for obj in objects}
    wanted = Q(pk__in=[])
    for obj in objects:
        wanted |= Q(object_type=obj._meta.label_lower, object_id=str(obj.pk))
    rows = AuditEntry.objects.filter(wanted, stelle=stelle_id).order_by("-moment", "-id")[:LATEST]
    return [
        Line(row.moment, row.actor_name, verb_label(row.verb), _labels(models[row.object_type], row.changes))
        for row in rows
    ]


def _labels(model: type[Model], changes: dict[str, Any]) -> str:
    columns: dict[str, Any] = {column.name: column for column in model._meta.fields}
    return ", ".join(str(columns[name].verbose_name) for name in changes if name in columns and name not in _SAID)
