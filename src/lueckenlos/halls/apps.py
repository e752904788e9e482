from django.apps import AppConfig


class HallsConfig(AppConfig):
    name = "lueckenlos.halls"
    label = "halls"

    def ready(self) -> None:
        from lueckenlos.events.extensions import register  # noqa: PLC0415 -- app ready
        from lueckenlos.halls.extension import HallExtension  # noqa: PLC0415 -- app ready

        register(HallExtension())
