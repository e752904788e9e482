from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "lueckenlos.events"
    label = "events"

    def ready(self) -> None:
        from lueckenlos.events.extensions import register  # noqa: PLC0415 -- app ready
        from lueckenlos.events.shift_extension import ShiftExtension  # noqa: PLC0415 -- app ready
        from lueckenlos.events.subjects import EVENTS  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import register_kind  # noqa: PLC0415 -- app ready

        register_kind(EVENTS)
        register(ShiftExtension())
