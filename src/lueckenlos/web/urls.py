"""Pages of the installation itself."""

from django.urls import path

from lueckenlos.web import views

app_name = "web"
urlpatterns = [
    path("impressum/", views.impressum, name="impressum"),
    path("datenschutz/", views.datenschutz, name="datenschutz"),
    path("barrierefreiheit/", views.barrierefreiheit, name="barrierefreiheit"),
    path("leichte-sprache/", views.leichte_sprache, name="leichte_sprache"),
    path("gebaerdensprache/", views.gebaerdensprache, name="gebaerdensprache"),
    path("darstellung/", views.theme, name="theme"),
    path("gesund/", views.health, name="health"),
]
