"""What a device at the door sends, and how long it may keep the list of names."""

import json
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from lueckenlos.events.enums import RegistrationStep
from lueckenlos.events.models import Event
from lueckenlos.shared.errors import BadInput

MOST_CHANGES: Final = 200
MOST_BYTES: Final = 256 * 1024
# a device may have been without a network for a weekend; a wrong clock must not put an arrival into another year
_OLDEST: Final = timedelta(days=3)
_BIGGEST_KEY: Final = 2**63 - 1
_TEXT: Final = 64
_STEPS: Final = frozenset(
    {RegistrationStep.DA, RegistrationStep.NICHT_DA, RegistrationStep.BEZAHLT, RegistrationStep.UNBEZAHLT}
)


@dataclass(frozen=True, slots=True)
class DoorChange:
    """One tap at the door. ``of`` names what is taken back: the stamp that was seen, or the key of an earlier tap."""

    key: str
    row: int
    step: RegistrationStep
    at: datetime | None
    of: str


@dataclass(frozen=True, slots=True)
class DoorMessage:
    """What one device sent; ``wrong`` are the keys of what cannot be read, so that it does not wait for ever."""

    changes: tuple[DoorChange, ...]
    wrong: tuple[str, ...]


def read_changes(body: bytes) -> DoorMessage:
    """Raises BadInput for what is no message of a door; a single wrong change stops no other."""
    try:
        data = json.loads(body) if len(body) <= MOST_BYTES else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or not isinstance(rows := data.get("changes"), list) or len(rows) > MOST_CHANGES:
        raise BadInput("door_unreadable", most=MOST_CHANGES)
    read = [(row, _change(row)) for row in rows]
    wrong = (str(row.get("id", ""))[:_TEXT] if isinstance(row, dict) else "" for row, change in read if change is None)
    return DoorMessage(tuple(change for _, change in read if change is not None), tuple(wrong))


def stamp_of(moment: datetime | None) -> str:
    """Names one arrival or one payment; empty where there is none."""
    return moment.astimezone(UTC).isoformat() if moment else ""


def moment_of(change: DoorChange, now: datetime) -> datetime:
    """When it happened by the device's clock, as far as that can be believed."""
    return change.at if change.at and now - _OLDEST <= change.at <= now else now


def names_kept_until(event: Event, today: date) -> date | None:
    """The last day on which a device may keep the list: the last of the event. None before the day that precedes it,
    and afterwards: nobody needs the names without a network then.
    """
    last = timezone.localdate(event.ends_at)
    return last if timezone.localdate(event.starts_at) - timedelta(days=1) <= today <= last else None


def _change(row: Any) -> DoorChange | None:
    if not isinstance(row, dict):
        return None
    key, number, step = row.get("id"), row.get("row"), row.get("step")
    if not isinstance(key, str) or type(number) is not int or not 0 < number <= _BIGGEST_KEY:
        return None
    if not isinstance(step, str) or step not in _STEPS:
        return None
    try:
        plain = str(uuid.UUID(key[:_TEXT]))
        at = parse_datetime(str(row.get("at"))[:_TEXT])
    except ValueError:
        return None
    seen = at if at is not None and timezone.is_aware(at) else None
    return DoorChange(plain, number, RegistrationStep(step), seen, str(row.get("of", ""))[:_TEXT])
