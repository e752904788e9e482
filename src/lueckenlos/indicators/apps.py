from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "lueckenlos.indicators"
    label = "indicators"
