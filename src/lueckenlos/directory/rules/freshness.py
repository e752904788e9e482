"""How long an offer's details count as checked. Pure dates: no clock, no database.

A Stand older than 6 months calls for a reminder, 4 weeks later for a second one; after 4 more weeks the public
page says that the details are unchecked, and 3 months later the offer leaves it.
"""

from calendar import monthrange
from datetime import date, timedelta
from enum import IntEnum
from typing import Final

REMIND_AFTER_MONTHS: Final = 6
BETWEEN_STEPS: Final = timedelta(weeks=4)
HIDE_AFTER_MONTHS: Final = 3
# funding or term that ends within this time counts as running out
RUNNING_OUT_MONTHS: Final = 12


class Freshness(IntEnum):
    """Stages in the order an offer passes them."""

    FRESH = 0
    FIRST_REMINDER = 1
    SECOND_REMINDER = 2
    UNCHECKED = 3
    HIDDEN = 4


def begins_on(stage: Freshness, stand: date) -> date:
    """The first day of ``stage`` for details checked on ``stand``."""
    # exactly six months are not yet "older than six months"
    first = add_months(stand, REMIND_AFTER_MONTHS) + timedelta(days=1)
    match stage:
        case Freshness.FRESH:
            return stand
        case Freshness.FIRST_REMINDER:
            return first
        case Freshness.SECOND_REMINDER:
            return first + BETWEEN_STEPS
        case Freshness.UNCHECKED:
            return first + 2 * BETWEEN_STEPS
        case Freshness.HIDDEN:
            return add_months(first + 2 * BETWEEN_STEPS, HIDE_AFTER_MONTHS)


def freshness(stand: date, today: date) -> Freshness:
    """The stage that details checked on ``stand`` have reached by ``today``."""
    return max(stage for stage in Freshness if stage is Freshness.FRESH or begins_on(stage, stand) <= today)


def newest_stand(stage: Freshness, today: date) -> date:
    """The latest Stand that has reached ``stage`` by ``today``: turns the rule into a comparison of one column."""
    stand = today
    if stage is Freshness.FRESH:
        return stand
    # the earliest Stand that cannot have reached the stage, then a few days back over short months
    stand -= begins_on(stage, today) - today - timedelta(days=7)
    while begins_on(stage, stand) > today:
        stand -= timedelta(days=1)
    return stand


def add_months(day: date, months: int) -> date:
    """The same day ``months`` later, or the last day of a shorter month."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))
