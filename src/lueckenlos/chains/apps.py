from django.apps import AppConfig


class ChainsConfig(AppConfig):
    name = "lueckenlos.chains"
    label = "chains"
