from django.urls import URLPattern, URLResolver

app_name = "invitation"
urlpatterns: list[URLPattern | URLResolver] = []
