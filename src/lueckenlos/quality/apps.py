from django.apps import AppConfig


class QualityConfig(AppConfig):
    name = "lueckenlos.quality"
    label = "quality"
