from django.urls import URLPattern, URLResolver, path

from lueckenlos.directory.views import public_link

app_name = "offer_link"
urlpatterns: list[URLPattern | URLResolver] = [
    path("<str:token>/", public_link.start, name="start"),
    path("<str:token>/neu/", public_link.enter, name="enter"),
    path("<str:token>/danke/", public_link.thanks, name="thanks"),
    path("<str:token>/angebot/<slug:public_id>/stimmt/", public_link.confirm, name="confirm"),
    path("<str:token>/angebot/<slug:public_id>/aendern/", public_link.change, name="change"),
]
