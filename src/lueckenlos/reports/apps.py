from django.apps import AppConfig


class ReportsConfig(AppConfig):
    name = "lueckenlos.reports"
    label = "reports"
