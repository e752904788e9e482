"""Beteiligung: surveys, ideas, circles of decision, and how far people take part."""

from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "lueckenlos.participation"
    label = "participation"

    def ready(self) -> None:
        from lueckenlos.participation.subjects import KINDS, ParticipationNeighbour  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        for kind in KINDS:
            register_kind(kind)
        register_neighbour(ParticipationNeighbour())
