"""What every action of this package does with what somebody typed."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from lueckenlos.participation.models import Circles
from lueckenlos.participation.models.surveys import Doored
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.text import sort_key
from lueckenlos.tenancy import audit, subjects
from lueckenlos.tenancy.actor import Actor
from lueckenlos.tenancy.subjects import Ref, SubjectFields

Changes = dict[str, tuple[object, object]]
SUBJECT_LENGTH: Final = 300
DOORED: Final = ("title", "intro", "starts_on", "ends_on", "listed")


def take(row: Doored | Circles, values: Mapping[str, Any], names: Iterable[str]) -> Changes:
    """Set what may be edited; nothing is saved. Raises Invalid ``title_missing`` or ``term_ends_before_start``."""
    changes = audit.changed(row, {name: _tidy(values[name]) for name in names if name in values})
    row.title_key = sort_key(row.title)
    if not row.title_key:
        raise Invalid("participation_title_missing")
    if isinstance(row, Doored) and row.starts_on and row.ends_on and row.ends_on < row.starts_on:
        raise Invalid("term_ends_before_start")
    return changes


def point(row: SubjectFields, ref: Ref | None, by: Actor) -> Changes:
    """Remember what the row is about. Raises Invalid ``about_unknown`` for what the actor may not see."""
    if ref is None:
        return {}
    subject = subjects.find(by, ref)
    if subject is None:
        raise Invalid("about_unknown")
    row.subject_kind, row.subject_key, row.subject_title = ref.kind, ref.key, subject.title[:SUBJECT_LENGTH]
    return {"subject_title": (None, row.subject_title)}


def _tidy(value: Any) -> Any:
    return value.strip() if isinstance(value, str) else value
