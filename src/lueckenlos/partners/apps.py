from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "lueckenlos.partners"
    label = "partners"
