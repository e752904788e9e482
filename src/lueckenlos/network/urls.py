from django.urls import URLPattern, URLResolver, path

from lueckenlos.network.views import actors, pictures, rounds, ties

app_name = "network"
urlpatterns: list[URLPattern | URLResolver] = [
    path("netzwerk/", pictures.picture, name="picture"),
    path("netzwerk/kennzahlen/", pictures.measures, name="measures"),
    path("netzwerk/vergleich/", pictures.compare, name="compare"),
    path("netzwerk/wer-fehlt/", actors.missing, name="missing"),
    path("netzwerk/neu/", ties.tie_create, name="tie_create"),
    path("netzwerk/verbindungen/<int:pk>/", ties.tie_edit, name="tie_edit"),
    path("netzwerk/organisationen/<int:pk>/", actors.actor, name="actor"),
    path("netzwerk/organisationen/<int:pk>/ausblenden/", ties.hide, name="hide"),
    path("netzwerk/organisationen/<int:pk>/einwilligungen/", actors.consent, name="consent"),
    path("netzwerk/abfragen/", rounds.round_list, name="round_list"),
    path("netzwerk/abfragen/<int:pk>/", rounds.round_detail, name="round_detail"),
]
