from django.apps import AppConfig


class ParticipationConfig(AppConfig):
    name = "lueckenlos.participation"
    label = "participation"
