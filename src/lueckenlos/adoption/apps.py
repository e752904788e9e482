from django.apps import AppConfig


class AdoptionConfig(AppConfig):
    name = "lueckenlos.adoption"
    label = "adoption"
