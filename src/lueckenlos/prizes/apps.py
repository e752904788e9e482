"""Gesundheitspreis: call, applications, jury, decision, ceremony."""

from django.apps import AppConfig


class PrizesConfig(AppConfig):
    name = "lueckenlos.prizes"
    label = "prizes"

    def ready(self) -> None:
        from lueckenlos.prizes.subjects import CALLS, PrizesNeighbour  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        register_kind(CALLS)
        register_neighbour(PrizesNeighbour())
