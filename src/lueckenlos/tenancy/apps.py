from django.apps import AppConfig


class TenancyConfig(AppConfig):
    name = "lueckenlos.tenancy"
    label = "tenancy"
