"""The public form of a KGC, without a login."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.advice.views import public

app_name = "advice_links"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:kgc>/", public.inquiry, name="inquiry"),
]
