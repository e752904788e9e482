"""Thresholds of the hints, each with what it means. A Stelle may set its own; docs/adr/0005-hints.md explains them."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Limits:
    """Where a finding becomes a hint."""

    # an offer with this wait or longer does not count as reachable in time (six weeks)
    long_wait_days: int = 42
    # as the crow flies from the middle of an area to the nearest place of an offer
    far_km: float = 5.0
    # fewer places than one for so many people of the age band are a hint (25: less than 4 % can be reached)
    people_per_place: int = 25
    # funding or term that ends within so many months is running out; the last day counts
    running_out_months: int = 12
    # last check by a person; older than the first is a hint, older than the second is marked for citizens
    unchecked_months: int = 6
    outdated_months: int = 8
    # "none of them is free of charge" needs at least this share of offers that say anything about it
    answered_share: float = 0.5
    # an area with fewer people of the age band gets no hint of its own
    min_people: int = 20
    # a median over fewer areas says nothing
    min_areas_for_median: int = 3


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later (or earlier), at most the last day of that month: 31 August − 6 → 28 February."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
