from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "lueckenlos.network"
    label = "network"
