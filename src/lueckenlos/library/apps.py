"""What the field knows: publications and Praxisbeispiele."""

from lueckenlos.shared import registers


class LibraryConfig(registers.PackageConfig):
    name = "lueckenlos.library"
    label = "library"

    def connect(self) -> None:
        from lueckenlos.library.subjects import ExampleSubjects, LibraryNeighbour, PublicationSubjects  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(ExampleSubjects())
        register_kind(PublicationSubjects())
        register_neighbour(LibraryNeighbour())
