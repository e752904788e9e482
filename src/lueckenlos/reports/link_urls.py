"""The comparison of the Länder for programs; the secret part of the address is the key."""

from django.urls import path

from lueckenlos.reports.views import federal

app_name = "comparison"
urlpatterns = [path("<str:token>/", federal.comparison_data, name="data")]
