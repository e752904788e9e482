from django.urls import path

from lueckenlos.partners import access_views

app_name = "access"
urlpatterns = [path("organisationen/<int:pk>/einladen/", access_views.traeger_invite, name="traeger_invite")]
