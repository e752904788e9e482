from django.apps import AppConfig


class ChainsConfig(AppConfig):
    name = "lueckenlos.chains"
    label = "chains"

    def ready(self) -> None:
        from lueckenlos.chains.subjects import HintSubjects  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind  # noqa: PLC0415 -- app ready

        register_kind(HintSubjects())
