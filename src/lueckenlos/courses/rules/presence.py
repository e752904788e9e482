"""What presence at the sessions is worth."""

from collections.abc import Iterable
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.utils import timezone

from lueckenlos.courses.models import Termin

_PERCENT: Final = 100
_HOUR: Final = 60


def units_of(attended: Iterable[Decimal]) -> Decimal:
    return sum(attended, Decimal(0))


def enough(attended: Decimal, whole: Decimal, share: int) -> bool:
    """Whether ``attended`` units are ``share`` percent of ``whole``; exact, and never with nothing at all."""
    return attended > 0 and attended * _PERCENT >= whole * share


def session_at(termine: Iterable[Termin], at: datetime) -> Termin | None:
    """The session that somebody who comes now comes to: running, or the next of this day; None after the last one."""
    day = timezone.localdate(at)
    # also one that began before midnight
    left = [
        one for one in termine if one.ends_at > at and (one.starts_at <= at or timezone.localdate(one.starts_at) == day)
    ]
    return min(left, key=lambda one: one.starts_at, default=None)


def percent_of(attended: Decimal, whole: Decimal) -> int:
    """Rounded down: 79.9 percent is not 80."""
    return int(attended * _PERCENT / whole) if whole else 0


def hours_of(units: Decimal, unit_minutes: int) -> Decimal:
    """Hours of 60 minutes, to two places."""
    return (units * unit_minutes / _HOUR).quantize(Decimal("0.01"), ROUND_HALF_UP)


def proposed_units(minutes: int, unit_minutes: int) -> Decimal:
    """Whole and half units that fit into the time; at least a half one."""
    halves = minutes * 2 // unit_minutes if unit_minutes else 0
    return Decimal(max(halves, 1)) / 2
