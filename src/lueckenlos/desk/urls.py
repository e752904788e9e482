"""Where a person lands after signing in, and the start page of one Stelle."""

from django.urls import path

from lueckenlos.desk import views

app_name = "desk"
urlpatterns = [
    path("", views.home, name="home"),
    path("<slug:stelle>/", views.stelle_home, name="stelle_home"),
    path("<slug:stelle>/offene-hinweise/", views.open_hints, name="open_hints"),
]
