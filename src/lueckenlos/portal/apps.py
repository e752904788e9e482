from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "lueckenlos.portal"
    label = "portal"
