"""Antragsmappen, Verwendungsnachweise and Förderprogramme with their deadlines."""

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "lueckenlos.funding"
    label = "funding"

    def ready(self) -> None:
        from lueckenlos.funding.subjects import FundingNeighbour, mappen, programmes  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        register_kind(mappen())
        register_kind(programmes())
        register_neighbour(FundingNeighbour())
