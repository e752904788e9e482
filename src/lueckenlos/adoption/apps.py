"""Papers that travel between Stellen: versions, taking over, differences, comment rounds."""

from lueckenlos.shared import registers


class AdoptionConfig(registers.PackageConfig):
    name = "lueckenlos.adoption"
    label = "adoption"

    def connect(self) -> None:
        from lueckenlos.adoption.subjects import PaperNeighbour, PaperSubjects  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(PaperSubjects())
        register_neighbour(PaperNeighbour())
