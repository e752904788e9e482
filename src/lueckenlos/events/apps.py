from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "lueckenlos.events"
    label = "events"

    def ready(self) -> None:
        from lueckenlos.events.models import Event  # noqa: PLC0415 -- app ready
        from lueckenlos.events.queries import work  # noqa: PLC0415 -- app ready
        from lueckenlos.tenancy.subjects import RowKind, register_kind  # noqa: PLC0415 -- app ready

        page = "events:event_detail"
        register_kind(RowKind("events.event", Event, work.visible_events, page, words="title_key"))
