"""Where a goal may stand in the tree."""

from collections.abc import Mapping
from typing import Final

from lueckenlos.shared.errors import Invalid

# Leitziel, Teilziel, and one level below; deeper trees nobody reads
MAX_DEPTH: Final = 3


def check_place(goal: int | None, parent: int | None, parents: Mapping[int, int | None]) -> None:
    """``parents`` maps every goal of the Stelle to its parent as stored; ``goal`` is None for a new one.

    Raises Invalid ``goal_cycle`` when the parent stands below the goal or is it, ``goal_too_deep`` when the goal or
    what stands below it would come deeper than MAX_DEPTH, ``goal_unknown`` for a parent that does not exist.
    """
    if parent is None:
        return
    if parent not in parents:
        raise Invalid("goal_unknown")
    above = _line(parent, parents)
    if goal is not None and goal in above:
        raise Invalid("goal_cycle")
    if len(above) + _height(goal, parents) > MAX_DEPTH:
        raise Invalid("goal_too_deep", most=MAX_DEPTH)


def _line(start: int, parents: Mapping[int, int | None]) -> list[int]:
    """A goal and everything above it; ends also where stored rows already run in a circle."""
    line: list[int] = []
    current: int | None = start
    while current is not None and current not in line:
        line.append(current)
        current = parents.get(current)
    return line


def _height(goal: int | None, parents: Mapping[int, int | None]) -> int:
    """Levels from the goal down, itself included."""
    if goal is None:
        return 1
    lines = (_line(other, parents) for other in parents)
    return max((line.index(goal) + 1 for line in lines if goal in line), default=1)
