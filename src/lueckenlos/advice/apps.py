from django.apps import AppConfig


class AdviceConfig(AppConfig):
    name = "lueckenlos.advice"
    label = "advice"

    def ready(self) -> None:
        from lueckenlos.advice.subjects import ACTIVITIES, CASES, CountedGoals  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- app ready

        register_kind(CASES)
        register_kind(ACTIVITIES)
        register_neighbour(CountedGoals())
