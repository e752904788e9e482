"""The public list of the Partnerprozess of one Land, without a login."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.advice.views import public

app_name = "advice_register"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<slug:kgc>/", public.partners, name="partners"),
]
