"""The address of tables for the library; ``imports/urls.py`` puts it together with the others."""

from django.urls import URLPattern, path

from lueckenlos.imports import shelf_views

shelf_urlpatterns: list[URLPattern] = [path("wissen/einlesen/", shelf_views.shelf_load, name="shelf")]
