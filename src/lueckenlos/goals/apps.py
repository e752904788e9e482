"""Leitbild, Leitziele, Teilziele, Maßnahmen and Messwerte: from a confirmed hint to a result."""

from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "lueckenlos.goals"
    label = "goals"

    def ready(self) -> None:
        from lueckenlos.goals.subjects import GOALS, MEASURES, GoalNeighbour  # noqa: PLC0415 -- app ready
        from lueckenlos.goals.ties import MeasureTies  # noqa: PLC0415 -- app ready
        from lueckenlos.network.sources import register_source  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        register_kind(GOALS)
        register_kind(MEASURES)
        register_neighbour(GoalNeighbour())
        register_source(MeasureTies())
