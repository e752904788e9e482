from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "lueckenlos.web"
    label = "web"
