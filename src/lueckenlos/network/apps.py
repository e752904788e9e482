"""Organisations and the ties between them: what holds the network, and who is missing."""

from lueckenlos.shared import registers


class NetworkConfig(registers.PackageConfig):
    name = "lueckenlos.network"
    label = "network"

    def connect(self) -> None:
        from lueckenlos.network.subjects import TIES, NetworkNeighbour  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(TIES)
        register_neighbour(NetworkNeighbour())
