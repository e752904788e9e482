"""Addresses of data sources and territory; ``imports/urls.py`` puts them together with those of offers."""

from django.urls import URLPattern, path

from lueckenlos.imports import area_views

area_urlpatterns: list[URLPattern] = [
    path("daten/", area_views.data_list, name="data_list"),
    path("daten/einlesen/", area_views.data_upload, name="data_upload"),
    path("daten/uebernehmen/", area_views.data_apply, name="data_apply"),
    path("gebiete/", area_views.territory, name="territory"),
]
