"""The work area of the library."""

from django.urls import path

from lueckenlos.library.views import examples, orders, publications

app_name = "library"
urlpatterns = [
    path("veroeffentlichungen/", publications.publication_list, name="publication_list"),
    path("veroeffentlichungen/neu/", publications.publication_create, name="publication_create"),
    path("veroeffentlichungen/<int:pk>/", publications.publication_detail, name="publication_detail"),
    path("veroeffentlichungen/<int:pk>/bearbeiten/", publications.publication_edit, name="publication_edit"),
    path("veroeffentlichungen/<int:pk>/auflage/", publications.edition_create, name="edition_create"),
    path("veroeffentlichungen/auflage/<int:pk>/", publications.edition_edit, name="edition_edit"),
    path("veroeffentlichungen/auflage/<int:pk>/schritt/", publications.edition_step, name="edition_step"),
    path("veroeffentlichungen/auflage/<int:pk>/datei/", publications.file_add, name="file_add"),
    path("veroeffentlichungen/datei/<int:pk>/", publications.file, name="file"),
    path("bestellungen/", orders.order_list, name="order_list"),
    path("praxisbeispiele/", examples.example_list, name="example_list"),
    path("praxisbeispiele/neu/", examples.example_create, name="example_create"),
    path("praxisbeispiele/<slug:key>/", examples.example_detail, name="example_detail"),
    path("praxisbeispiele/<slug:key>/bearbeiten/", examples.example_edit, name="example_edit"),
    path("praxisbeispiele/<slug:key>/schritt/", examples.example_step, name="example_step"),
    path("praxisbeispiele/<slug:key>/antwort/", examples.example_answer, name="example_answer"),
]
