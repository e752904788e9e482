from lueckenlos.shared import registers


class IndicatorsConfig(registers.PackageConfig):
    name = "lueckenlos.indicators"
    label = "indicators"

    def connect(self) -> None:
        from lueckenlos.adoption.shapes import register_shape  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.geo.likeness import register_judge  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.indicators.likeness import most_alike  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.indicators.shapes import IndicatorShape  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.indicators.subjects import IndicatorSubjects  # noqa: PLC0415 -- when somebody asks
        from lueckenlos.tenancy.subjects import register_kind  # noqa: PLC0415 -- when somebody asks

        register_shape(IndicatorShape())
        register_kind(IndicatorSubjects())
        register_judge(most_alike)
