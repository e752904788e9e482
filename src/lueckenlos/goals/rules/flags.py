"""What is late and what is missing, from dates and empty fields alone."""

from datetime import date

from lueckenlos.goals.enums import OPEN_GOALS, OPEN_MEASURES, Flag, GoalState, MeasureState
from lueckenlos.goals.models import Goal, Measure, Planned


def goal_flags(goal: Goal, day: date) -> list[Flag]:
    """Nothing for what is over. A Leitziel needs no term of its own."""
    if goal.state not in OPEN_GOALS:
        return []
    flags = _late(goal, day) + _ownerless(goal)
    return flags if goal.is_leitziel or goal.due_on else [*flags, Flag.NO_TERM]


def measure_flags(measure: Measure, day: date) -> list[Flag]:
    """Nothing for what is over; what rests need not have begun."""
    if measure.state not in OPEN_MEASURES:
        return []
    flags = _late(measure, day)
    begins = measure.starts_on
    if not flags and measure.state == MeasureState.GEPLANT and begins is not None and begins < day:
        flags = [Flag.NOT_STARTED]
    flags += _ownerless(measure)
    return flags if measure.due_on else [*flags, Flag.NO_TERM]


def is_draft(goal: Goal) -> bool:
    return goal.state == GoalState.ENTWURF


def is_over(row: Goal | Measure) -> bool:
    """Nobody works on it any more."""
    return row.state not in (OPEN_GOALS if isinstance(row, Goal) else OPEN_MEASURES)


def missing_for_adoption(goal: Goal, yardsticks: int) -> list[str]:
    """Names of what a Teilziel lacks before it can be adopted: a term, and something it is measured by."""
    if goal.is_leitziel:
        return []
    return [name for name, there in (("due_on", goal.due_on), ("yardsticks", yardsticks)) if not there]


def _late(row: Planned, day: date) -> list[Flag]:
    """On the day of the term itself nobody is late."""
    return [Flag.LATE] if row.due_on is not None and row.due_on < day else []


def _ownerless(row: Planned) -> list[Flag]:
    return [] if row.owner_id or row.responsible else [Flag.NO_OWNER]
