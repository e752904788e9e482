from django.apps import AppConfig


class ImportsConfig(AppConfig):
    name = "lueckenlos.imports"
    label = "imports"
