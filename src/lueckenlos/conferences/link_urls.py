"""Pages without a login: own page, invitation, feedback and the phone of an Infostand."""

from django.urls import URLPattern, URLResolver, path

from lueckenlos.conferences.views import own, public

app_name = "conference_links"
urlpatterns: list[URLPattern | URLResolver] = [
    path("einladung/<str:token>/", own.invitation, name="invitation"),
    path("rueckmeldung/<slug:public_id>/", public.feedback, name="feedback"),
    path("strichliste/<str:token>/", public.tally, name="tally"),
    path("strichliste/<str:token>/senden/", public.tally_send, name="tally_send"),
    path("<str:token>/", own.own, name="own"),
]
