"""Leitbild, Leitziele, Teilziele, Maßnahmen and Messwerte: from a confirmed hint to a result."""

from lueckenlos.shared import registers


class GoalsConfig(registers.PackageConfig):
    name = "lueckenlos.goals"
    label = "goals"

    def connect(self) -> None:
        from lueckenlos.goals.subjects import GOALS, MEASURES, GoalNeighbour  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.goals.ties import MeasureTies  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.network.sources import register_source  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(GOALS)
        register_kind(MEASURES)
        register_neighbour(GoalNeighbour())
        register_source(MeasureTies())
