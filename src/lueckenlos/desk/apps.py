from django.apps import AppConfig


class DeskConfig(AppConfig):
    name = "lueckenlos.desk"
    label = "desk"
