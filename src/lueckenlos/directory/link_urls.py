from django.urls import URLPattern, URLResolver

app_name = "offer_link"
urlpatterns: list[URLPattern | URLResolver] = []
