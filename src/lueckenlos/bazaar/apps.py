from django.apps import AppConfig


class BazaarConfig(AppConfig):
    name = "lueckenlos.bazaar"
    label = "bazaar"

    def ready(self) -> None:
        from lueckenlos.bazaar.extension import BazaarExtension  # noqa: PLC0415 -- app ready
        from lueckenlos.events.extensions import register  # noqa: PLC0415 -- app ready

        register(BazaarExtension())
