from django.apps import AppConfig


class GeoConfig(AppConfig):
    name = "lueckenlos.geo"
    label = "geo"
