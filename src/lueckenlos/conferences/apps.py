from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    name = "lueckenlos.conferences"
    label = "conferences"

    def ready(self) -> None:
        from lueckenlos.conferences.extension import ConferenceExtension  # noqa: PLC0415 -- app ready
        from lueckenlos.events.extensions import register  # noqa: PLC0415 -- app ready

        register(ConferenceExtension())
