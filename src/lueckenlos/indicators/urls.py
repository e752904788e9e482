from django.urls import path

from lueckenlos.indicators import views

app_name = "indicators"
urlpatterns = [path("bedarf/", views.need, name="need")]
