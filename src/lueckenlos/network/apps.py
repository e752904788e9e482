"""Organisations and the ties between them: what holds the network, and who is missing."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "lueckenlos.network"
    label = "network"

    def ready(self) -> None:
        from lueckenlos.network.subjects import TIES, NetworkNeighbour  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        register_kind(TIES)
        register_neighbour(NetworkNeighbour())
