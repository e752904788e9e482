"""What happened to an offer, from the audit trail, in words."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.core.exceptions import FieldDoesNotExist
from django.db import models

from lueckenlos.directory.messages import VERBS, words
from lueckenlos.directory.models import Offer
from lueckenlos.directory.queries.content import label_of, ordered, scalar_text
from lueckenlos.directory.rules.content import PARTS
from lueckenlos.tenancy.models import AuditEntry
from lueckenlos.vocabulary.fields import TermSetField

LATEST: Final = 50


@dataclass(frozen=True, slots=True)
class Change:
    """One field before and after, as text."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Event:
    """One line of the trail."""

    moment: datetime
    who: str
    what: str
    changes: list[Change]


def history_of(offer: Offer) -> list[Event]:
    """The latest lines about the offer, newest first. One query."""
    lines = AuditEntry.objects.filter(
        stelle=offer.stelle_id, object_type=Offer._meta.label_lower, object_id=str(offer.pk)
    )
    return [
        Event(line.moment, line.actor_name, VERBS.get(line.verb, line.verb), _changes(line.changes))
        for line in lines.order_by("-moment", "-id")[:LATEST]
    ]


def _changes(stored: dict[str, Any]) -> list[Change]:
    found = []
    for name in ordered(stored):
        before, after = stored[name]
        try:
            label = label_of(name)
        except FieldDoesNotExist:
            # facts about the step itself, such as the address a link went to
            continue
        found.append(Change(label, _text(name, before), _text(name, after)))
    return found


def _text(name: str, value: Any) -> str:
    if value is None or value == "" or value == []:
        return words.NOTHING
    if isinstance(value, dict):
        return str(value.get("text", ""))
    if name in PARTS:
        return str(value)
    if name in {"age_from_months", "age_to_months"}:
        return words.months(value)
    field = Offer._meta.get_field(name)
    if isinstance(field, TermSetField):
        return scalar_text(name, frozenset(value))
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return scalar_text(name, date.fromisoformat(value))
    return scalar_text(name, value)
