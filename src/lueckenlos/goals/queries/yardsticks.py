"""Messgrößen with their readings and what these suggest."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from lueckenlos.goals import rules
from lueckenlos.goals.models import Goal, Measure, Reading, Yardstick


@dataclass(frozen=True, slots=True)
class Measured:
    """A Messgröße, its readings in order of days, and the hint computed from them."""

    yardstick: Yardstick
    readings: list[Reading]
    progress: rules.Progress


def measured(of: Goal | Measure, day: date) -> list[Measured]:
    """All Messgrößen of a goal or measure, by step. Two queries."""
    rows = list(of.yardsticks.order_by("step", "pk"))
    readings: defaultdict[int, list[Reading]] = defaultdict(list)
    if rows:
        for reading in Reading.objects.filter(yardstick__in=[row.pk for row in rows]).order_by("read_on", "pk"):
            readings[reading.yardstick_id].append(reading)
    return [with_readings(row, readings[row.pk], day) for row in rows]


def with_readings(yardstick: Yardstick, readings: list[Reading], day: date) -> Measured:
    values = [(reading.read_on, reading.value) for reading in readings]
    return Measured(yardstick, readings, rules.progress_of(yardstick, values, day))
