"""Criteria and Selbsteinschätzung: several people say where an offer, a measure or the chain stands."""

from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "lueckenlos.quality"
    label = "quality"

    def ready(self) -> None:
        from lueckenlos.quality.registry import criteria_sets  # noqa: PLC0415 -- app ready
        from lueckenlos.quality.subjects import AssessmentSubjects, CriterionSubjects, QualityNeighbour  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        # content with a mistake stops the start, not somebody's work
        criteria_sets()
        register_kind(AssessmentSubjects())
        register_kind(CriterionSubjects())
        register_neighbour(QualityNeighbour())
