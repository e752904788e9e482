from django.urls import path

from lueckenlos.indicators import views

app_name = "indicators"
urlpatterns = [
    path("bedarf/", views.need, name="need"),
    path("bedarf/profil/", views.profile, name="profile"),
    path("bedarf/ungleichheit/", views.inequality, name="inequality"),
    path("bedarf/herkunft/", views.lineage, name="lineage"),
]
