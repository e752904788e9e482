"""Gesundheitspreis: call, applications, jury, decision, ceremony."""

from lueckenlos.shared import registers


class PrizesConfig(registers.PackageConfig):
    name = "lueckenlos.prizes"
    label = "prizes"

    def connect(self) -> None:
        from lueckenlos.prizes.subjects import CALLS, PrizesNeighbour  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(CALLS)
        register_neighbour(PrizesNeighbour())
