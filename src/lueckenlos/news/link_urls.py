"""Newsletters for readers, without a login."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.news.views import public

app_name = "newsletter"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", public.subscribe, name="subscribe"),
    path("bestaetigen/<str:token>/", public.confirm, name="confirm"),
    path("abo/<str:token>/", public.lists, name="lists"),
    path("abmelden/<str:token>/", public.unsubscribe, name="unsubscribe"),
    path("ausgaben/", public.archive, name="archive"),
    path("ausgaben/<slug:key>/", public.issue, name="issue"),
]
