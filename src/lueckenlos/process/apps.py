from django.apps import AppConfig


class ProcessConfig(AppConfig):
    name = "lueckenlos.process"
    label = "process"
