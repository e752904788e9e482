"""Papers that travel between Stellen: versions, taking over, differences, comment rounds."""

from django.apps import AppConfig


class AdoptionConfig(AppConfig):
    name = "lueckenlos.adoption"
    label = "adoption"

    def ready(self) -> None:
        from lueckenlos.adoption.subjects import PaperNeighbour, PaperSubjects  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        register_kind(PaperSubjects())
        register_neighbour(PaperNeighbour())
