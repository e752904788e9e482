"""Criteria and Selbsteinschätzung: several people say where an offer, a measure or the chain stands."""

from lueckenlos.shared import registers


class QualityConfig(registers.PackageConfig):
    name = "lueckenlos.quality"
    label = "quality"

    def ready(self) -> None:
        super().ready()
        from lueckenlos.quality.registry import criteria_sets  # noqa: PLC0415 -- app ready

        # content with a mistake stops the start, not somebody's work
        criteria_sets()

    def connect(self) -> None:
        from lueckenlos.quality.subjects import AssessmentSubjects, CriterionSubjects, QualityNeighbour  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(AssessmentSubjects())
        register_kind(CriterionSubjects())
        register_neighbour(QualityNeighbour())
