from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "lueckenlos.events"
    label = "events"
