from django.urls import URLPattern, URLResolver, path

from lueckenlos.prizes.views import applications, calls, jury

app_name = "prizes"
urlpatterns: list[URLPattern | URLResolver] = [
    path("preise/", calls.call_list, name="call_list"),
    path("preise/neu/", calls.call_create, name="call_create"),
    path("preise/<int:pk>/", calls.call_detail, name="call_detail"),
    path("preise/<int:pk>/bearbeiten/", calls.call_edit, name="call_edit"),
    path("preise/<int:pk>/jury/", jury.jury, name="jury"),
    path("preise/<int:pk>/entscheidung/", applications.decide, name="decide"),
    path("preise/bewerbung/<int:pk>/", applications.application_detail, name="application_detail"),
]
