"""Addresses of the import of offers; ``imports/urls.py`` puts them together with those of official data."""

from django.urls import URLPattern, path

from lueckenlos.imports.offer_views import assign, finish, preview, uploads

offer_urlpatterns: list[URLPattern] = [
    path("importe/angebote/", uploads.offer_list, name="offer_list"),
    path("importe/angebote/neu/", uploads.offer_start, name="offer_start"),
    path("importe/angebote/vorlage.csv", uploads.offer_template, {"form": "csv"}, name="offer_template_csv"),
    path("importe/angebote/vorlage.xlsx", uploads.offer_template, {"form": "xlsx"}, name="offer_template_xlsx"),
    path("importe/angebote/<int:pk>/spalten/", assign.offer_mapping, name="offer_mapping"),
    path("importe/angebote/<int:pk>/blatt/", assign.offer_sheet, name="offer_sheet"),
    path("importe/angebote/<int:pk>/werte/", assign.offer_values, name="offer_values"),
    path("importe/angebote/<int:pk>/vorschau/", preview.offer_preview, name="offer_preview"),
    path("importe/angebote/<int:pk>/vorschau/alle/", preview.offer_bulk, name="offer_bulk"),
    path("importe/angebote/<int:pk>/vorschau/<int:line>/", preview.offer_row, name="offer_row"),
    path("importe/angebote/<int:pk>/fehlerliste.csv", preview.offer_errors, name="offer_errors"),
    path("importe/angebote/<int:pk>/uebernahme/", finish.offer_apply, name="offer_apply"),
    path("importe/angebote/<int:pk>/stand/", finish.offer_progress, name="offer_progress"),
    path("importe/angebote/<int:pk>/anhalten/", finish.offer_stop, name="offer_stop"),
    path("importe/angebote/<int:pk>/ruecknahme/", finish.offer_undo, name="offer_undo"),
    path("importe/angebote/<int:pk>/verwerfen/", uploads.offer_discard, name="offer_discard"),
]
