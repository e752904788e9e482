"""What writing a goal and writing a measure have in common."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from lueckenlos.goals.enums import Outlook
from lueckenlos.goals.models import Planned
from lueckenlos.partners.models import Organisation
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy import audit
from lueckenlos.tenancy.subjects import Subject

# as long as the column
SUBJECT_LENGTH: Final = 300
PLANNED: Final = ("title", "description", "reason", "lebensphasen", "responsible", "due_on")

Changes = dict[str, tuple[object, object]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What people say about how something stands on a day."""

    state: str
    outlook: Outlook = Outlook.OFFEN
    note: str = ""
    day: date | None = None


def take(row: Planned, values: Mapping[str, Any], names: Iterable[str]) -> Changes:
    """Set what may be edited and what follows from it; nothing is saved."""
    given = {name: _tidy(values[name]) for name in names if name in values}
    changes = audit.changed(row, given)
    row.title_key = sort_key(row.title)
    if "responsible" in changes:
        row.owner = Organisation.objects.filter(name_key=sort_key(row.responsible)).first() if row.responsible else None
    return changes


def take_origin(row: Planned, subject: Subject) -> Changes:
    """Remember what the row comes from; the title stays when the thing itself has gone."""
    row.subject_kind, row.subject_key = subject.ref.kind, subject.ref.key
    row.subject_title = subject.title[:SUBJECT_LENGTH]
    return {"subject_title": (None, row.subject_title)}


def take_standing(row: Planned, standing: Standing, today: date) -> Changes:
    """Raises Invalid ``state_in_future``."""
    day = standing.day or today
    if day > today:
        raise Invalid("state_in_future")
    said = {"state": standing.state, "outlook": standing.outlook.value, "state_note": standing.note.strip()}
    changes = audit.changed(row, said)
    if changes:
        row.state_on = day
    return changes


def _tidy(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
