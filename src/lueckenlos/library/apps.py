"""What the field knows: publications and Praxisbeispiele."""

from django.apps import AppConfig


class LibraryConfig(AppConfig):
    name = "lueckenlos.library"
    label = "library"

    def ready(self) -> None:
        from lueckenlos.library.subjects import ExampleSubjects, LibraryNeighbour, PublicationSubjects  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        register_kind(ExampleSubjects())
        register_kind(PublicationSubjects())
        register_neighbour(LibraryNeighbour())
