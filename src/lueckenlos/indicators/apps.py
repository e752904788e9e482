from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "lueckenlos.indicators"
    label = "indicators"

    def ready(self) -> None:
        from lueckenlos.adoption.shapes import register_shape  # noqa: PLC0415 -- app ready
        from lueckenlos.geo.likeness import register_judge  # noqa: PLC0415 -- app ready
        from lueckenlos.indicators.likeness import most_alike  # noqa: PLC0415 -- app ready
        from lueckenlos.indicators.shapes import IndicatorShape  # noqa: PLC0415 -- app ready
        from lueckenlos.indicators.subjects import IndicatorSubjects  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind  # noqa: PLC0415 -- app ready

        register_shape(IndicatorShape())
        register_kind(IndicatorSubjects())
        register_judge(most_alike)
