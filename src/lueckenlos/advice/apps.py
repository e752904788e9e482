from lueckenlos.shared import registers


class AdviceConfig(registers.PackageConfig):
    name = "lueckenlos.advice"
    label = "advice"

    def connect(self) -> None:
        from lueckenlos.advice.subjects import ACTIVITIES, CASES, CountedGoals  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind, register_neighbour  # noqa: PLC0415 -- when somebody asks

        register_kind(CASES)
        register_kind(ACTIVITIES)
        register_neighbour(CountedGoals())
