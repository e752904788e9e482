"""Beteiligung: surveys, ideas, circles of decision, and how far people take part."""

from lueckenlos.shared import registers


class ParticipationConfig(registers.PackageConfig):
    name = "lueckenlos.participation"
    label = "participation"

    def connect(self) -> None:
        from lueckenlos.participation.subjects import KINDS, ParticipationNeighbour  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        for kind in KINDS:
            register_kind(kind)
        register_neighbour(ParticipationNeighbour())
