"""Leitbild, goals, measures, and what is measured."""

from lueckenlos.goals.models.goal import Goal, Leitbild
from lueckenlos.goals.models.measure import Measure, MeasureLink
from lueckenlos.goals.models.plan import Planned
from lueckenlos.goals.models.yardstick import Reading, Yardstick

__all__ = ["Goal", "Leitbild", "Measure", "MeasureLink", "Planned", "Reading", "Yardstick"]
