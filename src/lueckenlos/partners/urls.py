from django.urls import URLPattern, URLResolver, path

from lueckenlos.partners import views

app_name = "partners"
urlpatterns: list[URLPattern | URLResolver] = [
    path("organisationen/", views.organisation_list, name="organisation_list"),
    path("organisationen/neu/", views.organisation_create, name="organisation_create"),
    path("organisationen/vorschlag/", views.organisation_suggest, name="organisation_suggest"),
    path("organisationen/dubletten/", views.organisation_duplicates, name="organisation_duplicates"),
    path("organisationen/<int:pk>/", views.organisation_detail, name="organisation_detail"),
    path("organisationen/<int:pk>/bearbeiten/", views.organisation_edit, name="organisation_edit"),
    path("organisationen/<int:pk>/loeschen/", views.organisation_delete, name="organisation_delete"),
    path("organisationen/<int:pk>/zusammenfuehren/<int:other>/", views.organisation_merge, name="organisation_merge"),
]
