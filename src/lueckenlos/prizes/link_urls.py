"""Pages for everybody, applicants and invited jurors, without a login."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.prizes.views import public

app_name = "prize_links"
urlpatterns: list[URLPattern | URLResolver] = [
    path("bewerbung/<str:token>/", public.own, name="own"),
    path("jury/<str:token>/", public.jury, name="jury"),
    path("<slug:public_id>/", public.call, name="call"),
    path("<slug:public_id>/bewerben/", public.apply, name="apply"),
]
