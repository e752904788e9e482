"""When somebody can help, and what two shifts of one person must not do."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import Final

from lueckenlos.events.enums import SURE
from lueckenlos.events.models import Booking, Event, HelperShift, Registration
from lueckenlos.events.rules.rights import may_edit_registrations
from lueckenlos.shared.errors import Invalid
from lueckenlos.shared.verdict import Verdict
from lueckenlos.tenancy.actor import Actor

MOST_SHIFTS: Final = 60
MOST_HELPERS: Final = 200
_LONGEST_NAME: Final = 80
# setting up and clearing away, the evening before and after
_AROUND: Final = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class ShiftValues:
    """A shift as the office types it."""

    name: str
    starts_at: datetime
    ends_at: datetime
    seats: int


def checked(values: ShiftValues, event: Event) -> ShiftValues:
    """Raises Invalid with the first thing that is wrong."""
    name = " ".join(values.name.split())
    if not name or len(name) > _LONGEST_NAME:
        raise Invalid("shift_name", most=_LONGEST_NAME)
    if values.starts_at >= values.ends_at:
        raise Invalid("event_time_order")
    if values.ends_at < event.starts_at - _AROUND or values.starts_at > event.ends_at + _AROUND:
        raise Invalid("shift_far_away", days=_AROUND.days)
    if not 1 <= values.seats <= MOST_HELPERS:
        raise Invalid("shift_seats", most=MOST_HELPERS)
    return ShiftValues(name, values.starts_at, values.ends_at, values.seats)


def may_plan_shifts(by: Actor, booking: Booking) -> Verdict:
    """Names stand beside the shifts: those who work with registrations, until the event is closed."""
    return may_edit_registrations(by, booking)


def may_help(registration: Registration, now: datetime) -> Verdict:
    """A firm place, and the event still ahead."""
    if registration.status not in SURE:
        return Verdict.no("shift_needs_a_place")
    if now >= registration.booking.event.starts_at:
        return Verdict.no("event_has_begun")
    return Verdict.yes()


def ensure_apart(shifts: Sequence[HelperShift]) -> None:
    """Nobody is in two places at once; Invalid names the two."""
    in_order = sorted(shifts, key=lambda one: (one.starts_at, one.ends_at))
    for first, second in pairwise(in_order):
        if second.starts_at < first.ends_at:
            raise Invalid("shifts_overlap", first=first.name, second=second.name)
