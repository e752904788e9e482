from django.apps import AppConfig


class GoalsConfig(AppConfig):
    name = "lueckenlos.goals"
    label = "goals"
