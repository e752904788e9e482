"""Antragsmappen, Verwendungsnachweise and Förderprogramme with their deadlines."""

from lueckenlos.shared import registers


class FundingConfig(registers.PackageConfig):
    name = "lueckenlos.funding"
    label = "funding"

    def connect(self) -> None:
        from lueckenlos.funding.subjects import FundingNeighbour, mappen, programmes  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(mappen())
        register_kind(programmes())
        register_neighbour(FundingNeighbour())
